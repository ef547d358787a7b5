import type { AlertRule, RecipientRole } from '../../contract/alert-rules';
import type { AccountId } from '../../contract/ids';
import type { TrialCounts } from '../../contract/trial';
import type { PastRun } from '../sla/past-run';
import { hasCrossed } from './next-look';
import { secondOf } from './rules';
import { marksOf } from './threshold';

/** A closed request, and who stands for the roles of a rule on it today; who was assigned then nobody knows. */
export interface PastRequest {
  readonly runs: readonly PastRun[];
  readonly people: Readonly<Record<Exclude<RecipientRole, 'assignee'>, AccountId | null>>;
}

/** What of a rule decides whether and whom it tells. */
type TriedRule = Pick<AlertRule, 'metric' | 'thresholds' | 'secondLevel' | 'recipients' | 'channels'>;

export const NO_TRIAL: TrialCounts = {
  requests: 0,
  runs: 0,
  alerts: 0,
  breached: 0,
  warned: 0,
  kept: 0,
  leads: [],
  told: { assignee: 0, nobody: 0, people: [] },
};

/**
 * What a rule would have done with these requests, added to what it would have done with those before. A run alerts once at
 * each threshold that it crossed; quiet hours, digests and budgets, which put messages off or together, are left out.
 */
export const tried = (rule: TriedRule, requests: readonly PastRequest[], before: TrialCounts): TrialCounts => {
  const leads = new Map(before.leads);
  const told = new Map<Told, number>([
    [ASSIGNEE, before.told.assignee],
    [NOBODY, before.told.nobody],
    ...before.told.people,
  ]);
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
      for (const one of alerts.flatMap((alert) => recipientsOf(rule, alert, request.people))) add(told, one);
    }
  }
  return { ...sum, leads: [...leads], told: toldOf(told) };
};

const speaksOf = ({ metric }: TriedRule, run: PastRun): boolean => metric === null || metric.id === run.metric;

const add = <Key>(counts: Map<Key, number>, key: Key): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

/** Nobody knows who was assigned then; everybody else is known by account. */
const ASSIGNEE = '+assignee';
const NOBODY = '+nobody';
type Told = AccountId | typeof ASSIGNEE | typeof NOBODY;

const toldOf = (told: ReadonlyMap<Told, number>): TrialCounts['told'] => ({
  assignee: told.get(ASSIGNEE) ?? 0,
  nobody: told.get(NOBODY) ?? 0,
  people: [...told].flatMap(([one, messages]): TrialCounts['told']['people'] =>
    one === ASSIGNEE || one === NOBODY ? [] : [[one, messages]],
  ),
});

interface PastAlert {
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
    alerts: crossed.map(({ elapsedMs }) => ({ isOwn: own.includes(elapsedMs), isSecond: second.includes(elapsedMs) })),
    leadMs: breached && first < goalMs ? goalMs - first : null,
  };
};

/** Who would have had a message; nobody at all while the rule sends none. */
const recipientsOf = (
  { recipients, secondLevel, channels }: TriedRule,
  { isOwn, isSecond }: PastAlert,
  people: PastRequest['people'],
): readonly Told[] => {
  if (!channels.mail) return [];
  const roles = isOwn ? recipients.flatMap((role) => (role === 'assignee' ? ASSIGNEE : (people[role] ?? []))) : [];
  const second = isSecond && secondLevel !== null ? [secondLevel.accountId] : [];
  const told = new Set<Told>([...roles, ...second]);
  return told.size === 0 ? [NOBODY] : [...told];
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
