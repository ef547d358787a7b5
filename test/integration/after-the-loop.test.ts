import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { explainedScopes } from '../support/explained-scopes.ts';
import { ADMIN, AGENT, DANA, MOTI, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';

const Scopes = z.object({ asked: z.array(z.string()), used: z.array(z.string()) });
const Calls = z.array(z.looseObject({ kind: z.string(), path: z.string(), status: z.number() }));

let desk: SmallDesk;
const get = async (path: string): Promise<unknown> => (await fetch(`${desk.url}/__sandbox/${path}`)).json();

/** Every handler of the manifest has run at least once: the loop, the surfaces, the schedules of a day. */
beforeAll(async () => {
  desk = await SmallDesk.start();
  const key = await desk.closedRequest(DANA, 'A summary that belongs in no log');
  const rated = await desk.rate(DANA, key, 2);
  const item = rated.ok ? rated.value['driverItem'] : null;
  const details = { driver: { item, value: 2 }, reasons: ['too-long'], comment: 'Words that belong in no log' };
  await desk.card(DANA, key, 'addDetails', { language: 'en', direction: 'ltr', ...details });
  await desk.card(MOTI, key, 'rate', { score: 9 });
  await desk.panel(AGENT, key);
  // The store has not heard of this one, so the portal is asked.
  await desk.client.faults({ events: { drop: 1 } });
  await desk.card(DANA, await desk.raise(DANA), 'readCard', {});
  await desk.client.faults({ reset: true });
  for (const functionKey of ['readGadget', 'readChoices']) {
    await desk.gadget(ADMIN, functionKey, functionKey === 'readGadget' ? { config: {} } : {});
  }
  // A rule of automation has the rating card of one more close pushed, by a comment.
  const asked = await desk.closedRequest(MOTI);
  await desk.client.runAction({ actionKey: 'ask-for-rating', accountId: AGENT, inputs: { issueKey: asked } });
  await desk.letDayPass();
});
afterAll(() => desk.stop());

it('needs no scope that the manifest does not ask for', async () => {
  const { asked, used } = Scopes.parse(await get('scopes'));
  expect(used.filter((scope) => !asked.includes(scope))).toEqual([]);
});

it('uses exactly the scopes that the documents call used', async () => {
  const { used } = Scopes.parse(await get('scopes'));
  const now = explainedScopes().filter((row) => row.since === 'now');
  expect(used.toSorted()).toEqual(now.map((row) => row.scope).toSorted());
});

it('meets no route that the sandbox does not know', async () => {
  const unknown = Calls.parse(await get('calls?since=0')).filter((call) => call.status === 501);
  expect(unknown.map((call) => call.path)).toEqual([]);
});

it('logs nobody and nothing that anybody wrote', async () => {
  const logs = JSON.stringify(await get('logs?since=0'));
  for (const person of [ADMIN, AGENT, OTHER_AGENT, DANA, MOTI]) expect(logs).not.toContain(`"${person}"`);
  expect(logs).not.toMatch(/belongs? in no log|Mizrahi|example\.com/);
});
