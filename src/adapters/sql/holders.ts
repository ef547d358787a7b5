import { sql } from 'kysely';
import { z } from 'zod';
import { IssueId, type AccountId } from '../../contract/ids';
import type { People } from '../../usecases/ports/admin';
import { NumericId } from './columns';
import type { Database } from './database';
import { TABLES } from './migrations';
import { numberOf, withAccounts } from './people';

const IdRow = z.object({ issue_id: NumericId.pipe(IssueId) }).transform(({ issue_id: id }) => id);
const Rows = z.array(z.record(z.string(), z.unknown()));

/** What the store holds of one person. */
export const createHolders = (db: Database): People => ({
  requestsOf: async (accountId) => {
    const rows = await db
      .selectFrom('invitations')
      .select('issue_id')
      .distinct()
      .where('requester_id', '=', numberOf(accountId))
      .orderBy('issue_id')
      .execute();
    return z.array(IdRow).parse(rows);
  },

  holdings: async (accountId) => {
    const held = await namingRows(db, accountId);
    const answers = await db
      .selectFrom('answers as a')
      .innerJoin('invitations as i', (join) =>
        join.onRef('i.issue_id', '=', 'a.issue_id').onRef('i.close_no', '=', 'a.close_no'),
      )
      .selectAll('a')
      .where('i.requester_id', '=', numberOf(accountId))
      .execute();
    for (const name of ['follow_ups', 'asks'] as const)
      held[name] = distinct([...(held[name] ?? []), ...(await aboutRequestsOf(db, name, accountId))]);
    return Object.fromEntries(
      Object.entries({ ...held, answers: Rows.parse(answers) }).map(([name, rows]) => [
        name,
        rows.map((row) => withoutOthers(name, row, accountId)),
      ]),
    );
  },
});

/** Rows of all tables that name a person, by account or by number. */
const namingRows = async (db: Database, accountId: AccountId): Promise<Record<string, readonly Held[]>> => {
  const held: Record<string, readonly Held[]> = {};
  for (const { name, accounts = {}, people = [] } of TABLES) {
    for (const column of [...Object.keys(accounts), ...people]) {
      const columns = sql.join(withAccounts(name, columnsOf(name)));
      const person = people.includes(column) ? numberOf(accountId) : accountId;
      const { rows } =
        await sql`select ${columns} from ${sql.table(name)} where ${sql.ref(column)} = ${person}`.execute(db);
      held[name] = distinct([...(held[name] ?? []), ...Rows.parse(rows)]);
    }
  }
  return held;
};

/** What was done and noted about requests of a person, by whomever: found as an erasure finds it. */
const aboutRequestsOf = async (db: Database, table: 'follow_ups' | 'asks', accountId: AccountId) => {
  const raised = db.selectFrom('requests').select('issue_id').where('requester_id', '=', numberOf(accountId));
  const asked = db.selectFrom('invitations').select('issue_id').where('requester_id', '=', numberOf(accountId));
  const of = (requests: typeof raised | typeof asked) =>
    db.selectFrom(table).selectAll().where('issue_id', 'in', requests).execute();
  return Rows.parse([...(await of(raised)), ...(await of(asked))]);
};

type Held = Readonly<Record<string, unknown>>;

/** A row may name others beside the person: they did not ask for this document. */
const withoutOthers = (table: string, row: Held, accountId: AccountId): Held => {
  const { accounts = {}, people = [] } = TABLES.find(({ name }) => name === table) ?? {};
  const others = [...Object.keys(accounts), ...people].filter((column) => row[column] !== accountId);
  const named = row['decider_id'] === accountId ? others : [...others, 'decider_name'];
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, named.includes(column) ? null : value]),
  );
};

/** The document of the settings is the organisation's, not the person's. */
const columnsOf = (table: string): readonly string[] =>
  Object.keys(TABLES.find(({ name }) => name === table)?.columns ?? {}).filter((column) => column !== 'document');

/** A row that names a person in several columns is handed over once. */
const distinct = (rows: readonly Held[]): readonly Held[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];
