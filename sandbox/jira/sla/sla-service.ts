import type { ProjectRecord, SlaRecord } from '../state/desk-records.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import type { Store } from '../state/store.ts';
import { BusinessCalendar } from '../time/business-calendar.ts';
import { CycleClock } from './cycle-clock.ts';
import { cyclesOf } from './cycles.ts';
import { timelineOf } from './timeline.ts';

/** Whether the issue matches the JQL of a goal. */
export type GoalMatcher = (jql: string, issue: IssueRecord) => boolean;

/** The clocks of one SLA on one issue, oldest cycle first. */
export interface SlaClocks {
  readonly sla: SlaRecord;
  readonly cycles: readonly CycleClock[];
}

/** Reads SLA clocks off issues. What was computed for an issue is kept until the issue changes. */
export class SlaService {
  readonly #store: Store;
  readonly #matches: GoalMatcher;
  #calendars = new WeakMap<SlaRecord, BusinessCalendar>();
  #known = new WeakMap<IssueRecord, ReadonlyMap<string, SlaClocks>>();
  /** Ids of issues with an ongoing cycle by field of the SLA, once somebody has asked for them. */
  #ongoing: Map<string, Set<string>> | null = null;

  constructor(store: Store, matches: GoalMatcher) {
    this.#store = store;
    this.#matches = matches;
  }

  /** By field id of the SLA. An SLA without a goal for this issue has no cycles. */
  clocks(issue: IssueRecord): ReadonlyMap<string, SlaClocks> {
    let clocks = this.#known.get(issue);
    if (clocks === undefined) {
      clocks = this.#compute(issue);
      this.#known.set(issue, clocks);
    }
    return clocks;
  }

  /** Ids of issues that have an ongoing cycle of the SLA, and perhaps of some that are gone: what a search by running clocks has to look at. */
  ongoing(fieldId: string): ReadonlySet<string> {
    if (this.#ongoing === null) {
      this.#ongoing = new Map();
      for (const issue of this.#store.issues.all()) this.#place(issue);
    }
    return this.#ongoing.get(fieldId) ?? new Set();
  }

  /** To be called after every change of an issue: decides the goals of open cycles anew and of finished ones once. */
  refresh(issue: IssueRecord): void {
    this.#known.delete(issue);
    const project = this.#store.projectOf(issue);
    const steps = timelineOf(issue);
    for (const sla of project.slas) {
      const before = issue.slaGoals[sla.id] ?? {};
      const after: Record<string, number> = {};
      for (const cycle of cyclesOf(sla, steps)) {
        const decided = before[cycle.startedAt];
        const goal = cycle.stoppedAt !== null && decided !== undefined ? decided : this.#goalOf(sla, issue);
        if (goal !== null) after[cycle.startedAt] = goal;
      }
      issue.slaGoals[sla.id] = after;
    }
    this.#place(issue);
  }

  /** After the configuration of desks changed. */
  forgetAll(): void {
    this.#known = new WeakMap();
    this.#calendars = new WeakMap();
    this.#ongoing = null;
  }

  #place(issue: IssueRecord): void {
    if (this.#ongoing === null) return;
    for (const ids of this.#ongoing.values()) ids.delete(issue.id);
    for (const [fieldId, clocks] of this.clocks(issue)) {
      if (ongoingCycle(clocks) === undefined) continue;
      const ids = this.#ongoing.get(fieldId) ?? new Set();
      this.#ongoing.set(fieldId, ids.add(issue.id));
    }
  }

  #compute(issue: IssueRecord): ReadonlyMap<string, SlaClocks> {
    const project: ProjectRecord = this.#store.projectOf(issue);
    const clocks = new Map<string, SlaClocks>();
    if (project.slas.length === 0) return clocks;
    const steps = timelineOf(issue);
    for (const sla of project.slas) {
      const goals = issue.slaGoals[sla.id] ?? {};
      const cycles: CycleClock[] = [];
      for (const cycle of cyclesOf(sla, steps)) {
        const goal = goals[cycle.startedAt];
        if (goal !== undefined) cycles.push(new CycleClock(cycle, goal, this.#calendarOf(sla)));
      }
      clocks.set(sla.fieldId, { sla, cycles });
    }
    return clocks;
  }

  #calendarOf(sla: SlaRecord): BusinessCalendar {
    let calendar = this.#calendars.get(sla);
    if (calendar === undefined) {
      calendar = new BusinessCalendar(sla.calendar);
      this.#calendars.set(sla, calendar);
    }
    return calendar;
  }

  /** The first goal whose JQL matches; `null` when none does. */
  #goalOf(sla: SlaRecord, issue: IssueRecord): number | null {
    for (const goal of sla.goals) {
      if ('goalField' in goal) {
        const value = issue.values[goal.goalField];
        if (typeof value === 'number' && value > 0 && this.#matches(goal.jql, issue)) return value;
      } else if (this.#matches(goal.jql, issue)) return goal.goalMs;
    }
    return null;
  }
}

/** The cycle that still runs or is paused. */
export const ongoingCycle = (clocks: SlaClocks | undefined): CycleClock | undefined =>
  clocks?.cycles.find((cycle) => cycle.stoppedAt === null);
