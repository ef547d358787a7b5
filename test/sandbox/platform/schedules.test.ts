import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { minutes, seen, startProbe } from './start-probe.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startProbe();
});
afterEach(() => sandbox.dispose());

const runs = async (): Promise<readonly (readonly [string, number])[]> => {
  const entries = await seen(sandbox.site, 'schedule');
  const at = minutes(entries);
  return entries.map(({ detail }, index) => [String(detail), at[index] ?? 0] as const);
};

test('schedules first run five minutes after the installation, then at their interval', async () => {
  await sandbox.site.advance('PT1H6M');
  const [often, hourly] = ['often', 'hourly'].map((key) =>
    runs().then((all) => all.filter(([name]) => name === key).map(([, at]) => at)),
  );
  expect(await often).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65]);
  expect(await hourly).toEqual([5, 65]);
});

test('coalesced, each schedule that came due runs once at the end of the jump', async () => {
  await sandbox.site.advance('P3D', { schedules: 'coalesce' });
  expect(await runs()).toEqual([
    ['often', 4320],
    ['hourly', 4320],
  ]);
  await sandbox.site.advance('PT5M');
  expect((await runs()).slice(2)).toEqual([
    ['often', 4325],
    ['hourly', 4325],
  ]);
});

test('a jump too short for a schedule runs nothing', async () => {
  await sandbox.site.advance('PT4M', { schedules: 'coalesce' });
  expect(await runs()).toEqual([]);
});

test('held, no schedule runs until time moves again without holding', async () => {
  await sandbox.site.advance('PT1H', { schedules: 'hold' });
  await sandbox.site.settle();
  expect(await runs()).toEqual([]);
  await sandbox.site.advance('PT1M');
  expect(await runs()).toEqual([
    ['often', 60],
    ['hourly', 60],
  ]);
});

test('queue events and schedules take their turns by instant', async () => {
  const push = { functionKey: 'push', payload: { events: { body: { name: 'between' }, delayInSeconds: 420 } } };
  await sandbox.site.invoke({ moduleKey: 'probe-panel', accountId: 'anna', extension: {}, ...push });
  await sandbox.site.advance('PT10M');
  expect(minutes(await seen(sandbox.site))).toEqual([5, 5, 7, 10]);
});

test('a schedule can be run at once without moving time', async () => {
  await sandbox.site.runSchedules('hour');
  expect(await runs()).toEqual([['hourly', 0]]);
});
