import { z } from 'zod';
import type { ControlClient } from '../demo/control-client.ts';

const Calls = z.array(
  z.looseObject({
    seq: z.number(),
    kind: z.string(),
    path: z.string(),
    points: z.number(),
    invocation: z.number().nullish(),
    functionKey: z.string().nullish(),
  }),
);

/** A platform call of the app, or an invocation, as the sandbox counted it. */
export type Call = z.infer<typeof Calls>[number];

/** What the app asked of the platform while something was done. */
export async function callsDuring(client: ControlClient, work: () => Promise<void>): Promise<readonly Call[]> {
  const before = Calls.parse(await client.calls(0)).at(-1)?.seq ?? 0;
  await work();
  return Calls.parse(await client.calls(before)).filter(({ seq }) => seq > before);
}
