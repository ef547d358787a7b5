import { join } from 'node:path';
import { buildApp } from '../../../sandbox/app/build-app.ts';
import { Sandbox, type SandboxOptions } from '../../../sandbox/sandbox.ts';
import type { Site } from '../../../sandbox/site.ts';

/** A little app that does whatever the payload says: see `fixture-app/src/index.ts`. */
export const PROBE_APP = join(import.meta.dirname, 'fixture-app');
export const NOW = '2026-03-02T08:00:00.000Z';

const PEOPLE = [
  {
    accountId: 'anna',
    displayName: 'Anna',
    emailAddress: 'anna@example.com',
    role: 'agent',
    timeZone: 'Asia/Jerusalem',
  },
  { accountId: 'carl', displayName: 'Carl', emailAddress: 'carl@example.com', role: 'customer', locale: 'he-IL' },
  { accountId: 'uma', displayName: 'Uma', emailAddress: 'uma@example.com', role: 'unlicensed' },
];

/** The probe app on fresh sites, each with an agent (anna), a portal customer (carl) and an unlicensed account (uma). */
export async function startProbe(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const build = await buildApp(PROBE_APP, { resources: false });
  const sandbox = await Sandbox.start({ appDir: PROBE_APP, build, now: NOW, sql: 'embedded', ...options });
  for (const site of sandbox.sites) site.jira.declare({ people: PEOPLE });
  return sandbox;
}

/** A JSON object as it came over the wire; tests look into it by name. */
export type Wire = Readonly<Record<string, unknown>>;

interface ProbeCall {
  readonly as?: string | null;
  readonly payload?: unknown;
}

/** One call of the probe's resolver as anna. */
export async function probe<Value = Wire>(site: Site, functionKey: string, payload: unknown = {}): Promise<Value> {
  const answer = await site.invoke({
    moduleKey: 'probe-panel',
    accountId: 'anna',
    functionKey,
    payload,
    extension: {},
  });
  return answer as Value;
}

/** The same from the portal, as somebody else; null is a visitor. */
export async function probeFromPortal(
  site: Site,
  functionKey: string,
  { as = 'carl', payload = {} }: ProbeCall = {},
): Promise<Wire> {
  const answer = await site.invoke({ moduleKey: 'probe-card', accountId: as, functionKey, payload, extension: {} });
  return answer as Wire;
}

export interface Seen {
  readonly kind: string;
  /** Epoch ms by the function's own clock. */
  readonly at: number;
  readonly detail: unknown;
}

/** What the probe's triggers, schedules and consumer noted in storage, the installation left out. */
export async function seen(site: Site, kind?: string): Promise<readonly Seen[]> {
  const { seen: all } = await probe<{ readonly seen: readonly Seen[] }>(site, 'seen');
  const rest = all.filter(({ detail }) => field(detail, 'eventType') !== 'avi:forge:installed:app');
  return kind === undefined ? rest : rest.filter((entry) => entry.kind === kind);
}

/** A named part of something noted. */
export function field(detail: unknown, name: string): unknown {
  return typeof detail === 'object' && detail !== null ? Reflect.get(detail, name) : undefined;
}

/** Minutes after NOW at which the noted things happened. */
export function minutes(entries: readonly Seen[]): readonly number[] {
  return entries.map(({ at }) => (at - Date.parse(NOW)) / 60_000);
}
