import { PeriodId } from '../../contract/gadget';
import type { Instant } from '../../contract/ids';
import { trendWeeks } from '../figures/period-plan';
import type { ReleaseEnd } from './released-stretches';

/** Of a period's releases those that ended at `since` or later are kept. */
export interface KeptReleases {
  readonly period: PeriodId;
  readonly since: Instant;
}

/**
 * Which releases anything may still ask for once that of `through` is complete: trends reach back over the weeks of their period,
 * and the next release is compared with the one that ended as its period began.
 * @example Of thirteen weeks the newest and the thirteen before it.
 */
export const keptReleases = ({ through, calendar }: ReleaseEnd): readonly KeptReleases[] =>
  PeriodId.options.map((period) => ({ period, since: calendar.addDays(through, -7 * trendWeeks(period)) }));
