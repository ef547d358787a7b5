import { expect } from 'vitest';
import { z } from 'zod';
import type { ControlClient } from '../../demo/control-client.ts';
import { factsIn, figuresOf } from './figure-oracle.ts';

const Gadget = z.object({
  ok: z.literal(true),
  value: z.object({
    period: z.object({ from: z.number(), to: z.number() }),
    release: z.object({ through: z.number().nullable() }),
    tiles: z.array(
      z.object({
        id: z.string(),
        unit: z.string(),
        figure: z.object({ state: z.string(), value: z.number().optional(), n: z.number().optional() }),
      }),
    ),
  }),
});

/** As many as a gadget shows at once. */
const PORTIONS = [
  ['cycle-time', 'response-time', 'silence', 'open-requests', 'reopened'],
  ['returned', 'handed-over', 'sla-met', 'complete'],
  ['experience', 'satisfaction', 'ease', 'clarity', 'trust'],
  ['solved', 'lost-time'],
] as const;

/** Every measure of the gadget over all time is what a plain script says of the stored facts. Answers how many had a figure. */
export async function expectMeasures(client: ControlClient, accountId: string): Promise<number> {
  const facts = factsIn(await client.state());
  let ready = 0;
  for (const tiles of PORTIONS) {
    const answer = await client.invoke({
      moduleKey: 'xla-gadget',
      accountId,
      functionKey: 'readGadget',
      payload: { config: { tiles }, period: 'all' },
      extension: { type: 'jira:dashboardGadget', dashboard: { id: '10900' }, gadget: { id: '10901' } },
    });
    const view = Gadget.parse(answer).value;
    const expected = figuresOf(facts, { from: 0, to: view.period.to, through: view.release.through });
    for (const { id, unit, figure } of view.tiles) {
      const said = expected[id] ?? null;
      if (figure.state === 'too-few') continue;
      if (said === null) {
        expect(figure, id).toEqual({ state: 'none' });
        continue;
      }
      expect(figure.n, id).toBe(said.n);
      // Above a thousand requests times come from bins of 2 %; answers are published with two decimals.
      const tolerance = unit === 'working-ms' ? 0.02 * said.value + 1 : 0.0051;
      expect(
        Math.abs((figure.value ?? Number.NaN) - said.value),
        `${id}: ${figure.value} and ${said.value}`,
      ).toBeLessThanOrEqual(tolerance);
      ready += 1;
    }
  }
  return ready;
}
