import { histogramOf, type LogHistogram } from '../statistics/log-histogram';

/** What a cell holds: counts, and times as histograms. All of it follows from facts. */
export interface Cell {
  /** Requests created in it; without those deleted while open. */
  readonly created: number;
  /** Requests whose last close lies in it. */
  readonly closed: number;
  /** Of those closed, how many had been reopened at least once. */
  readonly reopened: number;
  /** Of those closed, how many met all their SLA clocks, and how many had any. */
  readonly slaMet: number;
  readonly slaTotal: number;
  /** Working milliseconds from creation to last close, time done left out. */
  readonly cycle: TimeColumn;
  /** Working milliseconds from creation to first response. */
  readonly response: TimeColumn;
}

export interface TimeColumn {
  readonly n: number;
  readonly sum: number;
  readonly histogram: LogHistogram;
}

/** What the figures need of a closed request. */
export interface ClosedFact {
  readonly reopens: number;
  readonly slaMet: boolean | null;
  readonly cycleMs: number | null;
  readonly responseMs: number | null;
}

const NO_TIMES: TimeColumn = { n: 0, sum: 0, histogram: [] };

/** A cell nothing happened in. */
export const EMPTY_CELL: Cell = {
  created: 0,
  closed: 0,
  reopened: 0,
  slaMet: 0,
  slaTotal: 0,
  cycle: NO_TIMES,
  response: NO_TIMES,
};

export const isEmptyCell = (cell: Cell): boolean => cell.created === 0 && cell.closed === 0;

/** The cell of `created` creations and these last closes. */
export const cellOf = (created: number, closed: readonly ClosedFact[]): Cell => ({
  created,
  closed: closed.length,
  reopened: closed.filter((fact) => fact.reopens > 0).length,
  slaMet: closed.filter((fact) => fact.slaMet === true).length,
  slaTotal: closed.filter((fact) => fact.slaMet !== null).length,
  cycle: timesOf(closed.map((fact) => fact.cycleMs)),
  response: timesOf(closed.map((fact) => fact.responseMs)),
});

const timesOf = (values: readonly (number | null)[]): TimeColumn => {
  const known = values.filter((value) => value !== null);
  return { n: known.length, sum: known.reduce((sum, value) => sum + value, 0), histogram: histogramOf(known) };
};
