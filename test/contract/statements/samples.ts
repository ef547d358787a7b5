import { DepartmentId, IssueId, IssueKey, ProcessId } from '../../../src/contract/ids.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/contract/settings.ts';
import type { RequestRecord } from '../../../src/domain/experience/request-record.ts';
import { cellOf, EMPTY_CELL } from '../../../src/domain/figures/cell.ts';
import type { CellKey } from '../../../src/domain/figures/cell-keys.ts';
import type { ComputedCell } from '../../../src/domain/figures/recompute-cells.ts';
import type { Release } from '../../../src/domain/privacy/release.ts';
import type { Answer } from '../../../src/domain/survey/answer.ts';
import type { Invitation } from '../../../src/domain/survey/invitation.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import type { Mark } from '../../../src/usecases/ports/figures.ts';
import { aClosedFact } from '../../support/closed-fact.ts';
import { account } from '../../support/memory/issue-life.ts';
import { aRequest, DAY, HOUR, PAYROLL, type RequestOptions } from '../../usecases/figures/figure-world.ts';

/** What repositories are given: every column filled and every nullable one empty, texts with quotes, Hebrew and emoji. */

export const START = Date.UTC(2026, 8, 1);
export const instant = (hours: number) => toInstant(START + hours * HOUR);
export const issue = (id: number): IssueId => IssueId.parse(String(id));
export const key = (id: number): IssueKey => IssueKey.parse(`PAY-${id}`);
export const PAYSLIP = ProcessId.parse('payslip');
export const AWKWARD = ProcessId.parse('it|100%_\\x');
export const ORG = DepartmentId.parse('org:1');
export const NO_DEPARTMENT = DepartmentId.parse('none');
export const TEXT = 'תיקון "תלוש" 🙂 it\'s \\ 100%_';

/** Nothing known of it but that it is there. */
const BARE: Partial<RequestRecord> = { requesterId: null, requestTypeId: null, departmentSource: null };

export const request = (
  options: Partial<RequestOptions> & { readonly id: number },
  more: Partial<RequestRecord> = {},
): RequestRecord => ({ ...aRequest({ created: instant(options.id % 1000), ...options }), ...more });

export const REQUESTS: readonly RequestRecord[] = [
  request({ id: 1, closed: instant(9), slaMet: true, complete: true, responseMs: HOUR, reopens: 2 }),
  request(
    { id: 2, process: null, department: null },
    { ...BARE, unownedSince: instant(3), heardAt: instant(4), missing: 2 },
  ),
  request(
    { id: 3, process: AWKWARD, closed: instant(30), slaMet: false },
    {
      departmentSource: { id: TEXT, value: TEXT },
      firstResponseAt: instant(5),
      waitingMs: 7,
      silenceMs: 9,
      replies: [instant(5), instant(7)],
      returns: 2,
      metrics: [{ metric: TEXT, met: false }],
      runs: [{ metric: 'customfield_10100', goalMs: 8 * HOUR, elapsedMs: 9 * HOUR, breached: true, span: null }],
      channel: 'email',
      complete: true,
      outcome: 'declined',
    },
  ),
  request({ id: 4, closed: instant(40), complete: false, deleted: true }),
];

export const invitation = (issueId: number, more: Partial<Invitation> = {}): Invitation => ({
  issueId: issue(issueId),
  closeNo: 1,
  requesterId: account(`person-${issueId}`),
  summary: TEXT,
  status: 'open',
  withdrawnWhy: null,
  notAskedReason: null,
  probability: 1 / 3,
  driverItem: 'ease',
  driverProbability: 0.1 + 0.2,
  asksLostTime: true,
  declined: false,
  onBehalf: false,
  mainId: null,
  closedAt: instant(9),
  opensAt: instant(9),
  expiresAt: toInstant(START + 14 * DAY),
  ...more,
});

export const answer = (more: Partial<Answer> = {}): Answer => ({
  item: 'experience',
  value: 4,
  body: null,
  direction: 'rtl',
  language: 'he',
  mode: 'invited',
  probability: 1,
  forTeam: false,
  answeredAt: instant(12),
  ...more,
});

export const cellKey = (more: Partial<CellKey> = {}): CellKey => ({
  projectId: PAYROLL,
  scope: 'whole',
  scopeId: 'all',
  grain: 'month',
  startsAt: instant(0),
  ...more,
});

const FACT = aClosedFact({
  reopens: 1,
  handovers: 2,
  returns: 1,
  slaMet: true,
  complete: false,
  cycleMs: 5 * HOUR,
  silenceMs: HOUR,
  waitingMs: 2 * HOUR,
  outcome: 'solved',
  channel: TEXT,
  metrics: [{ metric: TEXT, met: true }],
});

export const CELLS: readonly ComputedCell[] = [
  { key: cellKey(), cell: cellOf(3, [FACT, { ...FACT, reopens: 0, slaMet: null, responseMs: HOUR }]) },
  { key: cellKey({ scope: 'process', scopeId: AWKWARD }), cell: cellOf(1, []) },
  { key: cellKey({ scope: 'department', scopeId: ORG, grain: 'day' }), cell: cellOf(0, [FACT]) },
  { key: cellKey({ scope: 'interface', scopeId: `payslip|${ORG}` }), cell: cellOf(2, [FACT]) },
  { key: cellKey({ scope: 'process', scopeId: 'emptied' }), cell: EMPTY_CELL },
];

export const mark = (more: Partial<Mark> = {}): Mark => ({
  ...cellKey(),
  token: 'x',
  markedAt: instant(1),
  ...more,
});

export const release = (more: Partial<Release> = {}): Release => ({
  through: instant(24),
  period: '13w',
  scope: 'site',
  scopeId: 'all',
  measure: 'experience',
  figure: { state: 'ready', value: 3.7, low: 3.4, high: 4, n: 12, people: 9 },
  change: { from: 3.5, p: 0.04 },
  volunteered: { state: 'too-few' },
  eligibleShare: 0.8,
  asking: { closes: 10, asked: 8, answered: 6 },
  lost: null,
  until: null,
  ...more,
});

export const SETTINGS: Settings = { ...DEFAULT_SETTINGS, managerGroup: TEXT };
