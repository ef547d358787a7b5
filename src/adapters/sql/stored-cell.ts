import { z } from 'zod';
import { Instant, ProjectId } from '../../contract/ids';
import type { Cell } from '../../domain/figures/cell';
import type { LogHistogram } from '../../domain/statistics/log-histogram';
import type { ReadCell } from '../../usecases/ports/figures';
import type { CellKey } from '../../domain/figures/cell-keys';
import { NumericId, WholeNumber } from './columns';
import type { CellsTable } from './tables';

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

const Histograms = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.object({ cycle: Histogram, response: Histogram }));

export const StoredScope = z.enum(['whole', 'process', 'department', 'interface']);

/** Natural key of a cell or mark as stored. */
export const CellKeyRow = z
  .object({
    project_id: StoredProjectId,
    scope: StoredScope,
    scope_id: z.string(),
    grain: z.enum(['day', 'week', 'month']),
    starts_at: StoredInstant,
  })
  .transform((row): CellKey => ({
    projectId: row.project_id,
    scope: row.scope,
    scopeId: row.scope_id,
    grain: row.grain,
    startsAt: row.starts_at,
  }));

const Viewed = z.object({
  scope: StoredScope,
  scope_id: z.string(),
  starts_at: StoredInstant,
  created: WholeNumber,
  closed: WholeNumber,
  reopened: WholeNumber,
});

const toReadCell = (row: z.infer<typeof Viewed>, { cycle, response }: z.infer<typeof Histograms>): ReadCell => ({
  scope: row.scope,
  scopeId: row.scope_id,
  startsAt: row.starts_at,
  created: row.created,
  closed: row.closed,
  reopened: row.reopened,
  cycle,
  response,
});

/** Counts of cells added up by SQL, which cannot add histograms. */
export const CellSumRow = Viewed.transform((row) => toReadCell(row, { cycle: [], response: [] }));

/** A cell as a view reads it. */
export const CellRow = Viewed.extend({ histograms: Histograms }).transform((row) => toReadCell(row, row.histograms));

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
export const toCellRow = (key: CellKey, cell: Cell): CellsTable => ({
  ...toKeyColumns(key),
  created: cell.created,
  closed: cell.closed,
  reopened: cell.reopened,
  sla_met: cell.slaMet,
  sla_total: cell.slaTotal,
  cycle_n: cell.cycle.n,
  cycle_sum: cell.cycle.sum,
  response_n: cell.response.n,
  response_sum: cell.response.sum,
  histograms: JSON.stringify({ cycle: toGaps(cell.cycle.histogram), response: toGaps(cell.response.histogram) }),
});
