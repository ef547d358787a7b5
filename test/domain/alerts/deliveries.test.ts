import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertRule } from '../../../src/contract/alert-rules.ts';
import { AccountId, IssueId, IssueKey, ProjectId } from '../../../src/contract/ids.ts';
import { planDeliveries, type DueAlert, type RolePeople } from '../../../src/domain/alerts/deliveries.ts';
import type { Crossing } from '../../../src/domain/alerts/plan-clocks.ts';
import { DEFAULT_RULE } from '../../../src/domain/alerts/rules.ts';
import { createTellingHours } from '../../../src/domain/alerts/telling-hours.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

/** Sunday 22 November 2026, 10:00 in Israel. */
const NOON = Date.UTC(2026, 10, 22, 8);
const HOUR = 3_600_000;
const hours = createTellingHours({
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: 9 * 60, to: 18 * 60 },
  holidays: 'none',
});

const DANA = AccountId.parse('dana');
const AVI = AccountId.parse('avi');
const PEOPLE: RolePeople = { assignee: DANA, 'team-lead': AVI, 'fast-decider': null };

const crossing = (id: number, more: Partial<Crossing> = {}): Crossing => ({
  issueId: IssueId.parse(String(id)),
  issueKey: IssueKey.parse(`PAY-${id}`),
  projectId: ProjectId.parse('10'),
  metric: 'customfield_1',
  name: 'Time to first response',
  startedAt: toInstant(0),
  goalMs: HOUR,
  threshold: 'breach',
  dueAt: toInstant(NOON - id * 1000),
  kind: 'new',
  rules: ['mail'],
  seconds: [],
  ...more,
});
const due = (alert: Crossing, people = PEOPLE): DueAlert => ({ alert, people, raisedAt: toInstant(NOON) });

const rule = (more: Partial<AlertRule> = {}): AlertRule => ({
  ...DEFAULT_RULE,
  id: 'mail',
  channels: { ...DEFAULT_RULE.channels, mail: true },
  ...more,
});
const plan = (alerts: readonly DueAlert[], rules: readonly AlertRule[], now = NOON) =>
  planDeliveries(alerts, { rules, toldToday: new Map(), hours, now: toInstant(now) });

describe('who is told', () => {
  it('is nobody before an admin turned the channel on', () => {
    const planned = plan([due(crossing(1, { rules: ['default'] }))], [DEFAULT_RULE]);
    expect(planned).toEqual({ now: [], held: [], digest: [], dropped: [], comments: [] });
  });

  it('is each person once, although two rules name them', () => {
    const rules = [rule(), rule({ id: 'second', recipients: ['assignee', 'team-lead'] })];
    const { now } = plan([due(crossing(1, { rules: ['mail', 'second'] }))], rules);
    expect(now.map(({ to }) => to)).toEqual([DANA, AVI]);
  });

  it('is the second level only for its own threshold', () => {
    const rules = [rule({ recipients: [], secondLevel: { accountId: AVI, afterMinutes: 60 } })];
    expect(plan([due(crossing(1))], rules).now).toEqual([]);
    const over = crossing(1, { rules: [], seconds: ['mail'], threshold: 'after:60' });
    expect(plan([due(over)], rules).now.map(({ to }) => to)).toEqual([AVI]);
  });

  it('is nobody when the role has no person', () => {
    expect(plan([due(crossing(1), { ...PEOPLE, assignee: null })], [rule()]).now).toEqual([]);
  });

  it('is nobody for a clock that was past its threshold before the rule was there', () => {
    expect(plan([due(crossing(1, { kind: 'seen' }))], [rule()]).now).toEqual([]);
  });

  it('follows the rule that the project has changed for itself', () => {
    const own = rule({ projectId: ProjectId.parse('10'), recipients: ['team-lead'] });
    expect(plan([due(crossing(1))], [rule(), own]).now.map(({ to }) => to)).toEqual([AVI]);
  });

  it('is nobody by a rule that has gone', () => {
    expect(plan([due(crossing(1))], []).now).toEqual([]);
  });
});

