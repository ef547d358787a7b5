import type { DepartmentId, ProcessId, ProjectId } from '../../contract/ids';
import { groupKeyOf, groupsOf, type AnswerGroup } from './answer-book';

/** How many closes of the period there were, how many of them were asked about, and how many of those were rated. */
export interface Asking {
  readonly closes: number;
  readonly asked: number;
  readonly answered: number;
}

/** The counts of closes by where the request counts. */
export interface AskedCount extends Asking {
  readonly projectId: ProjectId;
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
}

/** A group that closed requests, rated or not. */
export interface AskedGroup {
  readonly group: AnswerGroup;
  readonly asking: Asking;
}

/** Every group that closed requests, by {@link groupKeyOf}: also those that asked nobody, or that nobody has rated. */
export const askedGroups = (counts: readonly AskedCount[]): ReadonlyMap<string, AskedGroup> => {
  const groups = new Map<string, AskedGroup>();
  for (const count of counts)
    for (const group of groupsOf(count)) {
      const key = groupKeyOf(group);
      groups.set(key, { group, asking: plus(groups.get(key)?.asking ?? NOTHING, count) });
    }
  return groups;
};

const NOTHING: Asking = { closes: 0, asked: 0, answered: 0 };

const plus = (one: Asking, other: Asking): Asking => ({
  closes: one.closes + other.closes,
  asked: one.asked + other.asked,
  answered: one.answered + other.answered,
});
