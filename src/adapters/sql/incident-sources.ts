import { sql, type Insertable } from 'kysely';
import { z } from 'zod';
import {
  FaultReason,
  IncidentField,
  IncidentReading,
  MOST_FAULTS,
  type RowFault,
} from '../../contract/incident-import';
import { Instant, IssueId, ProjectId } from '../../contract/ids';
import { FIRST_INCIDENT_ID, FIRST_SOURCE_ID } from '../../domain/sources/source-ids';
import type { IncidentSource, IncidentSources } from '../../usecases/ports/sources';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { jsonOf } from './json-column';
import type { IncidentSourcesTable } from './source-tables';

const At = WholeNumber.pipe(Instant);
const Source = NumericId.pipe(ProjectId);

const StoredFault = z
  .tuple([z.number(), IncidentField.nullable(), FaultReason])
  .transform(([line, field, reason]): RowFault => ({ line, field, reason }));

/** A row of `incident_sources`, under the column names of the table. */
export const SourceRow = z
  .object({
    project_id: Source,
    name: z.string(),
    desk_id: Source,
    reading: jsonOf(IncidentReading),
    file_hash: z.string(),
    file_rows: WholeNumber,
    portions: WholeNumber,
    done: WholeNumber,
    rows_done: WholeNumber,
    faults: jsonOf(z.array(StoredFault)),
    fault_count: WholeNumber,
    started_at: At,
    moved_at: At,
  })
  .transform((row): IncidentSource => ({
    id: row.project_id,
    name: row.name,
    deskId: row.desk_id,
    reading: row.reading,
    file: {
      hash: row.file_hash,
      rows: row.file_rows,
      portions: row.portions,
      done: row.done,
      rowsDone: row.rows_done,
      faults: row.faults,
      faultCount: row.fault_count,
      startedAt: row.started_at,
      movedAt: row.moved_at,
    },
  }));

const COLUMNS = [
  'name',
  'desk_id',
  'reading',
  'file_hash',
  'file_rows',
  'portions',
  'done',
  'rows_done',
  'faults',
  'fault_count',
  'started_at',
  'moved_at',
] as const satisfies readonly (keyof IncidentSourcesTable)[];

const CountRow = z.object({ project_id: Source, incidents: WholeNumber });
const IdRow = z.object({ issue_id: NumericId.pipe(IssueId) });
const UnitRow = z.object({ id: z.string() });
const LeftRow = z.object({ n: WholeNumber });

export const createIncidentSources = (db: Database): IncidentSources => ({
  list: async () => {
    const rows = await db.selectFrom('incident_sources').selectAll().orderBy('name').execute();
    return z.array(SourceRow).parse(rows);
  },

  find: async (id) => {
    const rows = await db.selectFrom('incident_sources').selectAll().where('project_id', '=', id).execute();
    return z.array(SourceRow).parse(rows)[0] ?? null;
  },

  save: async (source) => {
    await db
      .insertInto('incident_sources')
      .values(toRow(source))
      .onDuplicateKeyUpdate(Object.fromEntries(COLUMNS.map((column) => [column, sql`values(${sql.ref(column)})`])))
      .execute();
  },

  counts: async () => {
    const rows = await db
      .selectFrom('requests')
      .select((eb) => ['project_id', eb.fn.countAll().as('incidents')])
      .where('issue_id', '>=', FIRST_INCIDENT_ID)
      .where('project_id', '>=', FIRST_SOURCE_ID)
      .groupBy('project_id')
      .execute();
    return new Map(
      z
        .array(CountRow)
        .parse(rows)
        .map((row) => [row.project_id, row.incidents]),
    );
  },

  empty: (id, limit) => empty(db, id, limit),

  remove: async (id) => {
    await db.deleteFrom('incident_sources').where('project_id', '=', id).execute();
  },
});

/** Facts first: killed on the way, cells of facts that are gone are still taken away by the next call. */
const empty = async (db: Database, id: ProjectId, limit: number): Promise<number> => {
  const rows = await db
    .selectFrom('requests')
    .select('issue_id')
    .where('issue_id', '>=', FIRST_INCIDENT_ID)
    .where('project_id', '=', id)
    .orderBy('issue_id')
    .limit(limit)
    .execute();
  const ids = z
    .array(IdRow)
    .parse(rows)
    .map(({ issue_id: issueId }) => issueId);
  if (ids.length > 0) await db.deleteFrom('requests').where('issue_id', 'in', ids).execute();
  const left = await db
    .selectFrom('requests')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('issue_id', '>=', FIRST_INCIDENT_ID)
    .where('project_id', '=', id)
    .execute();
  const n = z.array(LeftRow).parse(left)[0]?.n ?? 0;
  if (n > 0) return n;
  await db.deleteFrom('marks').where('project_id', '=', id).execute();
  await db.deleteFrom('cells').where('project_id', '=', id).execute();
  await forgetNames(db, id);
  return 0;
};

/** A unit that another source or desk has met as well keeps its name. */
const forgetNames = async (db: Database, id: ProjectId): Promise<void> => {
  const rows = await db
    .selectFrom('names')
    .select('id')
    .where('project_id', '=', id)
    .where('kind', '=', 'department')
    .execute();
  const units = z
    .array(UnitRow)
    .parse(rows)
    .map((row) => row.id);
  const held = units.length === 0 ? [] : await heldUnits(db, units);
  const forgotten = units.filter((unit) => !held.includes(unit));
  if (forgotten.length > 0)
    await db.deleteFrom('names').where('kind', '=', 'department').where('id', 'in', forgotten).execute();
  await db.deleteFrom('names').where('project_id', '=', id).where('kind', '<>', 'department').execute();
};

const heldUnits = async (db: Database, units: readonly string[]): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('requests')
    .select('department_id as id')
    .distinct()
    .where('department_id', 'in', units)
    .execute();
  return z
    .array(UnitRow)
    .parse(rows)
    .map((row) => row.id);
};

const toRow = ({ id, name, deskId, reading, file }: IncidentSource): Insertable<IncidentSourcesTable> => ({
  project_id: id,
  name,
  desk_id: deskId,
  reading: JSON.stringify(reading),
  file_hash: file.hash,
  file_rows: file.rows,
  portions: file.portions,
  done: file.done,
  rows_done: file.rowsDone,
  faults: JSON.stringify(file.faults.slice(0, MOST_FAULTS).map(({ line, field, reason }) => [line, field, reason])),
  fault_count: file.faultCount,
  started_at: file.startedAt,
  moved_at: file.movedAt,
});
