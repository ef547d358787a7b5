import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultRequest } from '../../../sandbox/platform/fault-request.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { USUAL } from '../jira/conformance/row.ts';
import { TABLE } from '../jira/conformance/table.ts';
import { WORLD } from '../jira/desk.ts';
import { checkExchange } from '../jira/documents/check-exchange.ts';
import { NO_DOCUMENTS } from '../jira/documents/at-hand.ts';
import { operationOf } from '../jira/documents/documents.ts';
import { probe, startProbe } from './start-probe.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startProbe();
  sandbox.site.jira.declare(WORLD);
});
afterAll(() => sandbox.dispose());

const control = async (faults: FaultRequest): Promise<void> => {
  const response = await fetch(`${sandbox.url}/__sandbox/faults`, { method: 'POST', body: JSON.stringify(faults) });
  expect(response.status).toBe(200);
};

interface Failed {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly reason: string | null;
  readonly text: string;
}

const ask = (operation: string): Promise<Failed> => {
  const [method = '', template = ''] = operation.split(' ');
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => USUAL[name] ?? name);
  return probe<Failed>(sandbox.site, 'anyOperation', { method, path });
};

/** Throws where the documents name the status and describe another answer. */
const holdToDocuments = (operation: string, { status, text }: Failed): void => {
  const [method = '', path = ''] = operation.split(' ');
  if (operationOf(method, path)?.operation.responses[String(status)] === undefined) return;
  checkExchange({ method, path, sent: undefined, status, body: JSON.parse(text) });
};

const AS_DOCUMENTED = NO_DOCUMENTS === null ? 'as documented' : `NOT COMPARED (${NO_DOCUMENTS})`;

// The operations the table of conformance excuses from these two: no call of the desk's own brings them about.
describe('every operation fails when one control call says so', () => {
  const state = (): string => JSON.stringify(sandbox.site.jira.snapshot());

  test.each(TABLE)(`$operation: 429, then 500, with nothing done, ${AS_DOCUMENTED}`, async ({ operation }) => {
    const before = state();
    await control({ reset: true, jira: { status429: 1 } });
    const limited = await ask(operation);
    expect(limited).toMatchObject({ status: 429, retryAfter: '5', reason: 'jira-burst-based' });
    await control({ jira: { status500: 1 } });
    const broken = await ask(operation);
    expect(broken).toMatchObject({ status: 500, retryAfter: null });
    expect(state()).toBe(before);
    for (const failed of [limited, broken]) holdToDocuments(operation, failed);
  });
});

test('a call that timed out was carried out, and is answered 504', async () => {
  const property = { issue: 'PAY-1' };
  await control({ reset: true });
  await sandbox.site.jira.handle(
    {
      method: 'POST',
      path: '/rest/servicedeskapi/request',
      headers: {},
      body: JSON.stringify({ serviceDeskId: '1', requestTypeId: '101', requestFieldValues: { summary: 'One' } }),
    },
    { kind: 'user', accountId: 'dana', via: 'basic', scopes: null },
  );
  expect(JSON.stringify(sandbox.site.jira.snapshot())).not.toContain('"mark"');
  await control({ jira: { timeout: 1 } });
  expect(await probe(sandbox.site, 'writeProperty', property)).toMatchObject({ status: 504 });
  expect(JSON.stringify(sandbox.site.jira.snapshot())).toContain('"mark"');
  await control({ reset: true });
  expect(await probe(sandbox.site, 'writeProperty', property)).toMatchObject({ status: 200 });
});
