import { expect, test } from 'vitest';
import { createJiraSite } from '../../../sandbox/jira/jira-site.ts';
import type { JiraSite } from '../../../sandbox/platform/ports.ts';
import { callerOf, WORLD } from './desk.ts';

const LAG = 10_000;

/** A site whose index may lag, with one request of Dana's. */
const laggingSite = async () => {
  const time = { now: Date.parse('2026-09-06T05:00:00Z'), lag: 0 };
  const site: JiraSite = createJiraSite({
    clock: { now: () => time.now },
    siteUrl: 'http://127.0.0.1:4000',
    cloudId: 'cloud-1',
    seed: 1,
    indexLag: () => time.lag,
  });
  site.declare(WORLD);
  const send = async (who: string, line: string, body: unknown): Promise<unknown> => {
    const [method = '', path = ''] = line.split(' ');
    const answer = await site.handle(
      { method, path, headers: {}, body: body === undefined ? null : JSON.stringify(body) },
      callerOf(who),
    );
    expect(answer.status, answer.body).toBeLessThan(300);
    return answer.body === '' ? null : JSON.parse(answer.body);
  };
  const found = (jql: string, more: object = {}): Promise<unknown> =>
    send('adi', 'POST /rest/api/3/search/jql', { jql, fields: ['summary', 'status', 'comment'], ...more });
  const raise = (summary: string): Promise<unknown> =>
    send('dana', 'POST /rest/servicedeskapi/request', {
      serviceDeskId: '1',
      requestTypeId: '101',
      requestFieldValues: { summary },
    });
  await raise('First');
  return { site, time, send, found, raise };
};

const status = (name: string) => ({ issues: [{ key: 'PAY-1', fields: { status: { name } } }] });

test('a search answers what an issue was, by old values, until the lag has passed', async () => {
  const { time, send, found } = await laggingSite();
  time.lag = LAG;
  await send('adi', 'POST /rest/api/3/issue/PAY-1/transitions', { transition: { id: '31' } });
  expect(await found('project = PAY AND statusCategory != Done')).toMatchObject(status('Waiting for support'));
  expect(await found('project = PAY AND statusCategory = Done')).toMatchObject({ issues: [] });
  expect(await found('status = Resolved', { reconcileIssues: [10001] })).toMatchObject(status('Resolved'));
  time.now += LAG;
  expect(await found('project = PAY AND statusCategory != Done')).toMatchObject({ issues: [] });
  expect(await found('project = PAY AND statusCategory = Done')).toMatchObject(status('Resolved'));
});

test('a search meets each of several versions in its turn', async () => {
  const { time, send, found } = await laggingSite();
  time.lag = LAG;
  const names: unknown[] = [];
  for (const summary of ['Second', 'Third', 'Fourth']) {
    await send('adi', 'PUT /rest/api/3/issue/PAY-1', { fields: { summary } });
    time.now += LAG / 2;
    names.push(await found('project = PAY'));
  }
  const seen = (summary: string) => ({ issues: [{ fields: { summary } }] });
  expect(names).toMatchObject([seen('First'), seen('Second'), seen('Third')]);
});

test('a new issue is not found yet, a deleted one still is', async () => {
  const { time, send, found, raise } = await laggingSite();
  time.lag = LAG;
  await raise('Later');
  await send('amit', 'DELETE /rest/api/3/issue/PAY-1', undefined);
  expect(await found('project = PAY')).toMatchObject({ issues: [{ fields: { summary: 'First' } }] });
  time.now += LAG;
  expect(await found('project = PAY')).toMatchObject({ issues: [{ fields: { summary: 'Later' } }] });
});

test('a lag that ends is forgotten at once, and one that begins knows nothing from before', async () => {
  const { time, send, found } = await laggingSite();
  time.lag = LAG;
  await send('adi', 'PUT /rest/api/3/issue/PAY-1', { fields: { summary: 'Second' } });
  time.lag = 0;
  expect(await found('project = PAY')).toMatchObject({ issues: [{ fields: { summary: 'Second' } }] });
  time.lag = LAG;
  expect(await found('project = PAY')).toMatchObject({ issues: [{ fields: { summary: 'Second' } }] });
});