describe('when people are told', () => {
  it('waits for the working hours of the site', () => {
    const friday = Date.UTC(2026, 10, 20, 8);
    const { now, held } = plan([due(crossing(1))], [rule()], friday);
    expect(now).toEqual([]);
    expect(held.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 22, 7)]);
  });

  it('keeps quiet over midnight', () => {
    const rules = [rule({ workingHoursOnly: false, quietHours: { from: 21 * 60, to: 7 * 60 } })];
    const late = Date.UTC(2026, 10, 22, 20, 30);
    expect(plan([due(crossing(1))], rules, late).held.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 23, 5)]);
  });

  it('puts a day into one digest, at its time on the next open day', () => {
    const rules = [rule({ digestAt: 9 * 60 + 30 })];
    expect(plan([due(crossing(1))], rules).digest.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 23, 7, 30)]);
    const thursday = Date.UTC(2026, 10, 19, 14);
    const raised = { ...due(crossing(1)), raisedAt: toInstant(thursday) };
    expect(plan([raised], rules, thursday).digest.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 22, 7)]);
  });

  it('is at once where one of two rules says so', () => {
    const rules = [rule({ digestAt: 9 * 60 }), rule({ id: 'second' })];
    const { now, digest } = plan([due(crossing(1, { rules: ['mail', 'second'] }))], rules);
    expect([now.length, digest.length]).toEqual([1, 0]);
  });

  it('ends where quiet hours leave nothing of the working hours', () => {
    const rules = [rule({ quietHours: { from: 8 * 60, to: 19 * 60 } })];
    expect(plan([due(crossing(1))], rules).held.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 22, 17)]);
  });
});

describe('the budget of a day', () => {
  it('counts what was told before and drops the rest, where all can see it', () => {
    const alerts = [1, 2, 3].map((id) => due(crossing(id)));
    const planned = planDeliveries(alerts, {
      rules: [rule({ budgetPerDay: 3 })],
      toldToday: new Map([[DANA, 1]]),
      hours,
      now: toInstant(NOON),
    });
    expect(planned.now.map(({ alert }) => alert.issueKey)).toEqual(['PAY-3', 'PAY-2']);
    expect(planned.dropped.map(({ alert }) => alert.issueKey)).toEqual(['PAY-1']);
  });

  it('is never exceeded, and every person of every alert has exactly one fate', () => {
    const alert = fc
      .record({
        id: fc.integer({ min: 1, max: 500 }),
        rules: fc.subarray(['a', 'b', 'c']),
        seconds: fc.subarray(['a', 'b', 'c']),
        people: fc.record({
          assignee: fc.constantFrom(DANA, AVI, null),
          'team-lead': fc.constantFrom(DANA, AVI, null),
          'fast-decider': fc.constantFrom(DANA, AVI, null),
        }),
      })
      .map(({ id, rules, seconds, people }) => due(crossing(id, { rules, seconds }), people));
    const rules = fc.tuple(...['a', 'b', 'c'].map((id) => ruleOf(id)));
    const alerts = fc.uniqueArray(alert, { selector: (each) => each.alert.issueId, maxLength: 30 });
    fc.assert(
      fc.property(alerts, rules, fc.integer({ min: 0, max: 4 }), (given, drawn, told) => {
        const planned = planDeliveries(given, {
          rules: drawn,
          toldToday: new Map([[DANA, told]]),
          hours,
          now: toInstant(NOON),
        });
        const { now, held, digest, dropped } = planned;
        const fates = [...now, ...held, ...digest, ...dropped].map((each) => `${each.alert.issueId} ${each.to}`);
        expect(new Set(fates).size).toBe(fates.length);
        const most = Math.max(0, ...drawn.map(({ budgetPerDay }) => budgetPerDay));
        expect(now.filter(({ to }) => to === DANA).length + told).toBeLessThanOrEqual(Math.max(told, most));
        expect([...held, ...digest].every(({ at }) => at > NOON)).toBe(true);
      }),
    );
  });
});

const ruleOf = (id: string) =>
  fc
    .record({
      budgetPerDay: fc.integer({ min: 1, max: 3 }),
      digestAt: fc.constantFrom(null, 540),
      workingHoursOnly: fc.boolean(),
      quietHours: fc.constantFrom(null, { from: 590, to: 660 }),
      recipients: fc.subarray(['assignee', 'team-lead', 'fast-decider'] as const),
      secondLevel: fc.constantFrom(null, { accountId: AVI, afterMinutes: 30 }),
      mail: fc.boolean(),
    })
    .map(({ mail, ...more }) => rule({ ...more, id, channels: { ...DEFAULT_RULE.channels, mail } }));
