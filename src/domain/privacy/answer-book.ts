import type { DepartmentId, Instant, ProcessId, ProjectId } from '../../contract/ids';
import type { AnswerMode } from '../../contract/words';
import type { PersonSum } from '../statistics/cluster-variance';
import type { Calendar } from '../time/calendar';
import type { Stretch } from '../figures/recompute-cells';

/** Groups releases speak of. A project is divided into processes; the site into projects, and into departments. */
export type ReleaseScope = 'site' | 'project' | 'process' | 'department';

/** Scope id of the one `site`. */
export const SITE = 'all';

/** A score somebody gave. */
export interface ScopedAnswer {
  readonly projectId: ProjectId;
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
  /** null once the account is erased; such answers count as one person's together. */
  readonly person: string | null;
  readonly item: 'experience' | 'ease';
  readonly mode: AnswerMode;
  readonly value: number;
  readonly answeredAt: Instant;
}

/** What is released: scores of invited answers, the ease item of invited answers, and scores of volunteered answers. */
export type Series = 'experience' | 'ease' | 'volunteered';

export interface AnswerGroup {
  readonly scope: ReleaseScope;
  readonly scopeId: string;
  /** Project of a process, else null. */
  readonly projectId: ProjectId | null;
}

/** Answers of one group in a stretch of weeks. */
export interface GroupAnswers extends AnswerGroup {
  readonly people: ReadonlyMap<string, PersonSum>;
  /** Sums of the weeks that have answers, oldest first. */
  readonly weeks: readonly PersonSum[];
}

type Weeks = Map<number, Map<string, PersonSum>>;

/** Answers by series, group, week and person. Sums only: no single answer can be read back, and nothing is ordered by time of day. */
export interface AnswerBook {
  readonly add: (answer: ScopedAnswer) => void;
  /** Every group that ever had an answer of the series, with what it has in whole weeks of `[from, to)`. */
  readonly read: (series: Series, stretch: Stretch) => readonly GroupAnswers[];
}

export const createAnswerBook = (calendar: Calendar): AnswerBook => {
  const books = new Map<Series, Map<string, { readonly group: AnswerGroup; readonly weeks: Weeks }>>();
  return {
    add: (answer) => {
      const series = seriesOf(answer);
      if (series === null) return;
      const book = books.get(series) ?? new Map<string, { readonly group: AnswerGroup; readonly weeks: Weeks }>();
      books.set(series, book);
      const week = calendar.startOfWeek(answer.answeredAt);
      for (const group of groupsOf(answer)) {
        const key = groupKeyOf(group);
        const entry = book.get(key) ?? { group, weeks: new Map<number, Map<string, PersonSum>>() };
        book.set(key, entry);
        addTo(entry.weeks, { week, person: answer.person ?? '', value: answer.value });
      }
    },
    read: (series, stretch) =>
      [...(books.get(series)?.values() ?? [])].map(({ group, weeks }) => ({ ...group, ...sumUp(weeks, stretch) })),
  };
};

/** One text a group, for maps. */
export const groupKeyOf = ({ scope, scopeId, projectId }: AnswerGroup): string =>
  `${scope} ${scope === 'process' ? projectId : ''} ${scopeId}`;

const seriesOf = ({ item, mode }: ScopedAnswer): Series | null => {
  if (mode === 'invited') return item;
  return item === 'experience' ? 'volunteered' : null;
};

/** Scope id of answers to requests of no known process: counted against subtraction, never shown. */
export const UNKNOWN_PROCESS = 'none';

const groupsOf = ({ projectId, processId, departmentId }: ScopedAnswer): readonly AnswerGroup[] => [
  { scope: 'site', scopeId: SITE, projectId: null },
  { scope: 'project', scopeId: projectId, projectId: null },
  { scope: 'process', scopeId: processId ?? UNKNOWN_PROCESS, projectId },
  { scope: 'department', scopeId: departmentId ?? 'none', projectId: null },
];

const addTo = (
  weeks: Weeks,
  { week, person, value }: { readonly week: number; readonly person: string; readonly value: number },
): void => {
  const people = weeks.get(week) ?? new Map<string, PersonSum>();
  weeks.set(week, people);
  const before = people.get(person) ?? { n: 0, sum: 0 };
  people.set(person, { n: before.n + 1, sum: before.sum + value });
};

const sumUp = (weeks: Weeks, { from, to }: Stretch): Pick<GroupAnswers, 'people' | 'weeks'> => {
  const people = new Map<string, PersonSum>();
  const sums: PersonSum[] = [];
  for (const [start, inWeek] of [...weeks].toSorted(([a], [b]) => a - b)) {
    if (start < from || start >= to) continue;
    sums.push(plus([...inWeek.values()]));
    for (const [person, sum] of inWeek) people.set(person, plus([people.get(person) ?? { n: 0, sum: 0 }, sum]));
  }
  return { people, weeks: sums };
};

const plus = (sums: readonly PersonSum[]): PersonSum => ({
  n: sums.reduce((total, { n }) => total + n, 0),
  sum: sums.reduce((total, { sum }) => total + sum, 0),
});
