import { AGENT, DANA, MOTI, SMALL_SETTINGS, SmallDesk } from '../test/support/small-desk.ts';
import { type Call, callsDuring } from './calls.ts';
import type { Row } from './row.ts';

/** Functions that run by the clock, whatever happens to this request. */
const SCHEDULED = new Set(['tick', 'hourly', 'daily']);

export async function measureLoop(): Promise<Row[]> {
  return [...(await measureWithoutComment()), ...(await measureWithComment())];
}

/** One request closed by an agent, then rated by its requester with one click and all details: what the app asked of the platform. */
export async function measureWithoutComment(): Promise<Row[]> {
  const desk = await SmallDesk.start();
  try {
    const key = await openRequest(desk, DANA);
    const calls = await callsDuring(desk.client, () => closeAndRate(desk, key));
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

/**
 * The same with the comment, which a later tick writes. Its look at whether the requests still stand Done is one call for all
 * comments of the tick, so a close costs by itself what a second one adds. Both are rated in minutes of their own.
 */
async function measureWithComment(): Promise<Row[]> {
  const alone = await callsWithComment([DANA]);
  const both = await callsWithComment([DANA, MOTI]);
  const each = both - alone;
  const name = 'close, comment and full rating: calls of Jira';
  return [
    { name: `${name} of each close`, value: each, unit: 'calls', budget: 4 },
    { name: `${name} for all comments of a tick`, value: alone - each, unit: 'calls', budget: 1 },
  ];
}

/** Calls of Jira while these people's requests are closed together, told of by comment and rated. */
async function callsWithComment(requesters: readonly string[]): Promise<number> {
  const processes = SMALL_SETTINGS.processes.map((process) => ({ ...process, push: 'comment' }));
  const desk = await SmallDesk.start({ settings: { ...SMALL_SETTINGS, processes } });
  try {
    const requests: { readonly by: string; readonly key: string }[] = [];
    for (const by of requesters) requests.push({ by, key: await openRequest(desk, by) });
    const calls = await callsDuring(desk.client, async () => {
      for (const { key } of requests) await desk.move(AGENT, key, 'resolve');
      await desk.client.advance('PT16M');
      for (const { by, key } of requests) await rateFully(desk, by, key);
    });
    return callsOfLoop(calls).length;
  } finally {
    await desk.stop();
  }
}

/** Of ticks only the one that writes comments: what the others read are clocks, and the hourly walk is not the loop's either. */
function callsOfLoop(calls: readonly Call[]): readonly Call[] {
  const ofJira = calls.filter(({ kind }) => kind === 'jira');
  const told = new Set(ofJira.filter(({ path }) => path.endsWith('/comment')).map(({ invocation }) => invocation));
  return ofJira.filter(({ functionKey, invocation }) => !SCHEDULED.has(functionKey ?? '') || told.has(invocation));
}

async function openRequest(desk: SmallDesk, by: string): Promise<string> {
  const key = await desk.raise(by);
  await desk.client.advance('PT31M');
  await desk.comment(AGENT, key, 'Done, please look.');
  return key;
}

/** Ends between two ticks of the five-minute schedule, whose work is not the loop's. */
async function closeAndRate(desk: SmallDesk, key: string): Promise<void> {
  await desk.move(AGENT, key, 'resolve');
  await rateFully(desk, DANA, key);
}

async function rateFully(desk: SmallDesk, by: string, key: string): Promise<void> {
  await desk.card(by, key, 'readCard', {});
  const rated = await desk.rate(by, key, 2);
  const item = rated.ok ? rated.value['driverItem'] : null;
  const asked = rated.ok && rated.value['asksLostTime'] === true ? { lostMinutes: 30 } : {};
  const details = { driver: { item, value: 2 }, reasons: ['too-long'], comment: 'Three phone calls', ...asked };
  const added = await desk.card(by, key, 'addDetails', { language: 'en', direction: 'ltr', ...details });
  if (!added.ok) throw new Error(`the details were refused: ${added.error.code}`);
  await desk.client.advance('PT2M');
}
