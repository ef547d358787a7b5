import type { Figure, PeriodId } from '../../contract/gadget';
import { ReleaseMeasure } from '../../contract/release-measure';
import type { Instant } from '../../contract/ids';
import { WEEKS_OF } from '../figures/period-plan';
import type { Stretch } from '../figures/recompute-cells';
import { permutationTest } from '../statistics/permutation-test';
import { seedOf } from '../statistics/random-source';
import type { Calendar } from '../time/calendar';
import { toInstant } from '../time/instant';
import {
  groupKeyOf,
  UNKNOWN_PROCESS,
  type AnswerBook,
  type AnswerGroup,
  type AnsweringGroup,
  type GroupAnswers,
  type ReleaseScope,
} from './answer-book';
import type { AskedGroup, Asking } from './asking';
import { lostTimeOf, type LostTime } from './lost-time';
import { COMPARED, estimate, type Series } from './released-measures';
import { releasedStretches, shownWeeks, type ReleasedStretches, type ReleaseEnd } from './released-stretches';

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
  /** End of the newest week it speaks of, where that is not the release's own; null too of a figure that is not shown. */
  readonly until: Instant | null;
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

/** What is known at publication beside the answers. */
export interface ReleaseContext extends ReleaseEnd {
  readonly period: PeriodId;
  /** Which weeks of a series are told; {@link createStretches}. */
  readonly stretches: (series: Series) => ReleasedStretches;
  /** Every group that closed requests in the period, by {@link groupKeyOf}. */
  readonly asked: ReadonlyMap<string, AskedGroup>;
  /** The figure published for the period before; null when there is none, or none was shown. */
  readonly earlier: (group: AnswerGroup, measure: ReleaseMeasure) => number | null;
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

/** The stretches of each series, each computed once for all periods of a release. */
export const createStretches = (book: AnswerBook, end: ReleaseEnd): ReleaseContext['stretches'] => {
  const known = new Map<Series, ReleasedStretches>();
  return (series) => {
    const found = known.get(series) ?? releasedStretches(book, TOLD_WITH[series] ?? [series], end);
    known.set(series, found);
    return found;
  };
};

/** Declined ones and the others add up to all: each is shown only where both may be. */
const TOLD_WITH: Partial<Record<Series, readonly Series[]>> = { declined: ['declined', 'accepted'] };

/**
 * All rows of one period's release: a decision made from answers and closes alone, so that writing it twice writes the same.
 * A group that closes requests and is rated by nobody has a row of experience, which tells its asking and no more; not to
 * ask, or not to be answered, is no hiding place. What is shown of answers is solved without it: it has nothing to hide.
 */
export const planRelease = (book: AnswerBook, context: ReleaseContext): readonly Release[] => {
  const asked = [...context.asked].map(([key, { group }]): readonly [string, AnswerGroup] => [key, group]);
  const rows = (measure: ReleaseMeasure, series: SeriesOfPeriod, aside: SeriesOfPeriod | null): readonly Release[] =>
    [...new Map([...series.inPeriod, ...(aside === null ? [] : [...aside.inPeriod, ...asked])]).values()]
      .filter((group) => !(group.scope === 'process' && group.scopeId === UNKNOWN_PROCESS))
      .map((group) => ({ ...rowOf(group, { measure, series, context }), ...asideOf(group, aside, context) }))
      .filter((row) => row.figure.state !== 'none' || row.volunteered.state !== 'none' || row.asking !== null);
  return ReleaseMeasure.options.flatMap((measure) =>
    rows(
      measure,
      readSeries(book, measure, context),
      measure === 'experience' ? readSeries(book, 'volunteered', context) : null,
    ),
  );
};

interface SeriesOfPeriod {
  /** All groups, and whether anybody of theirs answered in the weeks of the period, told or not, by key. */
  readonly inPeriod: ReadonlyMap<string, AnsweringGroup>;
  /** What is told of them, by key; a group of which nothing is told is not in it. */
  readonly told: ReadonlyMap<string, GroupAnswers>;
  /** Starts of the weeks that are told of each. */
  readonly shown: ReadonlyMap<string, ReadonlySet<Instant>>;
  readonly weeksBefore: ReadonlyMap<string, GroupAnswers['weeks']>;
}

const readSeries = (book: AnswerBook, series: Series, context: ReleaseContext): SeriesOfPeriod => {
  const { window, before } = releaseStretch(context.period, context);
  const longest = context.period === 'all' ? Infinity : WEEKS_OF[context.period];
  const weeksIn = (stretch: Stretch): SeriesOfPeriod['shown'] =>
    new Map([...context.stretches(series)].map(([key, all]) => [key, shownWeeks(all, { ...stretch, longest })]));
  // A stretch that ends in the period may begin before it.
  const weeks = book.weeks({ from: toInstant(0), to: window.to });
  const read = (shown: SeriesOfPeriod['shown']): readonly GroupAnswers[] =>
    book
      .read(series, weeks, (week, key) => shown.get(key)?.has(week) === true)
      .filter((group) => (shown.get(groupKeyOf(group))?.size ?? 0) > 0);
  const shown = weeksIn(window);
  const earlier = before === null ? [] : read(weeksIn(before));
  return {
    inPeriod: book.groups(series, book.weeks(window)),
    told: byKey(read(shown)),
    shown,
    weeksBefore: new Map(earlier.map((group) => [groupKeyOf(group), group.weeks])),
  };
};

const byKey = (groups: readonly GroupAnswers[]): ReadonlyMap<string, GroupAnswers> =>
  new Map(groups.map((group) => [groupKeyOf(group), group]));

interface RowSource {
  readonly measure: ReleaseMeasure;
  readonly series: SeriesOfPeriod;
  readonly context: ReleaseContext;
}

type Aside = Pick<Release, 'volunteered' | 'eligibleShare' | 'asking'>;

const rowOf = (group: AnswerGroup, source: RowSource): Omit<Release, keyof Aside> => {
  const { measure, series, context } = source;
  const figure = headlineOf(group, source);
  const isShown = figure.state === 'ready';
  const from = isShown && COMPARED.has(measure) ? context.earlier(group, measure) : null;
  return {
    through: context.through,
    period: context.period,
    scope: group.scope,
    scopeId: group.scopeId,
    measure,
    figure,
    change: from === null ? null : { from, p: changeOf(group, source) },
    until: isShown ? untilOf(group, series, context) : null,
    lost: isShown && measure === 'lost-time' ? lostTimeOf(series.told.get(groupKeyOf(group))?.values ?? []) : null,
  };
};

/** Closes that nobody rated look as those do whose ratings are hidden. */
const headlineOf = (group: AnswerGroup, { measure, series, context }: RowSource): Figure => {
  const figure = figureOf(group, measure, series);
  const isUnrated = measure === 'experience' && figure.state === 'none';
  return isUnrated && context.asked.has(groupKeyOf(group)) ? TOO_FEW : figure;
};

const untilOf = (group: AnswerGroup, series: SeriesOfPeriod, { through, calendar }: ReleaseContext): Instant | null => {
  const newest = Math.max(...(series.shown.get(groupKeyOf(group)) ?? []));
  const until = calendar.addDays(toInstant(newest), 7);
  return until < through ? until : null;
};

const asideOf = (group: AnswerGroup, aside: SeriesOfPeriod | null, context: ReleaseContext): Aside => {
  if (aside === null) return { volunteered: NONE, eligibleShare: null, asking: null };
  const asking = context.asked.get(groupKeyOf(group))?.asking ?? null;
  const eligibleShare = asking === null ? null : asking.asked / asking.closes;
  return { volunteered: figureOf(group, 'volunteered', aside), eligibleShare, asking };
};

const figureOf = (group: AnswerGroup, of: Series, series: SeriesOfPeriod): Figure => {
  const told = series.told.get(groupKeyOf(group));
  const found = told === undefined ? null : estimate(of, [...told.people.values()]);
  if (found === null) return series.inPeriod.get(groupKeyOf(group))?.isAnswered === true ? TOO_FEW : NONE;
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

const changeOf = (group: AnswerGroup, { measure, series, context }: RowSource): number | null => {
  const key = groupKeyOf(group);
  const before = series.weeksBefore.get(key) ?? [];
  const after = series.told.get(key)?.weeks ?? [];
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
