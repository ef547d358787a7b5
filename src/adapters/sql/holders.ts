import { sql } from 'kysely';
import { z } from 'zod';
import { IssueId } from '../../contract/ids';
import type { People } from '../../usecases/ports/admin';
import { NumericId } from './columns';
import type { Database } from './database';
import { TABLES } from './migrations';

const IdRow = z.object({ issue_id: NumericId.pipe(IssueId) }).transform(({ issue_id: id }) => id);
const Rows = z.array(z.record(z.string(), z.unknown()));

/** What the store holds of one person. */
export const createHolders = (db: Database): People => ({
  requestsOf: async (accountId) => {
    const rows = await db
      .selectFrom('invitations')
      .select('issue_id')
      .distinct()
      .where('requester_id', '=', accountId)
      .orderBy('issue_id')
      .execute();
    return z.array(IdRow).parse(rows);
  },

  holdings: async (accountId) => {
    const held: Record<string, readonly Record<string, unknown>[]> = {};
    for (const { name, accounts = {} } of TABLES) {
      for (const column of Object.keys(accounts)) {
        const columns = sql.join(columnsOf(name).map((each) => sql.ref(each)));
        const { rows } =
          await sql`select ${columns} from ${sql.table(name)} where ${sql.ref(column)} = ${accountId}`.execute(db);
        held[name] = distinct([...(held[name] ?? []), ...Rows.parse(rows)]);
      }
    }
    const answers = await db
      .selectFrom('answers as a')
      .innerJoin('invitations as i', (join) =>
        join.onRef('i.issue_id', '=', 'a.issue_id').onRef('i.close_no', '=', 'a.close_no'),
      )
      .selectAll('a')
      .where('i.requester_id', '=', accountId)
      .execute();
    return { ...held, answers: Rows.parse(answers) };
  },
});

/** The document of the settings is the organisation's, not the person's. */
const columnsOf = (table: string): readonly string[] =>
  Object.keys(TABLES.find(({ name }) => name === table)?.columns ?? {}).filter((column) => column !== 'document');

/** A row that names a person in several columns is handed over once. */
const distinct = <Held>(rows: readonly Held[]): readonly Held[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];
