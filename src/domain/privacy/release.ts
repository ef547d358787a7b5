import type { Figure, PeriodId } from '../../contract/gadget';
import { ReleaseMeasure } from '../../contract/release-measure';
import type { Instant } from '../../contract/ids';
import { WEEKS_OF } from '../figures/period-plan';
import type { Stretch } from '../figures/recompute-cells';
import { permutationTest } from '../statistics/permutation-test';
import { seedOf } from '../statistics/random-source';
import type { Calendar } from '../time/calendar';
import { toInstant } from '../time/instant';
import { groupKeyOf, UNKNOWN_PROCESS, type AnswerBook, type GroupAnswers, type ReleaseScope } from './answer-book';
import { lostTimeOf, type LostTime } from './lost-time';
import { COMPARED, estimate, guardedScale, type Series } from './released-measures';
import { visibleGroups } from './visible-groups';

/** How many closes of the period there were, how many of them were asked about, and how many of those were rated. */
export interface Asking {
  readonly closes: number;
  readonly asked: number;
  readonly answered: number;
}

/** A published figure from answers, never changed again. */
export interface ReleasedFigure {
  readonly figure: Figure;
  /** Figure of the period before as it was published, and the p-value of the change; null p: too few weeks to tell. */
  readonly change: { readonly from: number; readonly p: number | null } | null;
  /** What volunteered answers say; `none` for ease. */
  readonly volunteered: Figure;
  /** Share of the period's closes that were asked; null but for experience, and where nothing closed. */
  readonly eligibleShare: number | null;
  /** The counts behind it; null but for experience, and in releases from before they were kept. */
  readonly asking: Asking | null;
  /** Of lost time only. */
  readonly lost: LostTime | null;
}

/** One row of a release. Natural key: period, end, scope, id, measure. */
export interface Release extends ReleasedFigure {
  readonly through: Instant;
  readonly period: PeriodId;
  readonly scope: ReleaseScope;
  readonly scopeId: string;
  readonly measure: ReleaseMeasure;
}

const NONE: Figure = { state: 'none' };
const TOO_FEW: Figure = { state: 'too-few' };

/** What is known at publication beside the answers, by {@link groupKeyOf}. */
export interface ReleaseContext {
  readonly period: PeriodId;
  readonly through: Instant;
  readonly calendar: Calendar;
  readonly asking: (group: GroupAnswers) => Asking | null;
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
      visible: visibleGroups(groups, guardedScale(series)),
      weeksBefore: new Map(earlier.map((group) => [groupKeyOf(group), group.weeks])),
    };
  };
  const rows = (measure: ReleaseMeasure, series: SeriesOfPeriod, aside: SeriesOfPeriod | null): readonly Release[] =>
    distinctGroups([...series.groups, ...(aside?.groups ?? [])])
      .filter((group) => !(group.scope === 'process' && group.scopeId === UNKNOWN_PROCESS))
      .map((group) => ({ ...rowOf(group, { measure, series, context }), ...asideOf(group, aside, context) }))
      .filter((row) => row.figure.state !== 'none' || row.volunteered.state !== 'none');
  return ReleaseMeasure.options.flatMap((measure) => {
    if (measure === 'experience') return rows(measure, read(measure), read('volunteered'));
    // Declined ones and the others add up to all: each is shown only where both may be.
    if (measure === 'declined') return rows(measure, seenInBoth(read(measure), read('accepted')), null);
    return rows(measure, read(measure), null);
  });
};

const seenInBoth = (series: SeriesOfPeriod, other: SeriesOfPeriod): SeriesOfPeriod => ({
  ...series,
  visible: new Set([...series.visible].filter((key) => other.visible.has(key))),
});

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

type Aside = Pick<Release, 'volunteered' | 'eligibleShare' | 'asking'>;

const rowOf = (group: GroupAnswers, { measure, series, context }: RowSource): Omit<Release, keyof Aside> => {
  const figure = figureOf(group, measure, series);
  const isShown = figure.state === 'ready';
  const from = isShown && COMPARED.has(measure) ? context.earlier(group, measure) : null;
  return {
    through: context.through,
    period: context.period,
    scope: group.scope,
    scopeId: group.scopeId,
    measure,
    figure,
    change: from === null ? null : { from, p: changeOf(group, { measure, series, context }) },
    lost: isShown && measure === 'lost-time' ? lostTimeOf(series.byKey.get(groupKeyOf(group))?.values ?? []) : null,
  };
};

const asideOf = (group: GroupAnswers, aside: SeriesOfPeriod | null, context: ReleaseContext): Aside => {
  if (aside === null) return { volunteered: NONE, eligibleShare: null, asking: null };
  const asking = context.asking(group);
  const eligibleShare = asking === null || asking.closes === 0 ? null : asking.asked / asking.closes;
  return { volunteered: figureOf(group, 'volunteered', aside), eligibleShare, asking };
};

const figureOf = (group: GroupAnswers, of: Series, series: SeriesOfPeriod): Figure => {
  const answers = series.byKey.get(groupKeyOf(group));
  const found = answers === undefined ? null : estimate(of, [...answers.people.values()]);
  if (found === null) return NONE;
  if (!series.visible.has(groupKeyOf(group))) return TOO_FEW;
  return {
    state: 'ready',
    value: published(found.value),
    low: published(found.low),
    high: published(found.high),
    n: found.n,
    people: found.people,
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
