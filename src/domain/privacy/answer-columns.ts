import type { PersonSum } from '../statistics/cluster-variance';

/** Places that a column has at first; it grows by half. */
const FIRST = 8;

/** What was said in one week, in the order in which it was added. */
export type Said = (visit: (person: number, n: number, sum: number) => void) => void;

/**
 * What people said in each week, as columns of numbers: a million requests have four million rows here, and a map of objects
 * takes five times the twenty bytes of one. Weeks and people are ordinals that the caller gives, ≥ 0.
 */
export interface AnswerColumns {
  readonly add: (week: number, person: number, said: PersonSum) => void;
  readonly has: (week: number) => boolean;
  readonly in: (week: number) => Said;
}

interface Columns {
  readonly weeks: Int32Array;
  readonly people: Int32Array;
  readonly counts: Int32Array;
  readonly sums: Float64Array;
}

export const createAnswerColumns = (): AnswerColumns => {
  let size = 0;
  let columns = sized(FIRST);
  /** Where the rows of each week begin and end once they lie together; null since something was added. */
  let places: ReadonlyMap<number, readonly [number, number]> | null = null;
  const sorted = () => {
    if (places === null) {
      columns = byWeek(columns, size);
      places = placesOf(columns.weeks);
    }
    return places;
  };
  return {
    add: (week, person, { n, sum }) => {
      if (size === columns.weeks.length) columns = grown(columns);
      columns.weeks[size] = week;
      columns.people[size] = person;
      columns.counts[size] = n;
      columns.sums[size] = sum;
      size += 1;
      places = null;
    },
    has: (week) => sorted().has(week),
    in: (week) => (visit) => {
      const [from, to] = sorted().get(week) ?? [0, 0];
      const { people, counts, sums } = columns;
      for (let at = from; at < to; at += 1) visit(people[at] ?? 0, counts[at] ?? 0, sums[at] ?? 0);
    },
  };
};

const sized = (places: number): Columns => ({
  weeks: new Int32Array(places),
  people: new Int32Array(places),
  counts: new Int32Array(places),
  sums: new Float64Array(places),
});

const grown = (from: Columns): Columns => {
  const to = sized(from.weeks.length + Math.ceil(from.weeks.length / 2));
  to.weeks.set(from.weeks);
  to.people.set(from.people);
  to.counts.set(from.counts);
  to.sums.set(from.sums);
  return to;
};

/** The same rows without places to spare, week by week; those of one week stay in their order. */
const byWeek = (from: Columns, size: number): Columns => {
  const order = Array.from({ length: size }, (_, at) => at).toSorted(
    (a, b) => (from.weeks[a] ?? 0) - (from.weeks[b] ?? 0) || a - b,
  );
  const to = sized(size);
  for (const [at, row] of order.entries()) {
    to.weeks[at] = from.weeks[row] ?? 0;
    to.people[at] = from.people[row] ?? 0;
    to.counts[at] = from.counts[row] ?? 0;
    to.sums[at] = from.sums[row] ?? 0;
  }
  return to;
};

const placesOf = (weeks: Int32Array): ReadonlyMap<number, readonly [number, number]> => {
  const places = new Map<number, readonly [number, number]>();
  for (let at = 0; at < weeks.length; at += 1) {
    const week = weeks[at] ?? 0;
    places.set(week, [places.get(week)?.[0] ?? at, at + 1]);
  }
  return places;
};
