import { describe, expect, it } from 'vitest';
import { medianLead, NO_TRIAL, tried, type PastRequest } from '../../../src/domain/alerts/try-rule.ts';
import { DEFAULT_RULE } from '../../../src/domain/alerts/rules.ts';
import type { AlertRule } from '../../../src/contract/alert-rules.ts';
import type { PastRun } from '../../../src/domain/sla/past-run.ts';
import { crossingsOf, type TrueCrossing } from '../../support/alerts/alert-oracle.ts';
import { randomLives, seeded } from '../../support/alerts/random-lives.ts';
import { elapsedAt, type RequestHistory, type Run } from '../../support/alerts/request-history.ts';
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
  return { metric: run.metric.id, goalMs, elapsedMs, breached: elapsedMs > goalMs };
};

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
  const trial = tried(DEFAULT_RULE, requests, NO_TRIAL);
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
  const inTwo = tried(DEFAULT_RULE, requests.slice(100), tried(DEFAULT_RULE, requests.slice(0, 100), NO_TRIAL));
  const atOnce = tried(DEFAULT_RULE, requests, NO_TRIAL);
  expect({ ...inTwo, leads: new Map(inTwo.leads) }).toEqual({ ...atOnce, leads: new Map(atOnce.leads) });
});

describe('whom it would have told', () => {
  const run = (hours: number): PastRun => ({
    metric: 'customfield_1',
    goalMs: 8 * HOUR,
    elapsedMs: hours * HOUR,
    breached: hours > 8,
  });
  const ADI = account('adi');
  const rule = (more: Partial<AlertRule>): AlertRule => ({
    ...DEFAULT_RULE,
    recipients: ['assignee', 'team-lead', 'fast-decider'],
    channels: { mail: true, comment: false },
    ...more,
  });
  const told = (more: Partial<AlertRule>, hours: number, people = NOBODY) =>
    tried(rule(more), [{ runs: [run(hours)], people }], NO_TRIAL).told;

  it('is each person once for an alert, whatever roles they have', () => {
    expect(told({}, 9, { 'team-lead': ADI, 'fast-decider': ADI })).toEqual({
      assignee: 2,
      nobody: 0,
      people: [[ADI, 2]],
    });
  });

  it('is nobody where a role has no person, and none at all while mail is off', () => {
    expect(told({ recipients: ['fast-decider'] }, 9)).toEqual({ assignee: 0, nobody: 2, people: [] });
    expect(told({ channels: { mail: false, comment: true } }, 9)).toEqual(NO_TRIAL.told);
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
      NO_TRIAL,
    );
    expect(other).toMatchObject({ requests: 1, runs: 0, alerts: 0 });
    const early = rule({ thresholds: [{ kind: 'before', minutes: 600 }] });
    expect(tried(early, [{ runs: [run(9)], people: NOBODY }], NO_TRIAL)).toMatchObject({
      alerts: 0,
      breached: 1,
      warned: 0,
    });
  });
});
