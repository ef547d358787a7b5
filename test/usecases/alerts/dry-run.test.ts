import { describe, expect, it } from 'vitest';
import { createTellingHours } from '../../../src/domain/alerts/telling-hours.ts';
import { messagesOf } from '../../../src/domain/alerts/trial-messages.ts';
import {
  medianLead,
  NO_TRIAL,
  tried,
  type PastRequest,
  type TrialContext,
} from '../../../src/domain/alerts/try-rule.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { DEFAULT_SETTINGS } from '../../../src/contract/settings.ts';
import type { TrialCounts } from '../../../src/contract/trial.ts';
import { DEFAULT_RULE } from '../../../src/domain/alerts/rules.ts';
import type { AlertRule } from '../../../src/contract/alert-rules.ts';
import type { PastRun } from '../../../src/domain/sla/past-run.ts';
import { crossingsOf, type TrueCrossing } from '../../support/alerts/alert-oracle.ts';
import { randomLives, seeded } from '../../support/alerts/random-lives.ts';
import { elapsedAt, METRICS, RequestHistory, type Run } from '../../support/alerts/request-history.ts';
import { WorkWeek } from '../../support/alerts/work-week.ts';
import { account } from '../../support/memory/issue-life.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 9, 5);
const NOBODY: PastRequest['people'] = { 'team-lead': null, 'fast-decider': null };

const hasStopped = (run: Run): boolean => run.stoppedAt < Infinity;
const lastGoal = (run: Run) => run.goals.at(-1) ?? { goalMs: run.metric.goalMs, from: run.startedAt, to: Infinity };

/** What Jira tells of a run that has stopped: under the goal that it had in the end. */
const pastRun = (run: Run): PastRun => {
  const { goalMs } = lastGoal(run);
  const elapsedMs = elapsedAt(run, run.stoppedAt);
  const span = { startedAt: toInstant(run.startedAt), stoppedAt: toInstant(run.stoppedAt) };
  return { metric: run.metric.id, goalMs, elapsedMs, breached: elapsedMs > goalMs, span };
};

/** The site's calendar is that of the first two metrics: nine to five, Monday to Friday, in UTC. */
const CALENDAR = {
  ...DEFAULT_SETTINGS.calendar,
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  hours: { from: 540, to: 1020 },
  holidays: 'none' as const,
};
const hours = createTellingHours(CALENDAR);
const calendar = createCalendar(CALENDAR);
const after = (before: TrialCounts): TrialContext => ({
  before,
  hours,
  working: (from, to) => calendar.workingMsBetween(from, to),
});

/** The oracle's crossings of the goals that runs had in the end; under a goal that was changed on the way Jira keeps none. */
const truthOf = (history: RequestHistory): readonly TrueCrossing[] =>
  crossingsOf(history).filter((crossing) =>
    history.runs.some(
      (run) =>
        hasStopped(run) &&
        run.metric.id === crossing.metric &&
        run.startedAt === crossing.startedAt &&
        lastGoal(run).goalMs === crossing.goalMs &&
        crossing.at >= lastGoal(run).from,
    ),
  );

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

it.each(seeds)('counts what the oracle of alerts counts, seed %i', (seed) => {
  const histories = randomLives(200, { start: START, days: 27, random: seeded(seed) });
  const truth = histories.flatMap(truthOf);
  const breaches = truth.filter(({ threshold }) => threshold === 'breach');
  const requests = histories.map(({ runs }) => ({ runs: runs.filter(hasStopped).map(pastRun), people: NOBODY }));
  const trial = tried(DEFAULT_RULE, requests, after(NO_TRIAL));
  expect(truth.length).toBeGreaterThan(100);
  expect(trial).toMatchObject({
    requests: 200,
    runs: histories.flatMap(({ runs }) => runs.filter(hasStopped)).length,
    alerts: truth.length,
    breached: breaches.length,
    // Whoever breaches has passed three quarters before.
    warned: breaches.length,
    kept: truth.length - 2 * breaches.length,
  });
  const leads = breaches.map(({ goalMs }) => goalMs / 4).toSorted((a, b) => a - b);
  expect(medianLead(trial.leads)).toBe(leads[Math.ceil(leads.length / 2) - 1] ?? null);
});

