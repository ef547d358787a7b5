import { describe, expect, it } from 'vitest';
import type { AlertRule } from '../../../src/contract/alert-rules.ts';
import { AccountId, IssueId, IssueKey, ProcessId, ProjectId } from '../../../src/contract/ids.ts';
import { planClocks } from '../../../src/domain/alerts/plan-clocks.ts';
import type { ClockRow, ReadClock, ReadIssue } from '../../../src/domain/alerts/read-clock.ts';
import { ruleStateOf, type RuleSurroundings } from '../../../src/domain/alerts/rule-state.ts';
import { DEFAULT_RULE, rulesAt, thresholdsOf, withDefault, type ActiveRule } from '../../../src/domain/alerts/rules.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

const HOUR = 3_600_000;
const PAY = ProjectId.parse('10');
const METRIC = 'customfield_1';
const START = toInstant(1_000 * HOUR);

const active = (id: string, more: Partial<AlertRule> = {}, since = 0): ActiveRule => ({
  rule: { ...DEFAULT_RULE, id, projectId: PAY, ...more },
  since: toInstant(since),
});
const clock = (elapsedMs: number): ReadClock => ({
  metric: METRIC,
  name: 'Time to resolution',
  startedAt: START,
  goalMs: 10 * HOUR,
  elapsedMs,
  remainingMs: 10 * HOUR - elapsedMs,
  breached: elapsedMs > 10 * HOUR,
  paused: false,
  withinCalendarHours: true,
  breachAt: toInstant(START + 10 * HOUR),
});
const issue = (elapsedMs: number): ReadIssue => ({
  issueId: IssueId.parse('1'),
  issueKey: IssueKey.parse('PAY-1'),
  projectId: PAY,
  assigneeId: null,
  requestTypeId: null,
  readAt: toInstant(START + elapsedMs),
  clocks: [clock(elapsedMs)],
});
const plan = (known: readonly ClockRow[], elapsedMs: number, rules: readonly ActiveRule[]) =>
  planClocks(
    known,
    { issues: [issue(elapsedMs)], missing: [] },
    { rulesOf: () => rules, working: (from, to) => Math.max(0, to - from), since: toInstant(0) },
  );

describe('rules of a project', () => {
  it('are the common one until the project has its own of that name, also one that is off', () => {
    const common = withDefault([]);
    expect(rulesAt(common, { projectId: PAY, processId: null })).toHaveLength(1);
    const changed = withDefault([active('default', { isOn: false })]);
    expect(thresholdsOf(rulesAt(changed, { projectId: PAY, processId: null }), METRIC)).toEqual([]);
    expect(thresholdsOf(rulesAt(changed, { projectId: ProjectId.parse('11'), processId: null }), METRIC)).toHaveLength(
      2,
    );
  });

  it('speak of the processes and metrics they name', () => {
    const payslip = ProcessId.parse('payslip');
    const rules = [active('one', { processId: payslip, metric: { id: METRIC, name: 'x' } })];
    expect(rulesAt(rules, { projectId: PAY, processId: null })).toEqual([]);
    expect(rulesAt(rules, { projectId: PAY, processId: payslip })).toHaveLength(1);
    expect(thresholdsOf(rules, 'customfield_2')).toEqual([]);
  });

  it('that overlap have each threshold once', () => {
    const rules = [
      active('a'),
      active('b'),
      active('c', { secondLevel: { accountId: AccountId.parse('x'), afterMinutes: 9 } }),
    ];
    expect(thresholdsOf(rules, METRIC)).toHaveLength(3);
  });
});

