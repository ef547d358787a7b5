import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { AGENT, MOTI, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
});
afterAll(() => desk.stop());

/** More platform calls than an action makes: the last rounds kill nothing and prove that the count was high enough. */
const calls = Array.from({ length: 12 }, (_, index) => index + 1);

/** The rule runs, dies after so many calls or not at all, and runs again, as when somebody starts it once more. */
const runTwice = async (actionKey: string, key: string, call: number): Promise<readonly unknown[]> => {
  const run = (): Promise<unknown> =>
    desk.client.runAction({
      actionKey,
      accountId: AGENT,
      inputs: { issueKey: '{{issue.key}}' },
      smartValues: { 'issue.key': key },
    });
  await desk.client.faults({ killAfterCall: call });
  const first = await run();
  await desk.client.faults({ reset: true });
  return [first, await run()];
};

const Comments = z.looseObject({ comments: z.array(z.looseObject({ jsdPublic: z.boolean() })) });
const publicComments = async (key: string): Promise<number> => {
  const { comments } = Comments.parse(await desk.client.rest(AGENT, `GET /rest/api/3/issue/${key}/comment`));
  return comments.filter(({ jsdPublic }) => jsdPublic).length;
};

const State = z.looseObject({
  sql: z.looseObject({ follow_ups: z.array(z.looseObject({ issue_id: z.coerce.string() })) }),
});
const followUps = async (issueId: string): Promise<number> =>
  State.parse(await desk.client.state()).sql.follow_ups.filter((row) => row.issue_id === issueId).length;

const Issue = z.looseObject({ id: z.string() });

it.each(calls)('a rule that asks for a rating and dies after platform call %i asks once in the end', async (call) => {
  // Longer than a person is left alone after a question.
  await desk.client.advance('P15D', 'coalesce');
  const key = await desk.closedRequest(MOTI, `Asked ${call}`);
  const before = await publicComments(key);
  const [, second] = await runTwice('ask-for-rating', key, call);
  expect(second).toMatchObject({ status: 'success' });
  await desk.client.advance('PT40M');
  expect(await publicComments(key)).toBe(before + 1);
});

it.each(calls)('a rule that opens a follow-up and dies after platform call %i opens one in the end', async (call) => {
  const key = await desk.closedRequest(MOTI, `Followed up ${call}`);
  const { id } = Issue.parse(await desk.client.rest(AGENT, `GET /rest/api/3/issue/${key}`));
  const [, second] = await runTwice('open-follow-up', key, call);
  expect(second).toMatchObject({ status: 'success' });
  await desk.client.advance('PT40M');
  expect(await followUps(id)).toBe(1);
});

it.each(calls)('a rule that checks a risk and dies after platform call %i can check it again', async (call) => {
  const key = await desk.raise(MOTI, `Checked ${call}`);
  const [, second] = await runTwice('check-risk', key, call);
  expect(second).toMatchObject({ status: 'success', smartValues: { isAtRisk: false } });
});
