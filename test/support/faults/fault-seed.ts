import type { TestContext } from 'vitest';
import { ControlClient } from '../../../demo/control-client.ts';
import { TroubledClient } from './troubled-client.ts';

/** The seed of the faults this run of the tests stands under, by `FAULT_SEED`; null without any. */
export function faultSeed(): number | null {
  const seed = Number(process.env['FAULT_SEED'] ?? '');
  return Number.isSafeInteger(seed) && seed > 0 ? seed : null;
}

/** A client of a site that runs: under faults when the run is, else an untroubled one. */
export async function openClient(url: string): Promise<ControlClient> {
  const seed = faultSeed();
  const client = seed === null ? new ControlClient(url) : new TroubledClient(url, seed);
  await client.people();
  return client;
}

/** Ends a test of a run under faults that would prove nothing: it counts or times what faults change. The report shows the reason. */
export function spareOfFaults({ skip }: TestContext, reason: string): void {
  skip(faultSeed() !== null, reason);
}
