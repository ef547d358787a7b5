import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CONTRACT, saveContract, signContract } from '../support/small-contract.ts';
import { ADMIN, AGENT, DANA, LEAD, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';
import { SMALL_RULE } from '../support/small-rule.ts';

const Mails = z.looseObject({
  jira: z.looseObject({
    mails: z.array(z.looseObject({ recipientIds: z.array(z.string()), textBody: z.string(), issueId: z.string() })),
  }),
});
const Comments = z.looseObject({ comments: z.array(z.looseObject({ jsdPublic: z.boolean(), body: z.unknown() })) });

let desk: SmallDesk;
let fresh: unknown;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
  await desk.workspace(ADMIN, 'saveAlertRule', { version: 0, rule: SMALL_RULE });
  fresh = await desk.client.snapshot();
});
afterAll(() => desk.stop());

const assigned = async (): Promise<string> => {
  const key = await desk.raise(DANA);
  await desk.client.rest(ADMIN, `PUT /rest/api/3/issue/${key}/assignee`, { accountId: AGENT });
  await desk.settle();
  return key;
};
const mails = async () => Mails.parse(await desk.client.state()).jira.mails;
const comments = async (key: string) =>
  Comments.parse(await desk.client.rest(OTHER_AGENT, `GET /rest/api/3/issue/${key}/comment`)).comments;

it('mails the assignee once at each threshold, and keeps one internal comment true', async () => {
  await desk.client.restore(fresh);
  const key = await assigned();
  await desk.client.advance('PT2H10M');
  expect((await mails()).map(({ recipientIds }) => recipientIds)).toEqual([[AGENT]]);
  expect((await mails())[0]?.textBody).toContain(`${key}: 50% of the promised time has passed`);
  expect(await comments(key)).toMatchObject([{ jsdPublic: false }]);
  await desk.client.advance('PT2H10M');
  expect(await mails()).toHaveLength(2);
  const [thread] = await comments(key);
  expect(JSON.stringify(thread)).toContain('we missed the promised time');
  await desk.move(AGENT, key, 'resolve');
  await desk.client.advance('PT6M');
  expect(await comments(key)).toHaveLength(1);
  expect(JSON.stringify(await comments(key))).toContain('No alert stands on this request any more.');
});

it('mails the fast decider of the contract in force, and nobody in that name before it is signed', async () => {
  await desk.client.restore(fresh);
  const rule = {
    ...SMALL_RULE,
    id: 'decider',
    recipients: ['fast-decider'],
    thresholds: [{ kind: 'share', percent: 25 }],
  };
  await desk.workspace(ADMIN, 'saveAlertRule', { version: 0, rule });
  await desk.raise(DANA);
  await desk.client.advance('PT70M');
  expect(await mails()).toEqual([]);
  await saveContract(desk);
  await signContract(desk, 'giving', { by: ADMIN });
  await signContract(desk, 'receiving', { by: LEAD });
  await desk.raise(DANA);
  await desk.client.advance('PT70M');
  expect((await mails()).map(({ recipientIds }) => recipientIds)).toEqual([[CONTRACT.decider.accountId]]);
});

describe('under faults', () => {
  it.each([1, 2, 3, 4])('sends nothing twice and ends with one true comment, seed %i', async (seed) => {
    await desk.client.restore(fresh);
    const keys = [await assigned(), await assigned(), await assigned()];
    const seldom = 0.1;
    for (let step = 0; step < 10; step += 1) {
      await desk.client.faults({
        seed: seed * 100 + step,
        jira: { status500: seldom, timeout: seldom },
        queue: { duplicate: 0.3, delay: 'PT3M' },
        schedules: { miss: seldom, duplicate: 0.3 },
        ...(step % 2 === 0 ? { killAfterCall: 3 + ((seed + step) % 12) } : {}),
      });
      await desk.client.advance('PT25M');
    }
    await desk.client.faults({ reset: true });
    await desk.client.advance('PT30M');
    const lines = (await mails()).flatMap(({ textBody }) => textBody.split('\n').filter((line) => line !== ''));
    const about = lines.filter((line) => line.startsWith('HELP-'));
    expect(about).toHaveLength(new Set(about).size);
    for (const key of keys) {
      const internal = (await comments(key)).filter(({ jsdPublic }) => !jsdPublic);
      expect(internal).toHaveLength(1);
      expect(JSON.stringify(internal)).toContain('we missed the promised time');
    }
  });
});
