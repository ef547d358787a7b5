import type { Instant } from '../../contract/ids';
import { toInstant } from '../time/instant';
import type { SlaClock } from './clock';

/** One run of a clock that has stopped, as it is kept of a request. */
export interface PastRun {
  /** Id of the metric's field: it survives a renaming. */
  readonly metric: string;
  readonly goalMs: number;
  /** Working milliseconds of the metric's own calendar, whole seconds. */
  readonly elapsedMs: number;
  readonly breached: boolean;
  /** Whole seconds; null: kept before anybody asked when. */
  readonly span: { readonly startedAt: Instant; readonly stoppedAt: Instant } | null;
}

/** Runs that are kept of a request: who stops its clocks more often has another trouble. */
const MOST_RUNS = 12;
const SECOND_MS = 1000;

/** The runs of all clocks that have stopped, those that stopped first first. */
export const pastRunsOf = (clocks: readonly SlaClock[]): readonly PastRun[] =>
  clocks
    .flatMap(({ metric, completed }) => completed.map((cycle) => ({ metric, ...cycle })))
    .toSorted((a, b) => a.stoppedAt - b.stoppedAt)
    .slice(0, MOST_RUNS)
    .map(({ metric, goalMs, elapsedMs, breached, startedAt, stoppedAt }) => ({
      metric,
      goalMs,
      elapsedMs: wholeSeconds(elapsedMs),
      breached,
      span: { startedAt: toInstant(wholeSeconds(startedAt)), stoppedAt: toInstant(wholeSeconds(stoppedAt)) },
    }));

const wholeSeconds = (ms: number): number => Math.floor(ms / SECOND_MS) * SECOND_MS;
