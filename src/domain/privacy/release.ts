import type { Figure, PeriodId } from '../../contract/gadget';
import type { Instant } from '../../contract/ids';
import { WEEKS_OF } from '../figures/period-plan';
import type { Stretch } from '../figures/recompute-cells';
import { clusteredMean } from '../statistics/clustered-mean';
import { permutationTest } from '../statistics/permutation-test';
import { seedOf } from '../statistics/random-source';
import type { Calendar } from '../time/calendar';
import { toInstant } from '../time/instant';
import {
  groupKeyOf,
  UNKNOWN_PROCESS,
  type AnswerBook,
  type GroupAnswers,
  type ReleaseScope,
  type Series,
} from './answer-book';
import { visibleGroups } from './visible-groups';

export type ReleaseMeasure = 'experience' | 'ease';

/** A published figure from answers, never changed again. */
export interface ReleasedFigure {
  readonly figure: Figure;
  /** Figure of the period before as it was published, and the p-value of the change; null p: too few weeks to tell. */
  readonly change: { readonly from: number; readonly p: number | null } | null;
  /** What volunteered answers say; `none` for ease. */
  readonly volunteered: Figure;
  /** Share of the period's closes that were asked; null for ease and where nothing closed. */
  readonly eligibleShare: number | null;
}

/** One row of a release. Natural key: period, end, scope, id, measure. */
export interface Release extends ReleasedFigure {
  readonly through: Instant;
  readonly period: PeriodId;
  readonly scope: ReleaseScope;
  readonly scopeId: string;
  readonly measure: ReleaseMeasure;
}

/** Ends of the scale of every released item. */
export const SCORE_SCALE = { low: 1, high: 5 } as const;

const NONE: Figure = { state: 'none' };
const TOO_FEW: Figure = { state: 'too-few' };

/** What is known at publication beside the answers, by {@link groupKeyOf}. */
export interface ReleaseContext {
  readonly period: PeriodId;
  readonly through: Instant;
  readonly calendar: Calendar;
  readonly eligibleShare: (group: GroupAnswers) => number | null;
  /** The figure published for the period before; null when there is none, or none was shown. */
  readonly earlier: (group: GroupAnswers, measure: ReleaseMeasure) => number | null;
}

/** The weeks a period's release speaks of, and as many before. */
export const releaseStretch = (
  period: PeriodId,
  { through, calendar }: { readonly through: Instant; readonly calendar: Calendar },
): { readonly window: Stretch; readonly before: Stretch | null } => {
  if (period === 'all') return { window: { from: toInstant(0), to: through }, before: null };
  const from = calendar.addDays(through, -7 * WEEKS_OF[period]);
  return {
    window: { from, to: through },
    before: { from: calendar.addDays(from, -7 * WEEKS_OF[period]), to: from },
  };
};

/** All rows of one period's release: a decision made from answers alone, so that writing it twice writes the same. */
export const planRelease = (book: AnswerBook, context: ReleaseContext): readonly Release[] => {
  const { window, before } = releaseStretch(context.period, context);
  const read = (series: Series): SeriesOfPeriod => {
    const groups = book.read(series, window);
    const earlier = before === null ? [] : book.read(series, before);
    return {
      groups,
      byKey: new Map(groups.map((group) => [groupKeyOf(group), group])),
      visible: visibleGroups(groups),
      weeksBefore: new Map(earlier.map((group) => [groupKeyOf(group), group.weeks])),
    };
  };
  const volunteered = read('volunteered');
  const rows = (measure: ReleaseMeasure, series: SeriesOfPeriod, aside: SeriesOfPeriod | null): readonly Release[] =>
    distinctGroups([...series.groups, ...(aside?.groups ?? [])])
      .filter((group) => !(group.scope === 'process' && group.scopeId === UNKNOWN_PROCESS))
      .map((group) => ({ ...rowOf(group, { measure, series, context }), ...asideOf(group, aside, context) }))
      .filter((row) => row.figure.state !== 'none' || row.volunteered.state !== 'none');
  return [...rows('experience', read('experience'), volunteered), ...rows('ease', read('ease'), null)];
};

interface SeriesOfPeriod {
  readonly groups: readonly GroupAnswers[];
  readonly byKey: ReadonlyMap<string, GroupAnswers>;
  readonly visible: ReadonlySet<string>;
  readonly weeksBefore: ReadonlyMap<string, GroupAnswers['weeks']>;
}

const distinctGroups = (groups: readonly GroupAnswers[]): readonly GroupAnswers[] => [
  ...new Map(groups.map((group) => [groupKeyOf(group), group])).values(),
];

interface RowSource {
  readonly measure: ReleaseMeasure;
  readonly series: SeriesOfPeriod;
  readonly context: ReleaseContext;
}

const rowOf = (
  group: GroupAnswers,
  { measure, series, context }: RowSource,
): Omit<Release, 'volunteered' | 'eligibleShare'> => {
  const figure = figureOf(group, series);
  const from = figure.state === 'ready' ? context.earlier(group, measure) : null;
  return {
    through: context.through,
    period: context.period,
    scope: group.scope,
    scopeId: group.scopeId,
    measure,
    figure,
    change: from === null ? null : { from, p: changeOf(group, { measure, series, context }) },
  };
};

const asideOf = (
  group: GroupAnswers,
  aside: SeriesOfPeriod | null,
  context: ReleaseContext,
): Pick<Release, 'volunteered' | 'eligibleShare'> =>
  aside === null
    ? { volunteered: NONE, eligibleShare: null }
    : { volunteered: figureOf(group, aside), eligibleShare: context.eligibleShare(group) };

const figureOf = (group: GroupAnswers, series: SeriesOfPeriod): Figure => {
  const answers = series.byKey.get(groupKeyOf(group));
  const mean = answers === undefined ? null : clusteredMean([...answers.people.values()], SCORE_SCALE);
  if (mean === null) return NONE;
  if (!series.visible.has(groupKeyOf(group))) return TOO_FEW;
  return {
    state: 'ready',
    value: published(mean.mean),
    low: published(mean.low),
    high: published(mean.high),
    n: mean.n,
    people: mean.people,
  };
};

/** Two decimals are more than anybody reads, and less than a sum of answers needs to be told exactly. */
const published = (value: number): number => Math.round(value * 100) / 100;

const changeOf = (group: GroupAnswers, { measure, series, context }: RowSource): number | null => {
  const key = groupKeyOf(group);
  const before = series.weeksBefore.get(key) ?? [];
  const after = series.byKey.get(key)?.weeks ?? [];
  const weeks = [...before, ...after];
  return permutationTest({
    before: before.length,
    after: after.length,
    difference: (isAfter) => meanDifference(weeks, isAfter),
    seed: seedOf(`${measure} ${context.period} ${context.through} ${key}`),
  });
};

/** Later mean less earlier one. One walk without lists: a release asks this a thousand times for every group. */
const meanDifference = (weeks: GroupAnswers['weeks'], isAfter: Uint8Array): number | null => {
  let [laterN, laterSum, earlierN, earlierSum] = [0, 0, 0, 0];
  for (const [index, { n, sum }] of weeks.entries()) {
    if (isAfter[index] === 1) {
      laterN += n;
      laterSum += sum;
    } else {
      earlierN += n;
      earlierSum += sum;
    }
  }
  return laterN === 0 || earlierN === 0 ? null : laterSum / laterN - earlierSum / earlierN;
};
