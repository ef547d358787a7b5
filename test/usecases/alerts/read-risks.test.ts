import { expect, it } from 'vitest';
import { AccountId, IssueId, IssueKey, ProcessId, ProjectId } from '../../../src/contract/ids.ts';
import { RisksView } from '../../../src/contract/risk.ts';
import { DEFAULT_SETTINGS, Settings } from '../../../src/contract/settings.ts';
import type { ClockRow } from '../../../src/domain/alerts/read-clock.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { readRisks, type ReadRisksDeps } from '../../../src/usecases/alerts/read-risks.ts';
import { HOUR, START } from '../../support/memory/issue-life.ts';

const PROJECT = ProjectId.parse('10700');
const AGENT = AccountId.parse('adi');
const [SEEN, SECRET] = [IssueId.parse('1'), IssueId.parse('2')];

/** Missed an hour ago as it was read. */
const missed = (issueId: IssueId): ClockRow => ({
  issueId,
  metric: 'customfield_10100',
  issueKey: IssueKey.parse(`PAY-${issueId}`),
  projectId: PROJECT,
  name: 'Time to resolution',
  startedAt: toInstant(START - 5 * HOUR),
  goalMs: 4 * HOUR,
  remainingMs: -HOUR,
  isPaused: true,
  breachAt: null,
  level: 'breach',
  nextAt: null,
  queuedFor: null,
  readAt: toInstant(START),
});

const settings = Settings.parse({
  ...DEFAULT_SETTINGS,
  departments: { sources: [], merge: [{ name: { en: 'The field', he: 'השטח' }, values: ['North', 'South'] }] },
});
const origin = { processId: ProcessId.parse('payroll'), departmentSource: { id: 'org:1', value: 'South' } };
const asked: IssueId[][] = [];

/** Two requests with a missed clock, of which Jira shows the person one. */
const deps: ReadRisksDeps = {
  risks: {
    clocks: async () => [missed(SEEN), missed(SECRET)],
    troubled: async () => [],
    owed: async () => [],
    origins: async (issueIds) => {
      asked.push([...issueIds]);
      return new Map(issueIds.map((id) => [id, origin]));
    },
    countSeen: async () => 0,
  },
  clockRows: { find: async (issueIds) => issueIds.map(missed) },
  contracts: { findInForce: async () => null },
  people: { wasActive: async () => true },
  issueRights: { browsable: async () => new Set([SEEN]) },
  detectors: { find: async () => null },
  rights: {
    desks: async () => ({
      isInManagerGroup: false,
      desks: [{ id: PROJECT, key: 'PAY', name: 'Payroll', isAdmin: false }],
    }),
    isClosedToApp: async () => false,
  },
  settings: { get: async () => ({ settings, version: 1, savedBy: null, savedAt: null }) },
  watermarks: { find: async () => null, set: async () => {} },
  clock: { now: () => toInstant(START + HOUR) },
};

it('names the merged department in the language of the person, and the time by which a paused clock was missed', async () => {
  const view = await readRisks(deps)({ accountId: AGENT, projectId: PROJECT, language: 'he' });
  expect(RisksView.parse(view).risks).toMatchObject([
    {
      issueId: SEEN,
      reason: 'breached',
      departmentName: 'השטח',
      timeLeft: { clock: 'Time to resolution', workingMs: -HOUR, isPaused: true },
      deciderName: null,
    },
  ]);
});

it('looks up nothing of a request that Jira does not show the person', async () => {
  asked.length = 0;
  await readRisks(deps)({ accountId: AGENT, projectId: PROJECT, language: 'en' });
  expect(asked).toEqual([[SEEN]]);
});
