import { createServiceDeskClient } from 'jira.js/serviceDesk';
import {
  addAttachment,
  addComment,
  doTransition,
  getAttachmentContent,
  getChangeLogs,
  getTransitions,
  searchAndReconsileIssuesUsingJqlPost,
  setIssueProperty,
} from 'jira.js/cloud';
import { type Client, createClient } from 'jira.js/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JIRA_ISSUE_WRITES_LONG } from '../../../sandbox/limits.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { startProbe } from '../platform/start-probe.ts';
import { TTR, WORLD } from './desk.ts';
import { document } from './jira-client/call.ts';

/** jira.js against a running sandbox: all it knows is an address, an account and a token. */
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startProbe({ now: '2026-09-06T05:00:00Z' });
  sandbox.site.jira.declare(WORLD);
});
afterAll(() => sandbox.dispose());

const clientOf = (accountId: string, token?: string): Client =>
  createClient({
    host: sandbox.url,
    auth: {
      type: 'basic',
      email: `${accountId}@example.com`,
      apiToken: token ?? sandbox.site.jira.people().find((person) => person.accountId === accountId)?.token ?? '',
    },
    onSchemaMismatch: 'throw',
  });

const raise = (summary: string) =>
  createServiceDeskClient(clientOf('dana')).request.createCustomerRequest({
    serviceDeskId: '1',
    requestTypeId: '101',
    requestFieldValues: { summary, description: 'One line' },
  });

test('create → comment → transition → search → SLA → changelog', async () => {
  const agent = clientOf('adi');
  const request = await raise('My payslip is wrong');
  expect(request).toMatchObject({ issueKey: 'PAY-1', currentStatus: { status: 'Waiting for support' } });
  await sandbox.site.advance('PT1H', { schedules: 'hold' });
  expect(await addComment(agent, { issueIdOrKey: 'PAY-1', body: document })).toMatchObject({ jsdPublic: true });
  const { transitions } = await getTransitions(agent, { issueIdOrKey: 'PAY-1' });
  const resolve = transitions?.find((transition) => transition.name === 'Resolve');
  await doTransition(agent, { issueIdOrKey: 'PAY-1', transition: { id: resolve?.id } });
  const found = await searchAndReconsileIssuesUsingJqlPost(agent, {
    jql: 'project = PAY AND resolution = Done',
    fields: ['summary', 'status', TTR],
  });
  expect(found.issues?.map((issue) => issue.key)).toEqual(['PAY-1']);
  const sla = await createServiceDeskClient(agent).request.getSlaInformation({ issueIdOrKey: 'PAY-1' });
  expect(sla.values?.map((each) => each.completedCycles?.length)).toEqual([1, 1]);
  const changes = await getChangeLogs(agent, { issueIdOrKey: 'PAY-1' });
  expect(changes.values?.[0]?.items?.map((item) => item.field)).toEqual(['status', 'resolution']);
});

test('a file comes back byte for byte, under its name', async () => {
  const { issueKey = '' } = await raise('With a file');
  const content = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const [attached] = await addAttachment(clientOf('adi'), {
    issueIdOrKey: issueKey,
    attachments: { filename: 'שכר.bin', content },
  });
  expect(attached).toMatchObject({ filename: 'שכר.bin', size: 256 });
  const back = await getAttachmentContent(clientOf('adi'), { id: attached?.id ?? '' });
  const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(back) ? back : new Uint8Array(back);
  expect(new Uint8Array(buffer, byteOffset, byteLength)).toEqual(content);
});

test('a wrong token is nobody, and what may not be seen is not found', async () => {
  const { issueKey = '' } = await raise('Not for everybody');
  const asked = { issueIdOrKey: issueKey };
  await expect(getTransitions(clientOf('adi', 'wrong'), asked)).rejects.toMatchObject({ status: 401 });
  await expect(getTransitions(clientOf('dana'), asked)).rejects.toMatchObject({ status: 404 });
});

test('who writes to one issue too often is refused as jira.js knows it, with the time to wait', async () => {
  const { issueKey = '' } = await raise('Written to');
  const write = () =>
    setIssueProperty(clientOf('adi'), { issueIdOrKey: issueKey, propertyKey: 'note', body: { text: 'x' } });
  for (let call = 0; call < JIRA_ISSUE_WRITES_LONG.limit; call += 1) await write();
  await expect(write()).rejects.toMatchObject({ status: 429, retryAfterMs: expect.any(Number) });
});
