import type { IncidentRow } from './parse-incidents.ts';

/** States of the source that end an incident, wait for its caller, or begin it; every other state means work. */
const DONE_STATES = new Set(['resolved', 'closed', 'canceled', 'cancelled']);
const WAITING_STATES = new Set(['awaiting user info', 'awaiting caller']);
const NEW_STATES = new Set(['new']);

/** An incident is opened before anything happens to it; some rows of the source carry the opening's own minute, or an earlier one. */
const OPENING_MS = 1000;

/** What the loader does at an instant, in the words of a service desk. */
export type IncidentAction =
  | { readonly kind: 'create'; readonly at: number; readonly incident: Incident }
  | {
      readonly kind: 'status';
      readonly at: number;
      readonly incident: Incident;
      readonly state: string;
      readonly by: string;
    }
  | { readonly kind: 'assign'; readonly at: number; readonly incident: Incident; readonly assignee: string | null }
  | { readonly kind: 'team'; readonly at: number; readonly incident: Incident; readonly team: string };

export interface Incident {
  readonly number: string;
  readonly caller: string;
  /** Last known values of the source: the export's own corrections win over first guesses. */
  readonly location: string | null;
  readonly group: string | null;
  readonly priority: string | null;
  readonly category: string | null;
  readonly openedAt: number;
  /** Goal in milliseconds that makes the source's own SLA flag come true on a clock that pauses for the caller. */
  readonly goalMs: number;
  readonly firstState: string;
  /** The group that had it first, as far as the source says. */
  readonly firstTeam: string | null;
}

