import { z } from 'zod';
import { DetectorRules } from '../../contract/detectors';
import { AccountId, Instant, ProjectId } from '../../contract/ids';
import type { Detectors, StoredDetectors } from '../../usecases/ports/alerts';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { jsonOf } from './json-column';

/** A row of `detector_rules`, under the column names of the table. */
export const DetectorRow = z
  .object({
    project_id: NumericId.pipe(ProjectId),
    version: WholeNumber,
    document: jsonOf(DetectorRules),
    saved_by: AccountId.nullable(),
    saved_at: WholeNumber.pipe(Instant),
  })
  .transform((row) => ({
    projectId: row.project_id,
    rules: row.document,
    version: row.version,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  }));

export const createDetectors = (db: Database): Detectors => ({
  find: async (projectId) => {
    const rows = await db.selectFrom('detector_rules').selectAll().where('project_id', '=', projectId).execute();
    const [row] = z.array(DetectorRow).parse(rows);
    if (row === undefined) return null;
    const { projectId: _, ...stored } = row;
    return stored;
  },

  all: async () => {
    const rows = await db.selectFrom('detector_rules').selectAll().orderBy('project_id').execute();
    return new Map(
      z
        .array(DetectorRow)
        .parse(rows)
        .map(({ projectId, rules }) => [projectId, rules]),
    );
  },

  trySave: (projectId, next) => (next.version === 1 ? tryInsert(db, projectId, next) : tryUpdate(db, projectId, next)),
});

const tryInsert = async (db: Database, projectId: ProjectId, next: StoredDetectors): Promise<boolean> => {
  const result = await db
    .insertInto('detector_rules')
    .ignore()
    .values({ project_id: projectId, ...columnsOf(next) })
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

const tryUpdate = async (db: Database, projectId: ProjectId, next: StoredDetectors): Promise<boolean> => {
  const result = await db
    .updateTable('detector_rules')
    .set(columnsOf(next))
    .where('project_id', '=', projectId)
    .where('version', '=', next.version - 1)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

const columnsOf = ({ rules, version, savedBy, savedAt }: StoredDetectors) => ({
  version,
  document: JSON.stringify(rules),
  saved_by: savedBy,
  saved_at: savedAt,
});
