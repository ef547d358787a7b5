import type { DepartmentId, Instant, ProcessId, ProjectId } from '../../contract/ids';
import type { PersonSum } from '../statistics/cluster-variance';
import type { Calendar } from '../time/calendar';
import type { Stretch } from '../figures/recompute-cells';
import { contributionsOf, type Answered, type Series } from './released-measures';

/** Groups releases speak of. A project is divided into processes; the site into projects, and into departments. */
export type ReleaseScope = 'site' | 'project' | 'process' | 'department';

/** Scope id of the one `site`. */
export const SITE = 'all';

/** An answer somebody gave. */
export interface ScopedAnswer extends Answered {
  readonly projectId: ProjectId;
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
  /** null once the account is erased; such answers count as one person's together. */
  readonly person: string | null;
  /** Reasons count when the rating they belong to does. */
  readonly answeredAt: Instant;
}

export interface AnswerGroup {
  readonly scope: ReleaseScope;
  readonly scopeId: string;
  /** Project of a process, else null. */
  readonly projectId: ProjectId | null;
}

/** Whether anybody of a group answered. */
export interface AnsweringGroup extends AnswerGroup {
  readonly isAnswered: boolean;
}

/** Answers of one group in a stretch of weeks. */
export interface GroupAnswers extends AnswerGroup {
  readonly people: ReadonlyMap<string, PersonSum>;
  /** Sums of the weeks that have answers, oldest first. */
  readonly weeks: readonly PersonSum[];
  /** Single values, in no order; of lost time only, whose median is asked for. */
  readonly values: readonly number[];
}

interface Week {
  readonly people: Map<string, PersonSum>;
  readonly values: number[];
}

type Weeks = Map<Instant, Week>;

interface Entry {
  readonly group: AnswerGroup;
  readonly weeks: Weeks;
}

/** Answers by series, group, week and person. Sums only: no single answer can be read back, and nothing is ordered by time of day. */
export interface AnswerBook {
  readonly add: (answer: ScopedAnswer) => void;
  /** Every group that ever had an answer of the series, with what it has in those of the weeks that are asked for. */
  readonly read: (series: Series, weeks: readonly Instant[], isAsked?: AskedWeeks) => readonly GroupAnswers[];
  /** The same groups, by {@link groupKeyOf}, with nothing but whether any of the weeks has an answer of the series. */
  readonly groups: (series: Series, weeks: readonly Instant[]) => ReadonlyMap<string, AnsweringGroup>;
  /** Starts of the weeks of `[from, to)` in which anybody answered anything, oldest first. */
  readonly weeks: (stretch: Stretch) => readonly Instant[];
}

/** Whether a week, by its start, counts for a group, by {@link groupKeyOf}. */
export type AskedWeeks = (week: Instant, groupKey: string) => boolean;

export const createAnswerBook = (calendar: Calendar): AnswerBook => {
  const books = new Map<Series, Map<string, Entry>>();
  const known = new Set<Instant>();
  return {
    add: (answer) => {
      const start = calendar.startOfWeek(answer.answeredAt);
      known.add(start);
      const groups = groupsOf(answer).map((group) => ({ group, key: groupKeyOf(group) }));
      for (const { series, ...said } of contributionsOf(answer)) {
        const book = books.get(series) ?? new Map<string, Entry>();
        books.set(series, book);
        for (const { group, key } of groups) {
          const entry = book.get(key) ?? { group, weeks: new Map<Instant, Week>() };
          book.set(key, entry);
          addTo(entry.weeks, start, { person: answer.person ?? '', said, isKept: series === 'lost-time' });
        }
      }
    },
    read: (series, weeks, isAsked = () => true) =>
      [...(books.get(series) ?? [])].map(([key, entry]) => ({
        ...entry.group,
        ...sumUp(weeks.flatMap((week) => (isAsked(week, key) ? (entry.weeks.get(week) ?? []) : []))),
      })),
    groups: (series, weeks) =>
      new Map(
        [...(books.get(series) ?? [])].map(([key, entry]) => [
          key,
          { ...entry.group, isAnswered: weeks.some((week) => entry.weeks.has(week)) },
        ]),
      ),
    weeks: ({ from, to }) => [...known].filter((week) => week >= from && week < to).toSorted((a, b) => a - b),
  };
};

/** One text a group, for maps. */
export const groupKeyOf = ({ scope, scopeId, projectId }: AnswerGroup): string =>
  `${scope} ${scope === 'process' ? projectId : ''} ${scopeId}`;

/** Scope id of answers to requests of no known process: counted against subtraction, never shown. */
export const UNKNOWN_PROCESS = 'none';

/** The groups that what happened at a place counts in. */
export const groupsOf = ({
  projectId,
  processId,
  departmentId,
}: Pick<ScopedAnswer, 'projectId' | 'processId' | 'departmentId'>): readonly AnswerGroup[] => [
  { scope: 'site', scopeId: SITE, projectId: null },
  { scope: 'project', scopeId: projectId, projectId: null },
  { scope: 'process', scopeId: processId ?? UNKNOWN_PROCESS, projectId },
  { scope: 'department', scopeId: departmentId ?? 'none', projectId: null },
];

const addTo = (
  weeks: Weeks,
  start: Instant,
  { person, said, isKept }: { readonly person: string; readonly said: PersonSum; readonly isKept: boolean },
): void => {
  const week = weeks.get(start) ?? { people: new Map<string, PersonSum>(), values: [] };
  weeks.set(start, week);
  week.people.set(person, plus([week.people.get(person) ?? NOTHING, said]));
  if (isKept) week.values.push(said.sum);
};

const NOTHING: PersonSum = { n: 0, sum: 0 };

const sumUp = (asked: readonly Week[]): Pick<GroupAnswers, 'people' | 'weeks' | 'values'> => {
  const people = new Map<string, PersonSum>();
  const sums: PersonSum[] = [];
  const values: number[] = [];
  for (const inWeek of asked) {
    sums.push(plus([...inWeek.people.values()]));
    values.push(...inWeek.values);
    for (const [person, sum] of inWeek.people) people.set(person, plus([people.get(person) ?? NOTHING, sum]));
  }
  return { people, weeks: sums, values };
};

const plus = (sums: readonly PersonSum[]): PersonSum => ({
  n: sums.reduce((total, { n }) => total + n, 0),
  sum: sums.reduce((total, { sum }) => total + sum, 0),
});
