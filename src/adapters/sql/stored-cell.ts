import { z } from 'zod';
import { Instant, ProjectId } from '../../contract/ids';
import type { Insertable } from 'kysely';
import { mapCounts, type Cell, type ClosedCounts } from '../../domain/figures/cell';
import { NO_TALLY } from '../../domain/figures/tally';
import type { LogHistogram } from '../../domain/statistics/log-histogram';
import type { ReadCell } from '../../usecases/ports/figures';
import type { CellGrain, CellKey, CellScope } from '../../domain/figures/cell-keys';
import type { ComputedCell } from '../../domain/figures/recompute-cells';
import { NumericId, WholeNumber } from './columns';
import { jsonOf } from './json-column';
import { packTally, StoredTally } from './stored-tally';
import type { CellsTable } from './cells-table';

export const StoredInstant = WholeNumber.pipe(Instant);
const StoredProjectId = NumericId.pipe(ProjectId);

/** Checked by hand: a gadget reads some hundred thousand bins, and a schema for each of them costs half a second. */
const isNumberList = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length % 2 === 0 && value.every((item) => Number.isInteger(item) && item >= 0);

/** Stored as `gap to the bin before, how many, …`: neighbouring bins are most, and their gaps one digit. */
const Histogram = z.custom<readonly number[]>(isNumberList, 'a histogram: [gap, count, …]').transform(fromGaps);

function fromGaps(stored: readonly number[]): LogHistogram {
  let bin = 0;
  return stored.map((item, index) => (index % 2 === 0 ? (bin += item) : item));
}

const toGaps = (histogram: LogHistogram): readonly number[] =>
  histogram.map((item, index) => (index % 2 === 0 ? item - (histogram[index - 2] ?? 0) : item));

/** Cycle, response, silence; or by name, from a release before this one. */
const Histograms = jsonOf(
  z.union([
    z
      .tuple([Histogram, Histogram, Histogram])
      .transform(([cycle, response, silence]) => ({ cycle, response, silence })),
    // Older still, they hold no silence.
    z.object({ cycle: Histogram, response: Histogram, silence: Histogram.default([]) }),
  ]),
);

/** The columns that SQL adds up. */
export const COUNT_COLUMNS = {
  closed: 'closed',
  reopened: 'reopened',
  handedOver: 'handed_over',
  returned: 'returned',
  handovers: 'handovers',
  slaMet: 'sla_met',
  slaTotal: 'sla_total',
  complete: 'complete',
  judged: 'judged',
  waitingMs: 'waiting_sum',
  cycleMs: 'cycle_sum',
  cycles: 'cycle_n',
} as const satisfies Readonly<Record<keyof ClosedCounts, keyof CellsTable>>;

export const COUNT_COLUMN_NAMES = Object.values(COUNT_COLUMNS);

/** SUM of no rows is NULL. */
const Sum = WholeNumber.nullable().transform((sum) => sum ?? 0);

/** The count columns of a row. */
export const CountColumns = z.object({
  closed: Sum,
  reopened: Sum,
  handed_over: Sum,
  returned: Sum,
  handovers: Sum,
  sla_met: Sum,
  sla_total: Sum,
  complete: Sum,
  judged: Sum,
  waiting_sum: Sum,
  cycle_sum: Sum,
  cycle_n: Sum,
});

/** Counts of a row under their own names. */
export const toCounts = (row: z.infer<typeof CountColumns>): ClosedCounts =>
  mapCounts((count) => row[COUNT_COLUMNS[count]]);

export const StoredScope = z.enum(['whole', 'process', 'department', 'interface']);

const StoredGrain = z.enum(['day', 'week', 'month']);

interface KeyColumns {
  readonly project_id: ProjectId;
  readonly scope: CellScope;
  readonly scope_id: string;
  readonly grain: CellGrain;
  readonly starts_at: Instant;
}

function toKey(row: KeyColumns): CellKey {
  return {
    projectId: row.project_id,
    scope: row.scope,
    scopeId: row.scope_id,
    grain: row.grain,
    startsAt: row.starts_at,
  };
}

/** Natural key of a cell or mark as stored. */
export const CellKeyRow = z
  .object({
    project_id: StoredProjectId,
    scope: StoredScope,
    scope_id: z.string(),
    grain: StoredGrain,
    starts_at: StoredInstant,
  })
  .transform(toKey);

const Viewed = CountColumns.extend({
  scope: StoredScope,
  scope_id: z.string(),
  starts_at: StoredInstant,
  created: WholeNumber,
});

const toReadCell = (
  row: z.infer<typeof Viewed>,
  read: Pick<ReadCell, 'cycle' | 'response' | 'silence' | 'tally'>,
): ReadCell => ({
  ...toCounts(row),
  scope: row.scope,
  scopeId: row.scope_id,
  startsAt: row.starts_at,
  created: row.created,
  ...read,
});

/** Counts of cells added up by SQL, which cannot add histograms. */
export const CellSumRow = Viewed.transform((row) =>
  toReadCell(row, { cycle: [], response: [], silence: [], tally: NO_TALLY }),
);

/** A cell as a view reads it. */
export const CellRow = Viewed.extend({ histograms: Histograms, tally: StoredTally.nullable() }).transform((row) =>
  toReadCell(row, { ...row.histograms, tally: row.tally ?? NO_TALLY }),
);

/** A cell with all that it holds. */
export const StoredCellRow = CountColumns.extend({
  project_id: StoredProjectId,
  scope: StoredScope,
  scope_id: z.string(),
  grain: StoredGrain,
  starts_at: StoredInstant,
  created: WholeNumber,
  response_n: WholeNumber,
  response_sum: WholeNumber,
  histograms: Histograms,
  tally: StoredTally.nullable(),
}).transform((row): ComputedCell => ({
  key: toKey(row),
  cell: {
    ...toCounts(row),
    created: row.created,
    ...row.histograms,
    responses: row.response_n,
    responseMs: row.response_sum,
    tally: row.tally ?? NO_TALLY,
  },
}));

/** Key columns of a cell or mark. */
export const toKeyColumns = (
  key: CellKey,
): Pick<CellsTable, 'project_id' | 'scope' | 'scope_id' | 'grain' | 'starts_at'> => ({
  project_id: key.projectId,
  scope: key.scope,
  scope_id: key.scopeId,
  grain: key.grain,
  starts_at: key.startsAt,
});

/** A cell as it is stored. */
export const toCellRow = (key: CellKey, cell: Cell): Insertable<CellsTable> => ({
  ...toKeyColumns(key),
  created: cell.created,
  closed: cell.closed,
  reopened: cell.reopened,
  handed_over: cell.handedOver,
  returned: cell.returned,
  handovers: cell.handovers,
  sla_met: cell.slaMet,
  sla_total: cell.slaTotal,
  complete: cell.complete,
  judged: cell.judged,
  waiting_sum: cell.waitingMs,
  cycle_n: cell.cycles,
  cycle_sum: cell.cycleMs,
  response_n: cell.responses,
  response_sum: cell.responseMs,
  histograms: JSON.stringify([toGaps(cell.cycle), toGaps(cell.response), toGaps(cell.silence)]),
  tally: packTally(cell.tally),
});
