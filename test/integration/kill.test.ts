import { afterAll, beforeAll, expect, it } from 'vitest';
import { AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(async () => {
  await desk.stop();
});

/** More platform calls than any of these functions makes: the last rounds kill nothing and prove that the count was high enough. */
const LAST_CALL = 11;
const calls = Array.from({ length: LAST_CALL }, (_, index) => index + 1);

it.each(calls)('a close that dies after platform call %i is repaired within the hour, once', async (call) => {
  const key = await desk.raise(DANA, `Close ${call}`);
  await desk.client.advance('PT30M');
  await desk.comment(AGENT, key, 'Done, please look.');
  await desk.client.faults({ killAfterCall: call });
  await desk.move(AGENT, key, 'resolve');
  await desk.client.faults({ reset: true });
  await desk.client.advance('PT2H');
  expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ ok: true, value: { kind: 'ask', invited: true } });
  expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': 'Awaiting rating' });
  expect(await desk.panel(AGENT, key)).toMatchObject({ ok: true, value: { times: { reopens: 0 } } });
  expect(await closesOf(key)).toBe(1);
});

it.each(calls)('a rating that dies after platform call %i is there or can be given again, once', async (call) => {
  const key = await desk.closedRequest(DANA, `Rating ${call}`);
  await desk.client.faults({ killAfterCall: call });
  await desk.rate(DANA, key, 4).catch((error: unknown) => error);
  await desk.client.faults({ reset: true });
  expect(await desk.rate(DANA, key, 4)).toMatchObject({ ok: true, value: { kind: 'answered', answer: { score: 4 } } });
  await desk.client.advance('PT10M');
  expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': 'Met', 'XLA score': 4 });
});

it.each(calls)(
  'a stored rating reaches the field although the function died after call %i and nobody clicked again',
  async (call) => {
    const key = await desk.closedRequest(DANA, `Field ${call}`);
    await desk.client.faults({ killAfterCall: call });
    await desk.rate(DANA, key, 5).catch((error: unknown) => error);
    await desk.client.faults({ reset: true });
    await desk.client.advance('PT20M');
    const card = await desk.card(DANA, key, 'readCard', {});
    const answered = card.ok && card.value.kind === 'answered';
    expect(await desk.fieldsOf(key)).toMatchObject(
      answered ? { 'XLA status': 'Met', 'XLA score': 5 } : { 'XLA status': 'Awaiting rating', 'XLA score': null },
    );
  },
);

/** Closes of a request that the app has counted. */
async function closesOf(key: string): Promise<number> {
  const state = JSON.stringify(await desk.client.state());
  const row = new RegExp(`\\{[^{}]*"issue_key":"${key}"[^{}]*\\}`).exec(state)?.[0] ?? '{}';
  return Number(/"close_no":"?(\d+)/.exec(row)?.[1] ?? 0);
}
