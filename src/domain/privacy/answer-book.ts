import type { DepartmentId, Instant, ProcessId, ProjectId } from '../../contract/ids';
import type { PersonSum } from '../statistics/cluster-variance';
import type { Calendar } from '../time/calendar';
import type { Stretch } from '../figures/recompute-cells';
import { createAnswerColumns, type AnswerColumns } from './answer-columns';
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

interface Entry {
  readonly group: AnswerGroup;
  readonly said: AnswerColumns;
}

/** Numbers for what has none, from 0 on in the order of the first time. */
interface Ordinals<Name> {
  readonly of: (name: Name) => number;
  readonly known: (name: Name) => number | undefined;
  readonly names: readonly Name[];
}

const createOrdinals = <Name>(): Ordinals<Name> => {
  const ordinals = new Map<Name, number>();
  const names: Name[] = [];
  return {
    of: (name) => {
      const found = ordinals.get(name) ?? names.length;
      if (found === names.length) {
        ordinals.set(name, found);
        names.push(name);
      }
      return found;
    },
    known: (name) => ordinals.get(name),
    names,
  };
};

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
  const weekNumbers = createOrdinals<Instant>();
  const personNumbers = createOrdinals<string>();
  const numbersOf = (weeks: readonly Instant[]) => weeks.flatMap((week) => weekNumbers.known(week) ?? []);
  return {
    add: (answer) => {
      const week = weekNumbers.of(calendar.startOfWeek(answer.answeredAt));
      const person = personNumbers.of(answer.person ?? '');
      const groups = groupsOf(answer).map((group) => ({ group, key: groupKeyOf(group) }));
      for (const { series, ...said } of contributionsOf(answer)) {
        const book = books.get(series) ?? new Map<string, Entry>();
        books.set(series, book);
        for (const { group, key } of groups) {
          const entry = book.get(key) ?? { group, said: createAnswerColumns() };
          book.set(key, entry);
          entry.said.add(week, person, said);
        }
      }
    },
    read: (series, weeks, isAsked = () => true) =>
      [...(books.get(series) ?? [])].map(([key, { group, said }]) => ({
        ...group,
        ...sumUp(numbersOf(weeks.filter((week) => isAsked(week, key))).filter(said.has), {
          said,
          people: personNumbers.names,
          isKept: series === 'lost-time',
        }),
      })),
    groups: (series, weeks) =>
      new Map(
        [...(books.get(series) ?? [])].map(([key, { group, said }]) => [
          key,
          { ...group, isAnswered: numbersOf(weeks).some(said.has) },
        ]),
      ),
    weeks: ({ from, to }) => weekNumbers.names.filter((week) => week >= from && week < to).toSorted((a, b) => a - b),
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

interface Summing {
  readonly said: AnswerColumns;
  /** Names of people by their ordinals. */
  readonly people: readonly string[];
  /** Whether single values are asked for. */
  readonly isKept: boolean;
}

const sumUp = (
  weeks: readonly number[],
  { said, people: names, isKept }: Summing,
): Pick<GroupAnswers, 'people' | 'weeks' | 'values'> => {
  const people = new Map<string, PersonSum>();
  const sums: PersonSum[] = [];
  const values: number[] = [];
  for (const week of weeks) {
    let [weekN, weekSum] = [0, 0];
    said.in(week)((person, n, sum) => {
      const name = names[person] ?? '';
      const before = people.get(name) ?? NOTHING;
      people.set(name, { n: before.n + n, sum: before.sum + sum });
      weekN += n;
      weekSum += sum;
      if (isKept) values.push(sum);
    });
    sums.push({ n: weekN, sum: weekSum });
  }
  return { people, weeks: sums, values };
};

const NOTHING: PersonSum = { n: 0, sum: 0 };
