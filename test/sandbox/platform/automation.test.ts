import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { startProbe } from './start-probe.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startProbe();
  const admin = { accountId: 'boss', displayName: 'Boss', emailAddress: 'boss@example.com', role: 'site-admin' };
  sandbox.site.jira.declare({ people: [admin] });
});
afterAll(() => sandbox.dispose());

const run = (more: object = {}) =>
  sandbox.site.runAction({
    actionKey: 'probe-action',
    accountId: 'anna',
    inputs: { issueKey: '{{issue.key}}', count: 2 },
    smartValues: { 'issue.key': 'PAY-1' },
    ...more,
  });

describe('an action in a rule of automation', () => {
  test('gets the inputs with smart values put in, acts for the account, and gives what it declared', async () => {
    const said = async (accountId: string) => (await run({ accountId })) as unknown;
    const saying = (text: RegExp) => ({ status: 'success', smartValues: { said: expect.stringMatching(text) } });
    expect(await said('anna')).toEqual(saying(/^PAY-1 2 false /));
    expect(await said('boss')).toEqual(saying(/^PAY-1 2 true /));
  });

  test('stops the rule with its messages, and with a general one when it throws', async () => {
    expect(await run({ smartValues: {} })).toEqual({ status: 'failure', messages: ['Which work item?'] });
    expect(await run({ smartValues: { 'issue.key': 'THROW-1' } })).toEqual({
      status: 'failure',
      messages: ['An unexpected error occurred in the app.'],
    });
  });

  test.each([
    ['an input nobody declared', { inputs: { issueKey: 'PAY-1', more: 1 } }, 'INVALID'],
    ['no value for what is required', { inputs: {} }, 'INVALID'],
    ['a value of another type', { inputs: { issueKey: 'PAY-1', count: 'two' } }, 'INVALID'],
    ['more than 100 KB', { inputs: { issueKey: 'x'.repeat(103_000) } }, 'INVALID'],
    ['an action that is not offered', { actionKey: 'rovo-only', inputs: {} }, 'NOT_FOUND'],
    ['nobody', { accountId: 'ghost' }, 'NOT_FOUND'],
    ['a customer', { accountId: 'carl' }, 'FORBIDDEN'],
  ])('cannot be configured with %s', async (_, more, code) => {
    await expect(run(more)).rejects.toMatchObject({ code });
  });
});
