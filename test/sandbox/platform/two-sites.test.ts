import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import type { Site } from '../../../sandbox/site.ts';
import { minutes, probe, seen, startProbe } from './start-probe.ts';

let sandbox: Sandbox;
let first: Site;
let second: Site;
beforeAll(async () => {
  sandbox = await startProbe({ sites: 2 });
  [first, second] = sandbox.sites as [Site, Site];
});
afterAll(() => sandbox.dispose());

test('two sites share one warm process and nothing else', async () => {
  expect(await probe(first, 'warmCalls')).toEqual({ warmCalls: 1 });
  expect(await probe(second, 'warmCalls')).toEqual({ warmCalls: 2 });
  await Promise.all([probe(first, 'manyCalls', { calls: 3 }), probe(second, 'manyCalls', { calls: 1 })]);
  expect(Object.keys(first.kvs.dump()['kvs'] ?? {})).toContain('call-3');
  expect(Object.keys(second.kvs.dump()['kvs'] ?? {})).not.toContain('call-2');
  expect(new Set([first.cloudId, second.cloudId, first.installationId, second.installationId]).size).toBe(4);
  expect(new Set([first.siteUrl, second.siteUrl, first.resourceUrl, second.resourceUrl]).size).toBe(4);
});

test('an event of one site reaches the app on that site alone', async () => {
  second.publish({ eventType: 'avi:jira:created:issue', payload: {}, causedByApp: null });
  await first.settle();
  expect(await seen(first, 'event')).toEqual([]);
  expect(await seen(second, 'event')).toHaveLength(1);
});

test('one clock moves both, each with its own schedules', async () => {
  await first.advance('PT6M');
  expect(minutes(await seen(first, 'schedule'))).toEqual([5, 5]);
  const [often] = minutes(await seen(second, 'schedule'));
  expect(often).toBeGreaterThan(5);
  expect(second.clock.now()).toBe(first.clock.now());
});