describe('a clock under several rules', () => {
  it('alerts once for a threshold, in the name of all that have it', () => {
    const { crossings } = plan([], 8 * HOUR, [active('a'), active('b'), active('c', { isOn: false })]);
    expect(crossings).toMatchObject([{ threshold: 'share:75', kind: 'new', rules: ['a', 'b'], seconds: [] }]);
  });

  it('names those whose thresholds were passed unseen as well, for they have people to tell', () => {
    const rules = [active('early', { thresholds: [{ kind: 'share', percent: 20 }] }), active('late')];
    expect(plan([], 8 * HOUR, rules).crossings).toMatchObject([{ threshold: 'share:75', rules: ['early', 'late'] }]);
    const [row] = plan([], 3 * HOUR, rules).save;
    expect(plan(row ? [row] : [], 8 * HOUR, rules).crossings).toMatchObject([{ rules: ['late'] }]);
  });

  it('comes to the second level after its time', () => {
    const second = active('s', { secondLevel: { accountId: AccountId.parse('x'), afterMinutes: 60 } });
    const [row] = plan([], 10.5 * HOUR, [second]).save;
    const later = plan(row ? [row] : [], 11.5 * HOUR, [second]);
    expect(later.crossings).toMatchObject([{ threshold: 'after:60', rules: [], seconds: ['s'] }]);
  });

  it('is marked seen where every rule is newer than the crossing', () => {
    const made = START + 9 * HOUR;
    const { crossings } = plan([], 9.5 * HOUR, [active('new', {}, made)]);
    expect(crossings).toMatchObject([{ threshold: 'share:75', kind: 'seen' }]);
    expect(plan([], 9.5 * HOUR, [active('new', {}, made), active('old')]).crossings).toMatchObject([
      { kind: 'new', rules: ['old'] },
    ]);
  });

  it('says nothing anew when the furthest rule goes and an earlier one is left', () => {
    const early = active('early', { thresholds: [{ kind: 'share', percent: 20 }] });
    const [row] = plan([], 8 * HOUR, [early, active('late')]).save;
    const after = plan(row ? [row] : [], 8.5 * HOUR, [early]);
    expect(after.crossings).toEqual([]);
    expect(after.save[0]?.level).toBe('share:20');
  });
});

describe('how a rule stands', () => {
  const around: RuleSurroundings = {
    metrics: [METRIC],
    processes: [],
    goals: {},
    fault: null,
    hasSecond: true,
    left: [],
  };
  const LEAD_LEFT: RuleSurroundings['left'] = ['team-lead'];
  const DECIDER_LEFT: RuleSurroundings['left'] = ['fast-decider'];
  const named = { ...DEFAULT_RULE, metric: { id: METRIC, name: 'x' } };

  it.each([
    ['on', named, around],
    ['off', { ...named, isOn: false }, { ...around, fault: 'x' }],
    ['condition', { ...named, condition: 'x' }, { ...around, fault: "Field 'x' does not exist" }],
    ['metric-gone', named, { ...around, metrics: [] }],
    ['process-gone', { ...named, processId: ProcessId.parse('gone') }, around],
    ['person-left', named, { ...around, hasSecond: false, left: LEAD_LEFT }],
    ['lead-left', named, { ...around, left: [...DECIDER_LEFT, ...LEAD_LEFT] }],
    ['decider-left', named, { ...around, left: DECIDER_LEFT }],
    [
      'never',
      { ...named, thresholds: [{ kind: 'before', minutes: 90 } as const] },
      { ...around, goals: { [METRIC]: [HOUR] } },
    ],
    [
      'on',
      { ...named, thresholds: [{ kind: 'before', minutes: 90 } as const] },
      { ...around, goals: { [METRIC]: [HOUR, 2 * HOUR] } },
    ],
  ])('%s', (kind, rule, surroundings) => {
    expect(ruleStateOf(rule, surroundings).kind).toBe(kind);
  });
});

it('a thousand rules of forty projects cost a page of a hundred requests less than a second', () => {
  const many = Array.from({ length: 1000 }, (_, index) =>
    active(`r${index}`, {
      projectId: ProjectId.parse(String(10 + (index % 40))),
      thresholds: [{ kind: 'share', percent: 1 + (index % 99) }],
    }),
  );
  const rules = withDefault(many);
  const begun = performance.now();
  const issues = Array.from({ length: 100 }, (_, index) => ({
    ...issue(8 * HOUR),
    issueId: IssueId.parse(String(index + 1)),
  }));
  const planned = planClocks(
    [],
    { issues, missing: [] },
    {
      rulesOf: ({ projectId }) => rulesAt(rules, { projectId, processId: null }),
      working: (from, to) => Math.max(0, to - from),
      since: toInstant(0),
    },
  );
  expect(planned.crossings).toHaveLength(100);
  expect(planned.crossings[0]?.rules.length).toBeGreaterThan(10);
  expect(performance.now() - begun).toBeLessThan(1000);
});
