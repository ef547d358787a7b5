import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { WORLD } from '../jira/desk.ts';
import { probe, probeFromPortal, startProbe } from './start-probe.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startProbe();
});
afterAll(() => sandbox.dispose());

describe('acting for a person', () => {
  test('works for a licensed user and for a portal customer who is there', async () => {
    expect(await probe(sandbox.site, 'call', { as: 'user' })).toMatchObject({ status: 200 });
    expect(await probeFromPortal(sandbox.site, 'call', { as: 'carl', payload: { as: 'user' } })).not.toHaveProperty(
      'failed',
    );
  });

  test('is refused for an unlicensed account', async () => {
    expect(await probeFromPortal(sandbox.site, 'call', { as: 'uma', payload: { as: 'user' } })).toMatchObject({
      failed: 'NeedsAuthenticationError',
    });
  });

  test('is refused for anybody else without a scope that allows impersonation', async () => {
    expect(await probe(sandbox.site, 'call', { as: 'carl' })).toMatchObject({ failed: 'NeedsAuthenticationError' });
    expect(await probe(sandbox.site, 'call', { as: 'anna' })).toMatchObject({ status: 200 });
  });

  test('costs no points when refused', async () => {
    const since = sandbox.site.calls.lastSeq;
    await probeFromPortal(sandbox.site, 'call', { as: 'uma', payload: { as: 'user' } });
    expect(sandbox.site.calls.since(since)[0]).toMatchObject({ status: 401, points: 0 });
  });
});

test('a DELETE takes its body along', async () => {
  sandbox.site.jira.declare(WORLD);
  const ask = (method: string, path: string, body?: unknown) =>
    probe(sandbox.site, 'anyOperation', { method, path: `/rest/servicedeskapi/organization${path}`, body });
  const created = await ask('POST', '', { name: 'Cleaners' });
  const { id } = JSON.parse(String(created['text']));
  const members = async () => JSON.parse(String((await ask('GET', `/${id}/user`))['text'])).values.length;
  expect(await ask('POST', `/${id}/user`, { accountIds: ['dana', 'moti'] })).toMatchObject({ status: 204 });
  expect(await members()).toBe(2);
  // Beyond ASCII the length in bytes is not that of the text.
  expect(await ask('DELETE', `/${id}/user`, { accountIds: ['דנה'] })).toMatchObject({ status: 400 });
  expect(await ask('DELETE', `/${id}/user`, { accountIds: ['dana'] })).toMatchObject({ status: 204 });
  expect(await members()).toBe(1);
});

test('files go to Jira in a form and come back byte for byte', async () => {
  sandbox.site.jira.declare(WORLD);
  const dana = { kind: 'user', accountId: 'dana', via: 'basic', scopes: null } as const;
  const raise = { serviceDeskId: '1', requestTypeId: '101', requestFieldValues: { summary: 'With a picture' } };
  const path = '/rest/servicedeskapi/request';
  await sandbox.site.jira.handle({ method: 'POST', path, headers: {}, body: JSON.stringify(raise) }, dana);
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const since = sandbox.site.calls.lastSeq;
  expect(await probe(sandbox.site, 'attach', { issue: 'PAY-1', name: 'שכר.png', bytes })).toEqual({
    status: 200,
    name: 'שכר.png',
    bytes,
  });
  const [sent, back] = sandbox.site.calls.since(since).filter(({ kind }) => kind === 'jira');
  for (const call of [sent, back]) expect(call?.bytes).toBeGreaterThanOrEqual(256);
});

describe('leaving the platform', () => {
  test('is refused where the manifest names no such address', async () => {
    expect(await probe(sandbox.site, 'fetch', { url: 'https://elsewhere.example.com/x' })).toEqual({
      failed: 'REQUEST_EGRESS_ALLOWLIST_ERR',
    });
    expect(await probe(sandbox.site, 'fetch', { url: 'http://allowed.example.com/x' })).toEqual({
      failed: 'REQUEST_EGRESS_ALLOWLIST_ERR',
    });
  });

  test('is loudly not modelled where it does', async () => {
    expect(await probe(sandbox.site, 'fetch', { url: 'https://allowed.example.com/x' })).toEqual({ status: 501 });
  });
});

describe('the personal-data report', () => {
  const account = { accountId: 'anna', updatedAt: '2026-03-01T00:00:00.000Z' };

  test('names closed accounts, and those changed since they were last read', async () => {
    expect(await probe(sandbox.site, 'report', { accounts: [account] })).toEqual([]);
    sandbox.site.privacy.change({ accountId: 'anna', status: 'updated', at: Date.parse('2026-03-01T12:00:00Z') });
    sandbox.site.privacy.change({ accountId: 'carl', status: 'closed', at: sandbox.clock.now() });
    expect(await probe(sandbox.site, 'report', { accounts: [account, { ...account, accountId: 'carl' }] })).toEqual([
      { accountId: 'anna', status: 'updated' },
      { accountId: 'carl', status: 'closed' },
    ]);
    expect(
      await probe(sandbox.site, 'report', { accounts: [{ ...account, updatedAt: '2026-03-02T00:00:00.000Z' }] }),
    ).toEqual([]);
  });
});

describe('the hourly points of Jira', () => {
  test('run out, are refused with the time to wait, and are full again at the hour', async () => {
    sandbox.site.faults.apply({ jira: { pointsPerHour: 1 } });
    await probe(sandbox.site, 'call', { as: 'app' });
    const refused = await probe(sandbox.site, 'call', { as: 'app' });
    expect(refused).toMatchObject({ status: 429, remaining: '0', reason: 'jira-quota-global-based' });
    await sandbox.site.advance('PT1H');
    expect(await probe(sandbox.site, 'call', { as: 'app' })).toMatchObject({ status: 200 });
    sandbox.site.faults.apply({ reset: true });
  });
});

describe('faults of Jira', () => {
  test.each([
    [{ status429: 1 }, 429],
    [{ status500: 1 }, 500],
    [{ timeout: 1 }, 504],
  ])('%j', async (jira, status) => {
    sandbox.site.faults.apply({ jira });
    expect(await probe(sandbox.site, 'call', { as: 'app' })).toMatchObject({ status });
    sandbox.site.faults.apply({ reset: true });
  });
});
