import { histogramOf, type LogHistogram } from '../statistics/log-histogram';
import type { MetricOutcome, Outcome } from '../request-fact';
import { NO_TALLY, tallyOf, type Tally } from './tally';

/** What the figures need of a closed request. */
export interface ClosedFact {
  readonly reopens: number;
  readonly handovers: number;
  readonly returns: number;
  readonly slaMet: boolean | null;
  readonly complete: boolean | null;
  readonly cycleMs: number | null;
  readonly responseMs: number | null;
  readonly silenceMs: number | null;
  readonly waitingMs: number | null;
  readonly outcome: Outcome | null;
  readonly channel: string | null;
  readonly metrics: readonly MetricOutcome[];
}

/** What is counted or added up over closed requests: numbers that add up over cells, so that SQL can sum them. */
export interface ClosedCounts {
  /** Requests whose last close lies in it. */
  readonly closed: number;
  /** Of those: reopened at least once, passed on at least once, put back to the requester at least once. */
  readonly reopened: number;
  readonly handedOver: number;
  readonly returned: number;
  /** How often they were passed on. */
  readonly handovers: number;
  /** Of those closed, how many met all their SLA clocks, and how many had any. */
  readonly slaMet: number;
  readonly slaTotal: number;
  /** Of those closed, how many came complete, and of how many a contract asks it. */
  readonly complete: number;
  readonly judged: number;
  /** Working milliseconds in which they waited for their requester. */
  readonly waitingMs: number;
  /** Sum of the cycle times, and of how many requests. */
  readonly cycleMs: number;
  readonly cycles: number;
}

/** What a share is of: requests counted, of those it speaks of. */
export interface ShareCounts {
  readonly part: keyof ClosedCounts;
  readonly whole: keyof ClosedCounts;
}

/** Times of closed requests that are kept as histograms. */
export type TimeKind = 'cycle' | 'response' | 'silence';

/** What a cell holds: counts, and times as histograms. All of it follows from facts. */
export interface Cell extends ClosedCounts {
  /** Requests created in it; without those deleted while open. */
  readonly created: number;
  /** Working milliseconds from creation to last close, time done left out. */
  readonly cycle: LogHistogram;
  /** Working milliseconds from creation to first response. */
  readonly response: LogHistogram;
  readonly responses: number;
  readonly responseMs: number;
  /** Working milliseconds of the longest silence of each request. */
  readonly silence: LogHistogram;
  /** Counts by outcome, channel and metric. */
  readonly tally: Tally;
}

type CountOf = (fact: ClosedFact) => number;

/** How each count comes from one closed request. */
const COUNTS: Readonly<Record<keyof ClosedCounts, CountOf>> = {
  closed: () => 1,
  reopened: ({ reopens }) => Number(reopens > 0),
  handedOver: ({ handovers }) => Number(handovers > 0),
  returned: ({ returns }) => Number(returns > 0),
  handovers: ({ handovers }) => handovers,
  slaMet: ({ slaMet }) => Number(slaMet === true),
  slaTotal: ({ slaMet }) => Number(slaMet !== null),
  complete: ({ complete }) => Number(complete === true),
  judged: ({ complete }) => Number(complete !== null),
  waitingMs: ({ waitingMs }) => waitingMs ?? 0,
  cycleMs: ({ cycleMs }) => cycleMs ?? 0,
  cycles: ({ cycleMs }) => Number(cycleMs !== null),
};

/** Counts of nothing. */
export const NO_COUNTS: ClosedCounts = {
  closed: 0,
  reopened: 0,
  handedOver: 0,
  returned: 0,
  handovers: 0,
  slaMet: 0,
  slaTotal: 0,
  complete: 0,
  judged: 0,
  waitingMs: 0,
  cycleMs: 0,
  cycles: 0,
};

/** A record of every count, each from the same reading. */
export const mapCounts = (read: (count: keyof ClosedCounts) => number): ClosedCounts => ({
  closed: read('closed'),
  reopened: read('reopened'),
  handedOver: read('handedOver'),
  returned: read('returned'),
  handovers: read('handovers'),
  slaMet: read('slaMet'),
  slaTotal: read('slaTotal'),
  complete: read('complete'),
  judged: read('judged'),
  waitingMs: read('waitingMs'),
  cycleMs: read('cycleMs'),
  cycles: read('cycles'),
});

/** Counts of closed requests. */
export const countsOf = (facts: readonly ClosedFact[]): ClosedCounts =>
  mapCounts((count) => facts.reduce((sum, fact) => sum + COUNTS[count](fact), 0));

/** Counts of several stretches or groups together. */
export const addCounts = (counts: readonly ClosedCounts[]): ClosedCounts =>
  mapCounts((count) => counts.reduce((sum, each) => sum + each[count], 0));

/** A cell nothing happened in. */
export const EMPTY_CELL: Cell = {
  ...NO_COUNTS,
  created: 0,
  cycle: [],
  response: [],
  responses: 0,
  responseMs: 0,
  silence: [],
  tally: NO_TALLY,
};

export const isEmptyCell = (cell: Cell): boolean => cell.created === 0 && cell.closed === 0;

/** The cell of `created` creations and these last closes. */
export const cellOf = (created: number, closed: readonly ClosedFact[]): Cell => {
  const responses = closed.flatMap(({ responseMs }) => responseMs ?? []);
  return {
    ...countsOf(closed),
    created,
    cycle: histogramOf(closed.flatMap(({ cycleMs }) => cycleMs ?? [])),
    response: histogramOf(responses),
    responses: responses.length,
    responseMs: responses.reduce((sum, value) => sum + value, 0),
    silence: histogramOf(closed.flatMap(({ silenceMs }) => silenceMs ?? [])),
    tally: tallyOf(closed),
  };
};
