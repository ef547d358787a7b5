import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultSeed, spareOfFaults } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, MOTI, PARTNER, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
});
afterAll(() => desk.stop());

const run = (actionKey: string, issueKey: unknown, accountId = AGENT): Promise<unknown> =>
  desk.client.runAction({
    actionKey,
    accountId,
    inputs: { issueKey: '{{issue.key}}' },
    smartValues: { 'issue.key': String(issueKey) },
  });

/** Under faults the answer of the try that did it may be lost, and the next one says that it has been done. */
const firstOutcomes = (done: object, doneBefore: object): readonly object[] =>
  [done, ...(faultSeed() === null ? [] : [doneBefore])].map((smartValues) => ({ status: 'success', smartValues }));

const Comments = z.looseObject({ comments: z.array(z.looseObject({ jsdPublic: z.boolean() })) });
const publicComments = async (key: string): Promise<number> => {
  const { comments } = Comments.parse(await desk.client.rest(AGENT, `GET /rest/api/3/issue/${key}/comment`));
  return comments.filter(({ jsdPublic }) => jsdPublic).length;
};

describe('checking the risk of a request', () => {
  it('says the one reason, and none once the request is closed', async (context) => {
    spareOfFaults(context, 'reads at the hour what stands on a clock');
    const key = await desk.raise(DANA);
    expect(await run('check-risk', key)).toMatchObject({ status: 'success', smartValues: { reason: '' } });
    await desk.client.advance('PT5H');
    expect(await run('check-risk', key)).toEqual({
      status: 'success',
      smartValues: { isAtRisk: true, reason: 'breached', clock: 'Time to first response' },
    });
    await desk.move(AGENT, key, 'resolve');
    expect(await run('check-risk', key)).toEqual({
      status: 'success',
      smartValues: { isAtRisk: false, reason: '', clock: '' },
    });
  });
});

describe('pushing the rating card', () => {
  it('asks once, by one public comment, however often the rule runs', async () => {
    const key = await desk.closedRequest(MOTI);
    const comments = await publicComments(key);
    const before = { isAsked: false, outcome: 'asked-before' };
    expect(firstOutcomes({ isAsked: true, outcome: 'asked' }, before)).toContainEqual(await run('ask-for-rating', key));
    expect(await run('ask-for-rating', key)).toMatchObject({ smartValues: before });
    await desk.client.advance('PT20M');
    await run('ask-for-rating', key);
    await desk.client.advance('PT20M');
    expect(await publicComments(key)).toBe(comments + 1);
  });

  it('asks nobody about what is open or answered', async () => {
    const open = await desk.raise(DANA);
    expect(await run('ask-for-rating', open)).toMatchObject({ smartValues: { isAsked: false, outcome: 'open' } });
    const rated = await desk.closedRequest(DANA);
    await desk.rate(DANA, rated, 4);
    expect(await run('ask-for-rating', rated)).toMatchObject({ smartValues: { isAsked: false, outcome: 'answered' } });
  });
});

describe('opening a follow-up', () => {
  it('opens one, shows it on the experience page, and opens no second however often the rule runs', async () => {
    const key = await desk.closedRequest(MOTI);
    const before = { isOpened: false, outcome: 'opened-before' };
    const outcomes = firstOutcomes({ isOpened: true, outcome: 'opened' }, before);
    expect(outcomes).toContainEqual(await run('open-follow-up', key));
    expect(await run('open-follow-up', key)).toMatchObject({ smartValues: before });
    // Its clocks stand on the page until the next tick has seen them stop.
    await desk.client.advance('PT90M');
    expect(await desk.experiencePage(AGENT)).toMatchObject({
      value: {
        risks: expect.arrayContaining([expect.objectContaining({ issueKey: key, reason: 'bad-answer' })]) as unknown,
      },
    });
  });

  it('opens another for the next life of the request', async () => {
    const key = await desk.closedRequest(DANA);
    await run('open-follow-up', key);
    await desk.move(AGENT, key, 'reopen');
    const outcomes = firstOutcomes(
      { isOpened: true, outcome: 'opened' },
      { isOpened: false, outcome: 'opened-before' },
    );
    expect(outcomes).toContainEqual(await run('open-follow-up', key));
  });
});

describe.each(['check-risk', 'ask-for-rating', 'open-follow-up'])('%s', (actionKey) => {
  it.each(['', 'HELP', '../HELP-1', 'HELP-1?x=1', 'x'.repeat(4000)])(
    'stops the rule at %j, which is no key',
    async (key) => {
      expect(await run(actionKey, key)).toMatchObject({
        status: 'failure',
        messages: [expect.stringContaining('key')],
      });
    },
  );

  it('stops the rule at a request that is not there for its account', async () => {
    expect(await run(actionKey, 'HELP-9999')).toMatchObject({
      status: 'failure',
      messages: [expect.stringContaining("don't have access")],
    });
  });

  it('runs for nobody without a licence', async () => {
    for (const person of [DANA, PARTNER])
      await expect(run(actionKey, 'HELP-1', person)).rejects.toThrow('answered 403');
    await expect(run(actionKey, 'HELP-9999', ADMIN)).resolves.toMatchObject({ status: 'failure' });
  });

  it('cannot be configured with anything else', async () => {
    const call = { actionKey, accountId: AGENT };
    await expect(desk.client.runAction({ ...call, inputs: {} })).rejects.toThrow('answered 400');
    await expect(desk.client.runAction({ ...call, inputs: { issueKey: 'HELP-1', jql: 'x' } })).rejects.toThrow(
      'answered 400',
    );
  });
});
