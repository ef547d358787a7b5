import type { AlertRule, RecipientRole } from '../../contract/alert-rules';
import type { AccountId } from '../../contract/ids';
import type { TrialCounts } from '../../contract/trial';
import type { PastRun } from '../sla/past-run';
import { hasCrossed, type Reading } from './next-look';
import { secondOf } from './rules';
import type { TellingHours } from './telling-hours';
import { marksOf } from './threshold';
import { ASSIGNEE, pastCrossing, sendingOf, toldSoFar, type Told, type ToldWhen } from './trial-messages';

/** A closed request, and who stands for the roles of a rule on it today; who was assigned then nobody knows. */
export interface PastRequest {
  readonly runs: readonly PastRun[];
  readonly people: Readonly<Record<Exclude<RecipientRole, 'assignee'>, AccountId | null>>;
}

/** What of a rule decides whether, whom and when it tells. */
type TriedRule = Pick<AlertRule, 'metric' | 'thresholds' | 'secondLevel' | 'recipients' | 'channels'> & ToldWhen;

export const NO_TRIAL: TrialCounts = {
  requests: 0,
  runs: 0,
  alerts: 0,
  breached: 0,
  warned: 0,
  kept: 0,
  leads: [],
  told: { assignee: 0, nobody: 0, ended: 0, people: [], singles: [], summaries: [] },
};

export interface TrialContext {
  /** What the portions before have counted; `NO_TRIAL` at first. */
  readonly before: TrialCounts;
  readonly hours: TellingHours;
  /** Working time of the site's calendar between two instants. */
  readonly working: Reading['working'];
}

/**
 * What a rule would have done with these requests, added to what it would have done with those before. A run alerts once at
 * each threshold that it crossed; what is told of it and when follows the rule's quiet hours, digest and limit of a day.
 */
export const tried = (
  rule: TriedRule,
  requests: readonly PastRequest[],
  { before, hours, working }: TrialContext,
): TrialCounts => {
  const leads = new Map(before.leads);
  const told = toldSoFar(before.told);
  const sum = { ...before, requests: before.requests + requests.length };
  for (const request of requests) {
    for (const run of request.runs.filter((each) => speaksOf(rule, each))) {
      const { alerts, leadMs } = outcomeOf(rule, run);
      sum.runs += 1;
      sum.alerts += alerts.length;
      sum.breached += Number(run.breached);
      sum.kept += Number(!run.breached && alerts.length > 0);
      sum.warned += Number(leadMs !== null);
      if (leadMs !== null) add(leads, leadMs);
      for (const alert of rule.channels.mail ? alerts : []) {
        const at = pastCrossing(run, alert.elapsedMs, working);
        told.add(recipientsOf(rule, alert, request.people), sendingOf(at, run, { rule, hours }));
      }
    }
  }
  return { ...sum, leads: [...leads], told: told.counts() };
};

const speaksOf = ({ metric }: TriedRule, run: PastRun): boolean => metric === null || metric.id === run.metric;

const add = <Key>(counts: Map<Key, number>, key: Key): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

interface PastAlert {
  /** Time used when it was crossed; a moment more than the goal at the breach. */
  readonly elapsedMs: number;
  /** By one of the rule's own thresholds, by its second level, or by both at once. */
  readonly isOwn: boolean;
  readonly isSecond: boolean;
}

interface RunOutcome {
  readonly alerts: readonly PastAlert[];
  /** Working time between the first alert and the breach; null: no breach, or no alert before it. */
  readonly leadMs: number | null;
}

const outcomeOf = (rule: TriedRule, run: PastRun): RunOutcome => {
  const { goalMs, breached } = run;
  const own = marksOf(rule.thresholds, goalMs).map(({ elapsedMs }) => elapsedMs);
  const second = marksOf(secondOf(rule), goalMs).map(({ elapsedMs }) => elapsedMs);
  const crossed = marksOf([...rule.thresholds, ...secondOf(rule)], goalMs).filter((mark) => hasCrossed(run, mark));
  const first = crossed[0]?.elapsedMs ?? goalMs;
  return {
    alerts: crossed.map(({ elapsedMs }) => ({
      elapsedMs: elapsedMs === goalMs ? goalMs + 1 : elapsedMs,
      isOwn: own.includes(elapsedMs),
      isSecond: second.includes(elapsedMs),
    })),
    leadMs: breached && first < goalMs ? goalMs - first : null,
  };
};

/** Who would have had a message, each once; empty: nobody stands for the roles. */
const recipientsOf = (
  { recipients, secondLevel }: TriedRule,
  { isOwn, isSecond }: PastAlert,
  people: PastRequest['people'],
): readonly Told[] => {
  const roles = isOwn ? recipients.flatMap((role) => (role === 'assignee' ? ASSIGNEE : (people[role] ?? []))) : [];
  const second = isSecond && secondLevel !== null ? [secondLevel.accountId] : [];
  return [...new Set<Told>([...roles, ...second])];
};

/** The middle lead; null without any. */
export const medianLead = (leads: TrialCounts['leads']): number | null => {
  const sorted = leads.toSorted(([a], [b]) => a - b);
  const half = sorted.reduce((sum, [, times]) => sum + times, 0) / 2;
  let seen = 0;
  for (const [leadMs, times] of sorted) {
    seen += times;
    if (seen >= half) return leadMs;
  }
  return null;
};
