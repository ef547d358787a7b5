import { sql } from 'kysely';
import { z } from 'zod';
import { ProjectId } from '../../contract/ids';
import type { Names } from '../../usecases/ports/facts';
import { NumericId } from './columns';
import type { Database } from './database';

/** A row of `names`, under the column names of the table. */
export const NameRow = z
  .object({
    kind: z.enum(['process', 'department', 'project']),
    id: z.string(),
    name: z.string(),
    project_id: NumericId.pipe(ProjectId),
  })
  .transform(({ project_id: projectId, ...row }) => ({ ...row, projectId }));

const NAME_LIMIT = 255;

export const createNames = (db: Database): Names => ({
  remember: async (names) => {
    if (names.length === 0) return;
    await db
      .insertInto('names')
      .values(
        names.map(({ kind, id, name, projectId }) => ({
          kind,
          id,
          name: [...name].slice(0, NAME_LIMIT).join(''),
          project_id: projectId,
        })),
      )
      .onDuplicateKeyUpdate({ name: sql`values(name)`, project_id: sql`values(project_id)` })
      .execute();
  },

  list: async (kind) => {
    const rows = await db.selectFrom('names').selectAll().where('kind', '=', kind).orderBy('name').execute();
    return z.array(NameRow).parse(rows);
  },
});
