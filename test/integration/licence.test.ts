import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

/**
 * Licence lapsed: everything can be read, nothing is changed, sent or opened. Each function of each surface stands in one of
 * the three lists below; a new one that stands in none fails.
 */

const READS = [
  'readCard',
  'readPromise',
  'readFollowUp',
  'readPanel',
  'readGadget',
  'readTile',
  'readMatrix',
  'readChoices',
  'readRisks',
  'readWorkspace',
  'readAlertRules',
  'tryAlertRule',
  'readContract',
  'previewPromise',
  'readSettings',
  'readAudit',
  'readHealth',
  'readSupportBundle',
  'exportData',
  'checkRows',
  'readImport',
  'readSources',
  'previewIncidents',
  'readStaff',
  'readBackFill',
];
const CHANGES = [
  'rate',
  'confirmSolved',
  'addDetails',
  'askFollowUp',
  'askRequester',
  'takeFollowUp',
  'closeFollowUp',
  'saveAlertRule',
  'removeAlertRule',
  'saveDetectors',
  'saveContract',
  'signContract',
  'saveSettings',
  'importRows',
  'finishImport',
  'startIncidents',
  'importIncidents',
  'emptySource',
  'saveStaff',
  'removeStaff',
  'controlBackFill',
  'rebuildFigures',
];
/** What the law wants of whoever keeps data, paid or not. */
const DUTIES = ['exportPerson', 'erasePerson'];

const ACTIONS = { reads: ['check-risk'], changes: ['ask-for-rating', 'open-follow-up'] };

const SENTENCES = {
  'en-US': /licence of Inward has lapsed.*Nothing was changed/,
  'he-IL': /הרישיון של Inward פג.*דבר לא השתנה/,
};

interface Exposed {
  readonly moduleKey: string;
  readonly functionKey: string;
}

/** Functions as the resolvers name them, each with the module that may call it. */
const exposed = (): readonly Exposed[] => {
  const folder = join(import.meta.dirname, '../../src/entry/resolvers');
  return readdirSync(folder).flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const moduleKey = /guardFor\(\['([\w-]+)'/.exec(source)?.[1] ?? '';
    return [...source.matchAll(/\bguard\(\s*'(\w+)'/g)].map(([, functionKey = '']) => ({ moduleKey, functionKey }));
  });
};

const declaredActions = (): readonly string[] => {
  const manifest = readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8');
  const [, actions = ''] = manifest.split('\n  action:\n');
  const [own = ''] = actions.split(/\n {2}\w/);
  return [...own.matchAll(/^ {4}- key: ([\w-]+)/gm)].map(([, key = '']) => key);
};

const Calls = z.array(z.looseObject({ seq: z.number(), kind: z.string(), method: z.string(), path: z.string() }));

let desk: SmallDesk;
let key: string;
beforeAll(async () => {
  desk = await SmallDesk.start();
  key = await desk.closedRequest(DANA);
  await desk.rate(DANA, key, 1);
  await license(false);
});
afterAll(() => desk.stop());

const license = (active: boolean) =>
  fetch(`${desk.url}/__sandbox/license`, { method: 'POST', body: JSON.stringify({ active }) });

/** What each surface says of where it stands. */
const EXTENSION: Readonly<Record<string, () => unknown>> = {
  'request-card': () => ({
    type: 'jiraServiceManagement:portalRequestDetailPanel',
    portal: { id: 7 },
    request: { key, typeId: 701 },
  }),
  'xla-panel': () => ({ type: 'jira:issuePanel', issue: { key }, project: { key: 'HELP' } }),
  'experience-page': () => ({ type: 'jiraServiceManagement:queuePage', project: { id: '10700', key: 'HELP' } }),
  workspace: () => ({ type: 'jira:projectPage', project: { id: '10700', key: 'HELP', type: 'service_desk' } }),
};

const call = ({ moduleKey, functionKey }: Exposed, locale = 'en-US'): Promise<unknown> =>
  desk.client.invoke({
    moduleKey,
    functionKey,
    accountId: moduleKey === 'request-card' ? DANA : ADMIN,
    payload: {},
    extension: EXTENSION[moduleKey]?.() ?? {},
    locale,
  });

const found = (names: readonly string[]): readonly Exposed[] =>
  exposed().filter(({ functionKey }) => names.includes(functionKey));

it('knows of each function whether it reads, changes or is a duty', () => {
  const names = exposed().map(({ functionKey }) => functionKey);
  expect(names.length).toBeGreaterThan(40);
  expect([...new Set(names)].toSorted()).toEqual([...READS, ...CHANGES, ...DUTIES].toSorted());
  expect(declaredActions().toSorted()).toEqual([...ACTIONS.reads, ...ACTIONS.changes].toSorted());
});

describe.each(found(CHANGES))('$functionKey', (one) => {
  it.each(['en-US', 'he-IL'] as const)('is refused with its sentence, %s', async (locale) => {
    expect(await call(one, locale)).toEqual({
      ok: false,
      error: { code: 'LICENCE_LAPSED', message: expect.stringMatching(SENTENCES[locale]) as unknown },
    });
  });
});

it.each(found([...READS, ...DUTIES]))('$functionKey is not refused for want of a licence', async (one) => {
  expect(JSON.stringify(await call(one))).not.toMatch(/LICENCE_LAPSED|SWITCHED_OFF/);
});

const run = (actionKey: string): Promise<unknown> =>
  desk.client.runAction({
    actionKey,
    accountId: AGENT,
    inputs: { issueKey: '{{issue.key}}' },
    smartValues: { 'issue.key': key },
  });

it.each(ACTIONS.changes)('%s stops its rule and says why', async (actionKey) => {
  expect(await run(actionKey)).toMatchObject({
    status: 'failure',
    messages: [expect.stringMatching(SENTENCES['en-US'])],
  });
});

it.each(ACTIONS.reads)('%s goes on answering', async (actionKey) => {
  expect(await run(actionKey)).toMatchObject({ status: 'success' });
});

it('writes nothing into Jira over two days, and goes on when there is a licence again', async (context) => {
  spareOfFaults(context, 'counts calls; every failed one is made again');
  const since = Calls.parse(await desk.client.calls(0)).at(-1)?.seq ?? 0;
  await desk.closedRequest(DANA, 'Closed without a licence');
  await desk.letDayPass();
  await desk.letDayPass();
  const written = Calls.parse(await desk.client.calls(since)).filter(
    ({ kind, method }) => kind === 'jira' && method !== 'GET',
  );
  expect(written).toEqual([]);
  await license(true);
  expect(await desk.rate(DANA, key, 2)).toMatchObject({ ok: true });
});
