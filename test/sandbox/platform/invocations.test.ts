import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { field, probe, probeFromPortal, startProbe } from './start-probe.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startProbe();
});
afterAll(() => sandbox.dispose());

describe('invoke from a page', () => {
  test('passes the extension as sent and puts the account, its type and the place above it', async () => {
    const answer = await sandbox.site.invoke({
      moduleKey: 'probe-panel',
      accountId: 'anna',
      functionKey: 'echo',
      payload: { accountId: 'boss' },
      extension: { accountId: 'boss', issue: { key: 'PAY-1' } },
    });
    const context = field(answer, 'context');
    expect(context).toMatchObject({
      accountId: 'anna',
      accountType: 'licensed',
      moduleKey: 'probe-panel',
      timezone: 'Asia/Jerusalem',
    });
    expect(field(context, 'installContext')).toBe(`ari:cloud:jira::site/${sandbox.site.cloudId}`);
    expect(field(context, 'extension')).toEqual({ accountId: 'boss', issue: { key: 'PAY-1' } });
    expect(context).not.toHaveProperty('license');
  });

  test('tells a portal customer, an unlicensed account and their language apart', async () => {
    expect((await probeFromPortal(sandbox.site, 'echo', { as: 'carl' }))['context']).toMatchObject({
      accountType: 'customer',
      locale: 'he-IL',
    });
    expect((await probeFromPortal(sandbox.site, 'echo', { as: 'uma' }))['context']).toMatchObject({
      accountType: 'unlicensed',
      locale: 'en-US',
    });
  });

  test('is refused to accounts the module does not admit', async () => {
    const panel = { moduleKey: 'probe-panel', functionKey: 'echo', payload: {}, extension: {} };
    await expect(sandbox.site.invoke({ ...panel, accountId: 'carl' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(probeFromPortal(sandbox.site, 'echo', { as: null })).rejects.toThrow(
      'not open to accounts of type anonymous',
    );
    await expect(probeFromPortal(sandbox.site, 'echo', { as: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('reaches the page as {} when the function returned nothing', async () => {
    expect(await probe(sandbox.site, 'nothing')).toEqual({});
  });

  test('fails with the words of the function', async () => {
    await expect(probe(sandbox.site, 'throws')).rejects.toThrow('as asked');
    await expect(probe(sandbox.site, 'unheard-of')).rejects.toThrow("Resolver has no definition for 'unheard-of'.");
  });

  test('is refused above 500 KB of request and 5 MB of answer', async () => {
    await expect(probe(sandbox.site, 'echo', { text: 'x'.repeat(500 * 1024) })).rejects.toMatchObject({
      code: 'TOO_LARGE',
    });
    await expect(probe(sandbox.site, 'answers', { length: 5 * 1024 * 1024 })).rejects.toThrow('5 MB');
    expect((await probe(sandbox.site, 'answers', { length: 4 * 1024 * 1024 }))['text']).toHaveLength(4 * 1024 * 1024);
  });

  test('keeps calls that run at once apart', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => probe(sandbox.site, 'chance', { name })));
    expect(new Set(answers.map((answer) => answer['uuid'])).size).toBe(4);
  });
});

describe('a function that misbehaves', () => {
  test.each(['hangs', 'spins'])(
    '%s until its deadline in real time, and the next call starts cold',
    async (functionKey) => {
      const before = sandbox.coldStarts;
      const call = { moduleKey: 'probe-context', accountId: 'anna', functionKey, payload: {}, extension: {} };
      await expect(sandbox.site.invoke(call)).rejects.toMatchObject({
        code: 'TIMED_OUT',
        message: 'Function timed out after 1 seconds.',
      });
      expect(await probe(sandbox.site, 'warmCalls')).toEqual({ warmCalls: 1 });
      expect(sandbox.coldStarts).toBe(before + 1);
    },
  );

  test('loses its process but not the sandbox when it is killed in the middle', async () => {
    sandbox.site.faults.apply({ killAfterCall: { call: 2 } });
    await expect(probe(sandbox.site, 'manyCalls', { calls: 5 })).rejects.toMatchObject({ code: 'CRASHED' });
    expect(sandbox.site.kvs.dump()['kvs']).toMatchObject({ 'call-1': 1, 'call-2': 2 });
    expect(sandbox.site.kvs.dump()['kvs']).not.toHaveProperty('call-3');
    expect(sandbox.site.faults.describe().kill).toMatchObject({ killed: true });
    expect(await probe(sandbox.site, 'manyCalls', { calls: 5 })).toEqual({ done: 5 });
  });

  test('is not killed when it makes fewer calls than the fault waits for', async () => {
    sandbox.site.faults.apply({ killAfterCall: { call: 9, functionKey: 'probe' } });
    expect(await probe(sandbox.site, 'manyCalls', { calls: 3 })).toEqual({ done: 3 });
    expect(sandbox.site.faults.describe().kill).toMatchObject({ killed: false });
  });
});

describe('the record of calls', () => {
  test('holds every platform call and its invocation, in order', async () => {
    const since = sandbox.site.calls.lastSeq;
    await probe(sandbox.site, 'manyCalls', { calls: 2 });
    const records = sandbox.site.calls.since(since);
    expect(records.map(({ kind, path, status }) => [kind, path, status])).toEqual([
      ['kvs', '/api/v1/set', 204],
      ['kvs', '/api/v1/set', 204],
      ['invocation', 'probe-panel/probe', 200],
    ]);
    expect(new Set(records.map(({ invocation }) => invocation)).size).toBe(1);
  });

  test('counts the points of calls to Jira and the scopes they needed', async () => {
    const since = sandbox.site.calls.lastSeq;
    const { status } = await probe(sandbox.site, 'call', { as: 'app' });
    const [record] = sandbox.site.calls.since(since);
    expect(status).toBe(200);
    expect(record).toMatchObject({ kind: 'jira', path: '/rest/api/3/field', scopes: ['read:jira-work'] });
    expect(record?.points).toBeGreaterThan(1);
  });

  test('goes with what the function logged, cut at a hundred lines', async () => {
    await probe(sandbox.site, 'logs', { lines: 2 });
    await probe(sandbox.site, 'logs', { lines: 300 });
    const lines = sandbox.logs.since(0, 0).filter(({ invocation }) => invocation !== null);
    const [first, last] = [
      Math.min(...lines.map(({ invocation }) => invocation ?? 0)),
      Math.max(...lines.map(({ invocation }) => invocation ?? 0)),
    ];
    expect(lines.filter(({ invocation }) => invocation === first).map(({ level, text }) => [level, text])).toEqual([
      ['info', 'line 0 { inside: true }'],
      ['info', 'line 1 { inside: true }'],
      ['error', 'last'],
    ]);
    expect(lines.filter(({ invocation }) => invocation === last)).toHaveLength(100);
  });
});
