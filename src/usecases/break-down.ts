import type { DepartmentId, ProcessId, ProjectId } from '../contract/ids';
import { NO_GROUP, splitInterfaceId, type CellScope } from '../domain/figures/cell-keys';
import { groupOfCells, groupOfFacts, type GroupFigures } from '../domain/figures/group-figures';
import type { PeriodPlan } from '../domain/figures/period-plan';
import type { FigureReads, GroupCount, GroupOfCells, ReadCell, ViewedClose } from './ports/figures';

/** Rows of a view: groups with something closed in the period or open now. */
export interface Breakdown {
  readonly byProcess: readonly GroupFigures[];
  readonly byDepartment: readonly GroupFigures[];
}

/** Cells a view reads at most, the blocks of its subject among them. */
const CELLS_READ = 1200;
/** Characters of histograms read for groups; an answer may have 4 MiB, and a view a third of a second. */
const CHARACTERS_READ = 600_000;
/** `1,13,` in each of two histograms. */
const CHARACTERS_A_BIN = 9;
/** Bins of 2 % that times of one kind of work spread over, however many there are. */
const MOST_BINS = 350;

type Dimension = 'process' | 'department';

/** Every group with its open requests from the counts, and its closed ones from the facts. */
export const breakdownOfFacts = (counts: readonly GroupCount[], facts: readonly ViewedClose[]): Breakdown => {
  const rows = (dimension: Dimension, groupOf: (fact: ViewedClose) => string): readonly GroupFigures[] => {
    const groups = Map.groupBy(facts, groupOf);
    const open = new Map(countsBy(dimension, counts).map((count) => [count.id, count.open]));
    return [...new Set([...groups.keys(), ...open.keys()])]
      .map((id) => groupOfFacts(id, groups.get(id) ?? [], open.get(id) ?? 0))
      .filter(isWorthARow);
  };
  return {
    byProcess: rows('process', (fact) => fact.processId ?? NO_GROUP),
    byDepartment: rows('department', (fact) => fact.departmentId ?? NO_GROUP),
  };
};

interface CellBreakdown {
  readonly counts: readonly GroupCount[];
  readonly question: {
    readonly projectIds: readonly ProjectId[];
    readonly processId: ProcessId | null;
    readonly departmentId: DepartmentId | null;
  };
  readonly plan: PeriodPlan;
  /** Cells the view has read already. */
  readonly rowsRead: number;
}

/** Every group with its counts, and the largest ones with their times: as many as may be read. One statement. */
export const breakdownOfCells = async (reads: FigureReads, view: CellBreakdown): Promise<Breakdown> => {
  const { counts, question, plan } = view;
  const rows = {
    process: countsBy('process', counts).filter(isWorthARow),
    department: countsBy('department', counts).filter(isWorthARow),
  };
  const chosen = largest([...rows.process, ...rows.department], view);
  const cells = await reads.cells({
    projectIds: question.projectIds,
    groups: groupedByScope(chosen),
    cells: plan.cells,
  });
  const cellsOf = cellsByGroup(cells);
  const figures = (groups: readonly SizedGroup[]): readonly GroupFigures[] =>
    groups.map((group) => {
      const key = keyOf(group);
      const isRead = chosen.some((other) => keyOf(other) === key);
      return groupOfCells(group.id, group, isRead ? (cellsOf.get(key) ?? []) : null);
    });
  return { byProcess: figures(rows.process), byDepartment: figures(rows.department) };
};

interface SizedGroup extends GroupCount {
  /** Id of the process or department the row stands for. */
  readonly id: string;
}

/** The rows that divide the subject by a dimension: the scope of that name, or the interfaces the subject consists of. */
const countsBy = (dimension: Dimension, counts: readonly GroupCount[]): readonly SizedGroup[] => {
  const own = counts.filter(({ scope }) => scope === dimension);
  if (own.length > 0) return own.map((count) => ({ ...count, id: count.scopeId }));
  return counts
    .filter(({ scope }) => scope === 'interface')
    .map((count) => {
      const { processId, departmentId } = splitInterfaceId(count.scopeId);
      return { ...count, id: dimension === 'process' ? processId : departmentId };
    });
};

const isWorthARow = ({ closed, open }: { readonly closed: number; readonly open: number }): boolean =>
  closed > 0 || open > 0;

const keyOf = ({ scope, scopeId }: { readonly scope: CellScope; readonly scopeId: string }): string =>
  `${scope} ${scopeId}`;

const largest = (groups: readonly SizedGroup[], { question, plan, rowsRead }: CellBreakdown): readonly SizedGroup[] => {
  const blocks = plan.blocks.length + 6;
  const left = { rows: CELLS_READ - rowsRead, characters: CHARACTERS_READ };
  const distinct = [...new Map(groups.map((group) => [keyOf(group), group])).values()];
  return distinct
    .toSorted((a, b) => b.closed - a.closed)
    .filter((group) => {
      // A process is of one project; a department can have requests in all of them.
      const rows = blocks * (group.scope === 'department' ? question.projectIds.length : 1);
      const characters = Math.min(group.closed, rows * MOST_BINS) * CHARACTERS_A_BIN;
      if (group.closed === 0 || rows > left.rows || characters > left.characters) return false;
      left.rows -= rows;
      left.characters -= characters;
      return true;
    });
};

const groupedByScope = (groups: readonly SizedGroup[]): readonly GroupOfCells[] => {
  const scopes = [...new Set(groups.map(({ scope }) => scope))];
  return scopes.map((scope) => ({
    scope,
    scopeIds: groups.filter((group) => group.scope === scope).map(({ scopeId }) => scopeId),
  }));
};

const cellsByGroup = (cells: readonly ReadCell[]): ReadonlyMap<string, readonly ReadCell[]> => {
  const groups = new Map<string, ReadCell[]>();
  for (const cell of cells) {
    const known = groups.get(keyOf(cell));
    if (known === undefined) groups.set(keyOf(cell), [cell]);
    else known.push(cell);
  }
  return groups;
};