it('adds up the same in portions as at once', () => {
  const histories = randomLives(300, { start: START, days: 27, random: seeded(77) });
  const requests = histories.map(({ runs }) => ({ runs: runs.filter(hasStopped).map(pastRun), people: NOBODY }));
  const inTwo = tried(
    DEFAULT_RULE,
    requests.slice(100),
    after(tried(DEFAULT_RULE, requests.slice(0, 100), after(NO_TRIAL))),
  );
  const atOnce = tried(DEFAULT_RULE, requests, after(NO_TRIAL));
  expect({ ...inTwo, leads: new Map(inTwo.leads) }).toEqual({ ...atOnce, leads: new Map(atOnce.leads) });
});

/** Messages by the histories alone: local days are those of UTC. */
interface Expected {
  readonly messages: number;
  readonly over: number;
  readonly ended: number;
}

interface When {
  readonly workingHoursOnly: boolean;
  readonly quietFrom: number | null;
  readonly digestHour: number | null;
  readonly budgetPerDay: number;
}

const DAY = 24 * HOUR;
const MINUTE = 60_000;
const WEEK = METRICS[1]?.week ?? new WorkWeek({ from: 0, to: 24 });

/** First whole minute from `at` on, or `at` itself, at which nobody is kept from hearing: quiet is from an hour to seven the next day. */
const openFrom = (at: number, { workingHoursOnly, quietFrom }: When): number => {
  for (let open = at; ; open = (Math.floor(open / MINUTE) + 1) * MINUTE) {
    const hour = (open % DAY) / HOUR;
    const isQuiet = quietFrom !== null && (hour >= quietFrom || hour < 7);
    if (!isQuiet && (!workingHoursOnly || WEEK.isOpen(open))) return open;
  }
};

const sentAt = (at: number, when: When): number => {
  if (when.digestHour === null) return openFrom(at, when);
  const today = Math.floor(at / DAY) * DAY + when.digestHour * HOUR;
  return openFrom(today > at ? today : today + DAY, when);
};

const expected = (histories: readonly RequestHistory[], when: When): Expected => {
  const days = new Map<number, { singles: number; summaries: Set<number> }>();
  let ended = 0;
  for (const history of histories) {
    for (const crossing of crossingsOf(history).filter(({ metric }) => metric === 'customfield_2')) {
      const run = history.runs.find(
        (each) => each.metric.id === crossing.metric && each.startedAt === crossing.startedAt,
      );
      const sent = sentAt(crossing.at, when);
      if (sent > crossing.at && sent >= (run?.stoppedAt ?? 0)) {
        ended += 1;
        continue;
      }
      const day = days.get(Math.floor(sent / DAY)) ?? { singles: 0, summaries: new Set() };
      days.set(Math.floor(sent / DAY), day);
      if (when.digestHour === null && sent - crossing.at <= 15 * MINUTE) day.singles += 1;
      else day.summaries.add(sent);
    }
  }
  const wanted = [...days.values()].map(({ singles, summaries }) => singles + summaries.size);
  const limit = when.digestHour === null ? when.budgetPerDay : Infinity;
  const messages = wanted.reduce((sum, count) => sum + Math.min(limit, count), 0);
  return { messages, over: wanted.reduce((sum, count) => sum + count, 0) - messages, ended };
};

/** Lives whose clocks nothing pauses and no goal changes: of others nobody can know when they crossed. */
const steadyLives = (seed: number): readonly RequestHistory[] =>
  randomLives(400, { start: START, days: 27, random: seeded(seed) })
    .map(({ id, happenings }) => {
      const steady = happenings.filter(({ kind }) => kind === 'created' || kind === 'reply' || kind === 'resolve');
      return new RequestHistory(id, steady.slice(0, 3));
    })
    .filter(({ runs }) => runs.every(hasStopped));

