import type { Instant } from '../../contract/ids';
import type { Calendar } from '../time/calendar';
import { cellOf, EMPTY_CELL, type Cell, type ClosedFact } from './cell';
import {
  DAYS_KEPT,
  endOfGrain,
  groupsOf,
  startOfGrain,
  WEEKS_KEPT,
  type CellGrain,
  type CellKey,
  type CellPlacement,
} from './cell-keys';

/** What a recompute needs of a request that was created in a stretch of time. */
export interface CreatedFact extends Pick<CellPlacement, 'processId' | 'departmentId'> {
  readonly createdAt: Instant;
}

/** What a recompute needs of a request whose last close lies in a stretch of time. */
export interface PlacedClose extends Pick<CellPlacement, 'processId' | 'departmentId'>, ClosedFact {
  readonly closedAt: Instant;
}

/** `[from, to)`. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

export interface ComputedCell {
  readonly key: CellKey;
  readonly cell: Cell;
}

/** Takes the facts of one project, in any order and any portions, and gives its marked cells. */
export interface CellRecompute {
  /** Stretches of time, apart and ascending, whose creations and closes the marked cells consist of. */
  readonly stretches: readonly Stretch[];
  readonly addCreated: (fact: CreatedFact) => void;
  readonly addClosed: (fact: PlacedClose) => void;
  readonly cells: () => readonly ComputedCell[];
}

interface Sum {
  readonly key: CellKey;
  created: number;
  readonly closed: ClosedFact[];
}

const GRAINS: readonly CellGrain[] = ['day', 'week', 'month'];

/** Where and when a recompute happens. */
export interface RecomputeContext {
  readonly calendar: Calendar;
  readonly now: Instant;
}

/**
 * Recomputes the marked cells of one project from nothing but facts. A key that is no boundary of the calendar in force
 * (the calendar has changed since) and one older than its grain is kept for hold nothing: such cells become empty.
 */
export const createCellRecompute = (keys: readonly CellKey[], context: RecomputeContext): CellRecompute => {
  const kept = keys.filter((key) => isKept(key, context));
  const dropped = keys.filter((key) => !isKept(key, context));
  const sums = sumsByTime(kept);
  const add = (at: Instant, fact: Placement, to: (sum: Sum) => void): void => {
    for (const sum of sumsOf(sums, { at, fact, calendar: context.calendar })) to(sum);
  };
  return {
    stretches: stretchesOf(kept, context.calendar),
    addCreated: (fact) =>
      add(fact.createdAt, fact, (sum) => {
        sum.created += 1;
      }),
    addClosed: (fact) =>
      add(fact.closedAt, fact, (sum) => {
        sum.closed.push(fact);
      }),
    cells: () => [
      ...[...sums.values()]
        .flatMap((groups) => [...groups.values()])
        .map(({ key, created, closed }) => ({ key, cell: cellOf(created, closed) })),
      ...dropped.map((key) => ({ key, cell: EMPTY_CELL })),
    ],
  };
};

type Placement = Pick<CellPlacement, 'processId' | 'departmentId'>;
/** Sums by time, then by group. */
type Sums = ReadonlyMap<string, ReadonlyMap<string, Sum>>;

const sumsByTime = (keys: readonly CellKey[]): Sums => {
  const sums = new Map<string, Map<string, Sum>>();
  for (const key of keys) {
    const time = `${key.grain} ${key.startsAt}`;
    const groups = sums.get(time) ?? new Map<string, Sum>();
    sums.set(time, groups.set(groupOf(key), { key, created: 0, closed: [] }));
  }
  return sums;
};

/** The marked cells something that happened at an instant counts in. */
const sumsOf = (
  sums: Sums,
  { at, fact, calendar }: { readonly at: Instant; readonly fact: Placement; readonly calendar: Calendar },
): readonly Sum[] => {
  const groups = groupsOf(fact);
  return GRAINS.flatMap((grain) => {
    const marked = sums.get(`${grain} ${startOfGrain(at, grain, calendar)}`);
    if (marked === undefined) return [];
    return groups.flatMap((group) => (group.grains.includes(grain) ? (marked.get(groupOf(group)) ?? []) : []));
  });
};

const groupOf = ({ scope, scopeId }: Pick<CellKey, 'scope' | 'scopeId'>): string => `${scope} ${scopeId}`;

const isKept = (key: CellKey, { calendar, now }: RecomputeContext): boolean =>
  key.startsAt >= keptSince(key.grain, { calendar, now }) &&
  startOfGrain(key.startsAt, key.grain, calendar) === key.startsAt;

/** Beginning of the oldest day, week or month that is kept; months are kept for ever. */
export const keptSince = (grain: CellGrain, { calendar, now }: RecomputeContext): number => {
  switch (grain) {
    case 'day':
      return calendar.addDays(now, -DAYS_KEPT);
    case 'week':
      return calendar.addDays(calendar.startOfWeek(now), -7 * WEEKS_KEPT);
    case 'month':
      return 0;
  }
};

const stretchesOf = (keys: readonly CellKey[], calendar: Calendar): readonly Stretch[] => {
  const distinct = new Map(keys.map((key) => [`${key.grain} ${key.startsAt}`, key]));
  const windows = [...distinct.values()]
    .map((key) => ({ from: key.startsAt, to: endOfGrain(key.startsAt, key.grain, calendar) }))
    .toSorted((a, b) => a.from - b.from);
  const merged: Stretch[] = [];
  for (const window of windows) {
    const last = merged.at(-1);
    if (last === undefined || window.from > last.to) merged.push(window);
    else if (window.to > last.to) merged[merged.length - 1] = { from: last.from, to: window.to };
  }
  return merged;
};
