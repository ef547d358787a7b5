import { sql } from 'kysely';
import { z } from 'zod';
import { IssueId, type ProjectId } from '../../contract/ids';
import type { Label, Surroundings, SurroundingsQuery } from '../../usecases/ports/figures';
import type { Database } from './database';

const LabelRow = z.object({ kind: z.enum(['process', 'department']), id: z.string(), name: z.string() });
const OverdueRow = z.object({ kind: z.literal('overdue'), id: IssueId }).loose();
const Row = z.discriminatedUnion('kind', [LabelRow, OverdueRow]);

/** Names of groups and requests with an overdue follow-up in one statement: neither is worth one of its own. */
export const readSurroundings = async (
  db: Database,
  { projectIds, overdue }: SurroundingsQuery,
): Promise<Surroundings> => {
  const names = labelQuery(db, projectIds);
  const rows = overdue === null ? names : names.unionAll(overdueQuery(db, projectIds, overdue));
  const read = z.array(Row).parse(await rows.execute());
  return {
    labels: read
      .flatMap((row): readonly Label[] => (row.kind === 'overdue' ? [] : [row]))
      .toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))),
    overdue: read.flatMap((row): readonly IssueId[] => (row.kind === 'overdue' ? [row.id] : [])),
  };
};

const labelQuery = (db: Database, projectIds: readonly ProjectId[]) =>
  db
    .selectFrom('names')
    .select(['kind', 'id', 'name'])
    .where((eb) =>
      eb.or([eb('kind', '=', 'department'), eb.and([eb('kind', '=', 'process'), eb('project_id', 'in', projectIds)])]),
    );

/** A LIMIT of its own needs a table of its own: at the end of a union it would cut the names too. */
const overdueQuery = (
  db: Database,
  projectIds: readonly ProjectId[],
  { at, limit }: NonNullable<SurroundingsQuery['overdue']>,
) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('follow_ups')
        .select('issue_id')
        .distinct()
        .where('state', '=', 'open')
        .where('due_at', '<', at)
        .where('project_id', 'in', [...projectIds])
        .orderBy('issue_id')
        .limit(limit)
        .as('late'),
    )
    .select([
      sql<string>`'overdue'`.as('kind'),
      sql<string>`cast(late.issue_id as char)`.as('id'),
      sql<string>`''`.as('name'),
    ]);