describe('when it would have told', () => {
  const LEAD = account('lea');
  it.each(
    seeds.flatMap((seed) => [
      { seed, what: 'at any hour', workingHoursOnly: false, quietFrom: null, digestHour: null, budgetPerDay: 200 },
      { seed, what: 'within hours', workingHoursOnly: true, quietFrom: null, digestHour: null, budgetPerDay: 4 },
      { seed, what: 'not at night', workingHoursOnly: false, quietFrom: 16, digestHour: null, budgetPerDay: 3 },
      { seed, what: 'once a day', workingHoursOnly: true, quietFrom: null, digestHour: 13, budgetPerDay: 1 },
    ]),
  )('is what the oracle counts, $what, seed $seed', ({ seed, ...when }) => {
    const histories = steadyLives(seed);
    const rule: AlertRule = {
      ...DEFAULT_RULE,
      metric: { id: 'customfield_2', name: 'Time to resolution' },
      recipients: ['team-lead'],
      channels: { mail: true, comment: false },
      workingHoursOnly: when.workingHoursOnly,
      quietHours: when.quietFrom === null ? null : { from: when.quietFrom * 60, to: 7 * 60 },
      digestAt: when.digestHour === null ? null : when.digestHour * 60,
      budgetPerDay: when.budgetPerDay,
    };
    const people = { 'team-lead': LEAD, 'fast-decider': null };
    const requests = histories.map(({ runs }) => ({ runs: runs.map(pastRun), people }));
    const { told } = tried(rule, requests, after(NO_TRIAL));
    const { people: sent, over } = messagesOf(told, { rule, hours });
    const truth = expected(histories, when);
    expect(truth.messages).toBeGreaterThan(10);
    expect({ messages: sent[0]?.[1], over, ended: told.ended }).toEqual(truth);
  });
});

describe('whom it would have told', () => {
  const run = (used: number): PastRun => ({
    metric: 'customfield_1',
    goalMs: 8 * HOUR,
    elapsedMs: used * HOUR,
    breached: used > 8,
    span: null,
  });
  const ADI = account('adi');
  const rule = (more: Partial<AlertRule>): AlertRule => ({
    ...DEFAULT_RULE,
    recipients: ['assignee', 'team-lead', 'fast-decider'],
    channels: { mail: true, comment: false },
    ...more,
  });
  const told = (more: Partial<AlertRule>, used: number, people = NOBODY) => {
    const counts = tried(rule(more), [{ runs: [run(used)], people }], after(NO_TRIAL)).told;
    const { assignee, nobody } = counts;
    return { assignee, nobody, people: messagesOf(counts, { rule: rule(more), hours }).people };
  };

  it('is each person once for an alert, whatever roles they have', () => {
    expect(told({}, 9, { 'team-lead': ADI, 'fast-decider': ADI })).toEqual({
      assignee: 2,
      nobody: 0,
      people: [[ADI, 2]],
    });
  });

  it('is nobody where a role has no person, and none at all while mail is off', () => {
    expect(told({ recipients: ['fast-decider'] }, 9)).toEqual({ assignee: 0, nobody: 2, people: [] });
    expect(told({ channels: { mail: false, comment: true } }, 9)).toEqual({ assignee: 0, nobody: 0, people: [] });
  });

  it('is the second level only when the breach has lasted', () => {
    const second = { recipients: [], secondLevel: { accountId: ADI, afterMinutes: 120 } };
    expect(told(second, 9)).toMatchObject({ nobody: 2, people: [] });
    expect(told(second, 10)).toMatchObject({ nobody: 2, people: [[ADI, 1]] });
  });

  it('speaks of the clocks of its metric alone, and of no threshold that a goal leaves no room for', () => {
    const other = tried(
      rule({ metric: { id: 'customfield_2', name: 'Other' } }),
      [{ runs: [run(9)], people: NOBODY }],
      after(NO_TRIAL),
    );
    expect(other).toMatchObject({ requests: 1, runs: 0, alerts: 0 });
    const early = rule({ thresholds: [{ kind: 'before', minutes: 600 }] });
    expect(tried(early, [{ runs: [run(9)], people: NOBODY }], after(NO_TRIAL))).toMatchObject({
      alerts: 0,
      breached: 1,
      warned: 0,
    });
  });
});
