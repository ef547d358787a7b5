import { REASON_MEASURES, type ReleaseMeasure } from '../../contract/release-measure';
import type { AnswerMode, Driver, Reason } from '../../contract/words';
import { clusteredMean } from '../statistics/clustered-mean';
import { clusteredShare } from '../statistics/clustered-share';
import type { PersonSum } from '../statistics/cluster-variance';
import type { Interval } from '../statistics/interval';

/** Measures whose change is tested: the headline ones. */
export const COMPARED: ReadonlySet<ReleaseMeasure> = new Set<ReleaseMeasure>([
  'experience',
  'ease',
  'clarity',
  'trust',
  'satisfaction',
  'solved',
  'lost-time',
]);

/** Answers that are read together; beside the measures themselves what is needed to judge them. */
export type Series = ReleaseMeasure | 'volunteered' | 'accepted';

/** What somebody answered to one item. */
export interface Answered {
  readonly item: 'experience' | Driver | 'solved' | 'lost-time' | 'reasons' | 'native';
  readonly mode: AnswerMode;
  /** The value; for reasons 0. */
  readonly value: number;
  readonly reasons: readonly Reason[];
  /** Of a declined request. */
  readonly declined: boolean;
}

/** What an answer adds to a series: `n` answers with this `sum`. */
export interface Contribution extends PersonSum {
  readonly series: Series;
}

/** From this score on a person is satisfied: the two best of five. */
const SATISFIED = 4;
/** Minutes of one answer count up to a working day, so that a slip of the finger does not make the mean. */
const MOST_LOST = 480;

/** What an answer counts in. */
export const contributionsOf = ({ item, mode, value, reasons, declined }: Answered): readonly Contribution[] => {
  const one = (series: Series, sum: number): Contribution => ({ series, n: 1, sum });
  if (mode === 'volunteered') return item === 'experience' ? [one('volunteered', value)] : [];
  switch (item) {
    case 'experience':
      return [
        one('experience', value),
        one('satisfaction', value >= SATISFIED ? 1 : 0),
        one(declined ? 'declined' : 'accepted', value),
        // Every rating could have named every reason.
        ...REASON_MEASURES.map((series) => one(series, 0)),
      ];
    case 'reasons':
      return reasons.map((reason): Contribution => ({ series: `reason:${reason}`, n: 0, sum: 1 }));
    case 'native':
      return [one('native', value), one('native-satisfied', value >= SATISFIED ? 1 : 0)];
    case 'lost-time':
      return [one('lost-time', Math.min(value, MOST_LOST))];
    case 'ease':
    case 'clarity':
    case 'trust':
    case 'solved':
      return [one(item, value)];
  }
};

/** Ends of the scale of scores. */
const SCORE_SCALE: Interval = { low: 1, high: 5 };
const LOST_SCALE: Interval = { low: 0, high: MOST_LOST };

export interface Estimate extends Interval {
  readonly value: number;
  readonly n: number;
  readonly people: number;
}

/** Figure of a series from what each person said, with a range that counts people; null of nothing. */
export const estimate = (series: Series, persons: readonly PersonSum[]): Estimate | null => {
  if (isShare(series)) {
    const found = clusteredShare(persons);
    return found === null ? null : { ...found, value: found.share };
  }
  const found = clusteredMean(persons, series === 'lost-time' ? LOST_SCALE : SCORE_SCALE);
  return found === null ? null : { ...found, value: found.mean };
};

/**
 * The scale on which what is hidden must stay open by a point of five; null where bounds tell nothing of anybody: that a
 * reason was seldom named, or little time lost, is no secret of a group.
 */
export const guardedScale = (series: Series): Interval | null => {
  if (series === 'lost-time' || series.startsWith('reason:')) return null;
  return isShare(series) ? { low: 0, high: 1 } : SCORE_SCALE;
};

const isShare = (series: Series): boolean =>
  series === 'satisfaction' || series === 'native-satisfied' || series === 'solved' || series.startsWith('reason:');
