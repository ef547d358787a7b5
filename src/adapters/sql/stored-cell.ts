import { z } from 'zod';
import { Instant, ProjectId } from '../../contract/ids';
import type { Cell } from '../../domain/figures/cell';
import type { LogHistogram } from '../../domain/statistics/log-histogram';
import type { CellKey } from '../../domain/figures/cell-keys';
import { NumericId, WholeNumber } from './columns';
import type { CellsTable } from './tables';

export const StoredInstant = WholeNumber.pipe(Instant);
const StoredProjectId = NumericId.pipe(ProjectId);

/** Checked by hand: a gadget reads some hundred thousand bins, and a schema for each of them costs half a second. */
const isHistogram = (value: unknown): value is LogHistogram =>
  Array.isArray(value) &&
  value.every((bin) => Array.isArray(bin) && bin.length === 2 && isCount(bin[0]) && isCount(bin[1]));

const isCount = (value: unknown): boolean => typeof value === 'number' && value >= 0 && Number.isInteger(value);

const Histogram = z.custom<LogHistogram>(isHistogram, 'a histogram: [[bin, count], …]');

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

const Counts = z.object({
  created: WholeNumber,
  closed: WholeNumber,
  reopened: WholeNumber,
  sla_met: WholeNumber,
  sla_total: WholeNumber,
  cycle_n: WholeNumber,
  cycle_sum: WholeNumber,
  response_n: WholeNumber,
  response_sum: WholeNumber,
});

const toCell = (row: z.infer<typeof Counts>, histograms: z.infer<typeof Histograms>): Cell => ({
  created: row.created,
  closed: row.closed,
  reopened: row.reopened,
  slaMet: row.sla_met,
  slaTotal: row.sla_total,
  cycle: { n: row.cycle_n, sum: row.cycle_sum, histogram: histograms.cycle },
  response: { n: row.response_n, sum: row.response_sum, histogram: histograms.response },
});

/** Counts of cells added up by SQL, which cannot add histograms. */
export const CellSumRow = Counts.transform((row) => toCell(row, { cycle: [], response: [] }));

/** A whole cell without its key. */
export const CellRow = Counts.extend({ histograms: Histograms }).transform((row) => toCell(row, row.histograms));

export const COUNT_COLUMNS = [
  'created',
  'closed',
  'reopened',
  'sla_met',
  'sla_total',
  'cycle_n',
  'cycle_sum',
  'response_n',
  'response_sum',
] as const;

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
  histograms: JSON.stringify({ cycle: cell.cycle.histogram, response: cell.response.histogram }),
});