export interface IncidentPlan {
  readonly incidents: readonly Incident[];
  readonly states: readonly {
    readonly name: string;
    readonly category: 'new' | 'indeterminate' | 'done';
    readonly waiting: boolean;
  }[];
  readonly callers: readonly string[];
  readonly agents: readonly string[];
  readonly locations: readonly string[];
  readonly groups: readonly string[];
  /** In order of time. */
  readonly actions: readonly IncidentAction[];
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Name of the caller, agent and group that the source does not know. */
export const UNKNOWN = { caller: 'Unknown caller', agent: 'Service desk', group: 'No group' } as const;

/** Turns the rows of an export into what people did on a service desk, and when. Pure. */
export function planIncidents(rows: readonly IncidentRow[]): IncidentPlan {
  const histories = Map.groupBy(rows, (row) => row.number);
  const planned = [...histories.values()].map((history) => planIncident(inOrder(history)));
  const actions = planned.flatMap((incident) => incident.actions).toSorted((a, b) => a.at - b.at);
  const incidents = planned.map((each) => each.incident);
  const distinct = (values: readonly (string | null)[]): string[] =>
    [...new Set(values)].filter((value) => value !== null).toSorted();
  return {
    incidents,
    states: distinct(planned.flatMap((each) => each.states)).map((name) => ({
      name,
      category: categoryOf(name),
      waiting: WAITING_STATES.has(name.toLowerCase()),
    })),
    callers: distinct(incidents.map((incident) => incident.caller)),
    agents: distinct([UNKNOWN.agent, ...rows.map((row) => row.assignee), ...rows.map((row) => row.updatedBy)]),
    locations: distinct(incidents.map((incident) => incident.location)),
    groups: distinct(incidents.map((incident) => incident.group ?? UNKNOWN.group)),
    actions,
    startsAt: Math.min(...actions.slice(0, 1).map((action) => action.at)),
    endsAt: Math.max(...actions.slice(-1).map((action) => action.at)),
  };
}

/**
 * Rows in order of time. Where that order would reopen an incident more often than the source counted, a clock of the
 * source was wrong: then its own count of reopens decides, work before done within each, and a row is never later than the
 * rows after it.
 */
function inOrder(history: readonly IncidentRow[]): readonly IncidentRow[] {
  const byTime = history.toSorted((a, b) => a.updatedAt - b.updatedAt);
  const counted = Math.max(...history.map((row) => row.reopenCount));
  if (reopensIn(byTime) <= counted) return byTime;
  const byCount = byTime.toSorted((a, b) => a.reopenCount - b.reopenCount || Number(isDone(a)) - Number(isDone(b)));
  let latest = Number.POSITIVE_INFINITY;
  return byCount
    .toReversed()
    .map((row) => {
      latest = Math.min(latest, row.updatedAt);
      return { ...row, updatedAt: latest };
    })
    .toReversed();
}

function reopensIn(rows: readonly IncidentRow[]): number {
  return rows.filter((row, index) => {
    const before = rows[index - 1];
    return before !== undefined && isDone(before) && !isDone(row);
  }).length;
}

function isDone(row: IncidentRow): boolean {
  return row.state !== null && categoryOf(row.state) === 'done';
}

export function categoryOf(state: string): 'new' | 'indeterminate' | 'done' {
  const name = state.toLowerCase();
  if (DONE_STATES.has(name)) return 'done';
  return NEW_STATES.has(name) ? 'new' : 'indeterminate';
}

interface PlannedIncident {
  readonly incident: Incident;
  readonly states: readonly string[];
  readonly actions: readonly IncidentAction[];
}

/** A step of one incident with unknown states filled by the state before, and no time before the opening. */
interface Step {
  readonly at: number;
  readonly state: string;
  readonly by: string;
  readonly assignee: string | null;
  readonly group: string | null;
  readonly madeSla: boolean;
}

function planIncident(history: readonly IncidentRow[]): PlannedIncident {
  const [first, last] = [history[0], history[history.length - 1]];
  if (first === undefined || last === undefined) throw new RangeError('an incident has at least one row');
  const steps: Step[] = [];
  for (const row of history) {
    steps.push({
      at: Math.max(row.updatedAt, first.openedAt + OPENING_MS),
      state: row.state ?? steps.at(-1)?.state ?? 'New',
      by: row.updatedBy ?? UNKNOWN.agent,
      assignee: row.assignee,
      group: row.group,
      madeSla: row.madeSla,
    });
  }
  const incident: Incident = {
    number: first.number,
    caller: first.caller ?? UNKNOWN.caller,
    location: last.location,
    group: last.group,
    priority: last.priority,
    category: last.category,
    openedAt: first.openedAt,
    goalMs: goalOf(first.openedAt, steps),
    firstState: 'New',
    firstTeam: steps.find(({ group }) => group !== null)?.group ?? null,
  };
  return { incident, states: ['New', ...steps.map((step) => step.state)], actions: toActions(incident, steps) };
}

function toActions(incident: Incident, steps: readonly Step[]): IncidentAction[] {
  const actions: IncidentAction[] = [{ kind: 'create', at: incident.openedAt, incident }];
  let [state, assignee] = [incident.firstState, null as string | null];
  let team = incident.firstTeam;
  for (const step of steps) {
    // A row that does not say leaves it where it was.
    if (step.group !== null && step.group !== team) {
      team = step.group;
      actions.push({ kind: 'team', at: step.at, incident, team });
    }
    if (step.assignee !== assignee) {
      assignee = step.assignee;
      actions.push({ kind: 'assign', at: step.at, incident, assignee });
    }
    if (step.state !== state) {
      state = step.state;
      actions.push({ kind: 'status', at: step.at, incident, state, by: step.by });
    }
  }
  return actions;
}

/**
 * The source tells that a goal was missed, and by which row at the latest, but not the goal. So the goal is set where the
 * flag turned: never later than a second before that cycle ended, or an hour beyond it when the goal was kept.
 */
function goalOf(openedAt: number, steps: readonly Step[]): number {
  const { longest, elapsedAt } = measureCycles(openedAt, steps);
  const missedAt = steps.findIndex((step) => !step.madeSla);
  if (missedAt === -1) return longest + 3_600_000;
  return Math.max(1, Math.min(elapsedAt[missedAt] ?? longest, longest) - OPENING_MS);
}

/** Running time of each cycle, paused while the caller is waited for; a reopen begins a new cycle. */
function measureCycles(openedAt: number, steps: readonly Step[]): { longest: number; elapsedAt: readonly number[] } {
  let [elapsed, longest, from, state] = [0, 0, openedAt, 'New'];
  const elapsedAt: number[] = [];
  for (const step of steps) {
    const runs = categoryOf(state) !== 'done' && !WAITING_STATES.has(state.toLowerCase());
    if (runs) elapsed += step.at - from;
    if (categoryOf(state) === 'done' && categoryOf(step.state) !== 'done') elapsed = 0;
    [from, state] = [step.at, step.state];
    longest = Math.max(longest, elapsed);
    elapsedAt.push(elapsed);
  }
  return { longest, elapsedAt };
}
