import { z } from 'zod';
import { Instant } from '../../contract/ids';
import type { Run, ScheduleName } from '../../domain/health/health';
import type { Watermarks } from './facts';

/** The last run of each schedule. */
export interface Runs {
  find(name: ScheduleName): Promise<Run | null>;
  note(name: ScheduleName, run: Run): Promise<void>;
}

const Stored = z.object({ at: Instant, failures: z.array(z.object({ where: z.string(), code: z.string() })) });

export const createRuns = (watermarks: Watermarks): Runs => ({
  find: async (name) => Stored.safeParse(await watermarks.find(`run:${name}`)).data ?? null,
  note: (name, run) => watermarks.set(`run:${name}`, run),
});
