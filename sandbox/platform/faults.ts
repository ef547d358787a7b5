import { durationMs } from '../clock.ts';
import { PRODUCT_EVENT_LATENESS } from '../limits.ts';
import { type RandomStream, createRandomStream } from '../seeded-random.ts';
import type { FaultGroups, FaultRequest, KillFault } from './fault-request.ts';

/** Where and to whom the process would be killed. `killed` is null until the invocation aimed at has ended. */
export interface KillReport {
  readonly fault: KillFault;
  readonly invocation: number | null;
  readonly killed: boolean | null;
}

/** What happens to one event, push or run of a schedule: when, in ms from now; an empty list is a loss. */
export type Deliveries = readonly number[];

/** Parts of the platform whose calls may fail. */
export type CallArea = 'jira' | 'sql' | 'kvs' | 'queue';
/** `timeout` was carried out and its answer lost; `queryTimeout` is of SQL alone and was not carried out. */
export type CallFate = 'ok' | 'status429' | 'status500' | 'timeout' | 'queryTimeout';

type Group = keyof FaultGroups;

/** Repeatable misfortune of one site. Without a request nothing ever fails. Each group draws from a stream of its own. */
export class Faults {
  #streams = new Map<Group, RandomStream>();
  #seed = 0;
  #groups: FaultGroups = {};
  #kill: { fault: KillFault; invocation: number | null; killed: boolean | null } | null = null;

  apply({ reset, seed, killAfterCall, ...groups }: FaultRequest): void {
    if (reset === true) {
      this.#groups = {};
      this.#kill = null;
    }
    if (seed !== undefined) {
      this.#seed = seed;
      this.#streams = new Map();
    }
    this.#groups = { ...this.#groups, ...groups };
    if (killAfterCall !== undefined) this.#kill = { fault: killAfterCall, invocation: null, killed: null };
  }

  describe(): FaultGroups & { readonly seed: number; readonly kill: KillReport | null } {
    return { ...this.#groups, seed: this.#seed, kill: this.#kill };
  }

  /** Draws the fate of one product event. */
  eventDeliveries(): Deliveries {
    const { drop, duplicate, delay, reorder } = this.#groups.events ?? {};
    if (this.#happens('events', drop)) return [];
    return this.#copies('events', duplicate).map(() => {
      const held = this.#happens('events', reorder) ? this.#stream('events').next() * PRODUCT_EVENT_LATENESS : 0;
      return Math.floor(held + this.#upTo('events', delay));
    });
  }

  /** Draws how often and how much later than asked a queue event arrives: at least once. */
  queueDeliveries(): Deliveries {
    const { duplicate, delay } = this.#groups.queue ?? {};
    return this.#copies('queue', duplicate).map(() => this.#upTo('queue', delay));
  }

  /** Draws how often and how late a schedule runs that is due. */
  scheduleRuns(): Deliveries {
    const { miss, duplicate, late } = this.#groups.schedules ?? {};
    if (this.#happens('schedules', miss)) return [];
    return this.#copies('schedules', duplicate).map(() => this.#upTo('schedules', late));
  }

  /** Draws the fate of one call of the app. */
  callFate(area: CallArea): CallFate {
    const { status429, status500, timeout } = this.#groups[area] ?? {};
    if (this.#happens(area, status429)) return 'status429';
    if (this.#happens(area, status500)) return 'status500';
    if (area === 'sql' && this.#happens(area, this.#groups.sql?.queryTimeout)) return 'queryTimeout';
    return this.#happens(area, timeout) ? 'timeout' : 'ok';
  }

  /** Draws the ms one platform call takes of its function's time. */
  slowness(): number {
    return this.#upTo('slow', this.#groups.slow);
  }

  /** Numbers in place of the documented ones; undefined leaves those. */
  get jiraLimits(): Readonly<Record<'pointsPerHour' | 'burstPerSecond' | 'issueWrites', number | undefined>> {
    const { pointsPerHour, burstPerSecond, issueWrites } = this.#groups.jira ?? {};
    return { pointsPerHour, burstPerSecond, issueWrites };
  }

  /** Ms for which a search finds issues as they were. */
  get indexLag(): number {
    return durationMs(this.#groups.jira?.indexLag ?? 'PT0S');
  }

  /** An armed kill takes the first invocation it fits. */
  invocationStarts(invocation: {
    readonly number: number;
    readonly moduleKey: string;
    readonly functionKey: string;
  }): void {
    const kill = this.#kill;
    if (kill === null || kill.invocation !== null) return;
    const { moduleKey = invocation.moduleKey, functionKey = invocation.functionKey } = kill.fault;
    if (moduleKey === invocation.moduleKey && functionKey === invocation.functionKey)
      kill.invocation = invocation.number;
  }

  /** Whether the process dies now that the call with this number was carried out. Once only. */
  killsAfter(invocation: number, call: number): boolean {
    const kill = this.#kill;
    if (kill === null || kill.invocation !== invocation || kill.killed !== null || call < kill.fault.call) return false;
    kill.killed = true;
    return true;
  }

  invocationEnded(invocation: number): void {
    if (this.#kill !== null && this.#kill.invocation === invocation) this.#kill.killed ??= false;
  }

  #copies(group: Group, duplicate: number | undefined): readonly null[] {
    return this.#happens(group, duplicate) ? [null, null] : [null];
  }

  #upTo(group: Group, longest: string | undefined): number {
    const ms = longest === undefined ? 0 : durationMs(longest);
    return ms === 0 ? 0 : Math.floor(this.#stream(group).next() * ms);
  }

  #happens(group: Group, probability = 0): boolean {
    return probability > 0 && this.#stream(group).next() < probability;
  }

  #stream(group: Group): RandomStream {
    const stream = this.#streams.get(group) ?? createRandomStream('faults', group, this.#seed);
    this.#streams.set(group, stream);
    return stream;
  }
}
