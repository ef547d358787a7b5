import { z } from 'zod';
import { AGENT, DANA, SmallDesk } from '../test/support/small-desk.ts';
import type { Row } from './row.ts';

const Calls = z.array(z.looseObject({ seq: z.number(), kind: z.string(), points: z.number() }));

/** One request closed by an agent, then rated by its requester with one click and all details: what the app asked of the platform. */
export async function measureLoop(): Promise<Row[]> {
  const desk = await SmallDesk.start();
  try {
    const key = await openRequest(desk);
    const before = Calls.parse(await desk.client.calls(0)).at(-1)?.seq ?? 0;
    await closeAndRate(desk, key);
    const calls = Calls.parse(await desk.client.calls(before)).filter((call) => call.seq > before);
    const count = (kind: string) => calls.filter((call) => call.kind === kind).length;
    const points = calls.reduce((total, call) => total + call.points, 0);
    return [
      { name: 'close and full rating: calls of Jira', value: count('jira'), unit: 'calls', budget: 3 },
      { name: 'close and full rating: points of Jira', value: points, unit: 'points', budget: 5 },
      { name: 'close and full rating: SQL statements', value: count('sql'), unit: 'statements', budget: 14 },
      { name: 'close and full rating: invocations', value: count('invocation'), unit: 'invocations', budget: 5 },
    ];
  } finally {
    await desk.stop();
  }
}

async function openRequest(desk: SmallDesk): Promise<string> {
  const key = await desk.raise(DANA);
  await desk.client.advance('PT31M');
  await desk.comment(AGENT, key, 'Done, please look.');
  return key;
}

/** Ends between two ticks of the five-minute schedule, whose work is not the loop's. */
async function closeAndRate(desk: SmallDesk, key: string): Promise<void> {
  await desk.move(AGENT, key, 'resolve');
  await desk.card(DANA, key, 'readCard', {});
  const rated = await desk.rate(DANA, key, 2);
  const item = rated.ok ? rated.value['driverItem'] : null;
  const details = { driver: { item, value: 2 }, reasons: ['too-long'], comment: 'Three phone calls', lostMinutes: 30 };
  await desk.card(DANA, key, 'addDetails', { language: 'en', direction: 'ltr', ...details });
  await desk.client.advance('PT2M');
}
