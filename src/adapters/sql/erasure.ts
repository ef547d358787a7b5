import { sql } from 'kysely';
import { z } from 'zod';
import { AccountId, type IssueId } from '../../contract/ids';
import { DELETED_KEY } from '../../domain/experience/observed-event';
import { ERASED_PREFIX } from '../../domain/privacy/erased';
import { pseudonymOf } from '../../domain/survey/push';
import type { Erasure } from '../../usecases/ports/facts';
import { eraseFromContracts, wipeFollowUps } from './contract-erasure';
import type { Database } from './database';
import { TABLES } from './migrations';
import { numberOf } from './people';

const AccountRow = z.object({ account_id: AccountId });

export const createErasure = (db: Database): Erasure => ({
  wipeDeleted: (issueId) => wipeDeleted(db, issueId),
  wipeErased: () => wipeErased(db),
  accounts: (after, limit) => readAccounts(db, after ?? '', limit),
  erase: (accountId, alias) => erase(db, accountId, alias),
});

const wipeDeleted = async (db: Database, issueId: IssueId | 'all'): Promise<void> => {
  const deleted = db.selectFrom('requests').select('issue_id').where('deleted', '=', 1);
  const comments = emptyComments(db).where('body', 'is not', null).where('issue_id', 'in', deleted);
  const invitations = db
    .updateTable('invitations')
    .set({ requester_id: null, summary: '' })
    .where('issue_id', 'in', deleted);
  const ratings = db.updateTable('native_ratings').set({ requester_id: null }).where('issue_id', 'in', deleted);
  // The row itself goes with the next look at the clocks, which finds no issue any more.
  const clocks = db.updateTable('clocks').set({ issue_key: DELETED_KEY }).where('issue_id', 'in', deleted);
  // The one issue is named to the outer statement, which then needs no look at any other row.
  await (issueId === 'all' ? comments : comments.where('issue_id', '=', issueId)).execute();
  await (issueId === 'all' ? invitations : invitations.where('issue_id', '=', issueId)).execute();
  await (issueId === 'all' ? ratings : ratings.where('issue_id', '=', issueId)).execute();
  await wipeFollowUps(db, issueId);
  await (issueId === 'all' ? clocks : clocks.where('issue_id', '=', issueId)).execute();
  // A deletion that was stored before a late look at the same request leaves what that look brought.
  const requests = db.updateTable('requests').set({ issue_key: DELETED_KEY, requester_id: null });
  if (issueId === 'all') await requests.where('deleted', '=', 1).where('issue_key', '<>', DELETED_KEY).execute();
};

const wipeErased = async (db: Database): Promise<void> => {
  const erased = db.selectFrom('people').select('id').where('account_id', 'like', `${ERASED_PREFIX}%`);
  const asked = db.selectFrom('invitations').select('issue_id').where('requester_id', 'in', erased);
  await emptyComments(db).where('body', 'is not', null).where('issue_id', 'in', asked).execute();
  await db
    .updateTable('follow_ups')
    .set({ note: null, reply: null })
    .where((eb) => eb.or([eb('note', 'is not', null), eb('reply', 'is not', null)]))
    .where('issue_id', 'in', asked)
    .execute();
  await db
    .updateTable('invitations')
    .set({ summary: '' })
    .where('summary', '<>', '')
    .where('requester_id', 'in', erased)
    .execute();
};

const emptyComments = (db: Database) => db.updateTable('answers').set({ body: null }).where('item', '=', 'comment');

/** Every column of every table that holds an account. `people` last: what is a person's is found by it. */
const COLUMNS = TABLES.flatMap(({ name, accounts = {} }) =>
  Object.entries(accounts).map(([column, becomes]) => ({ table: name, column, becomes })),
).toSorted((a, b) => Number(a.table === 'people') - Number(b.table === 'people'));

const readAccounts = async (db: Database, from: string, limit: number): Promise<readonly AccountId[]> => {
  const each = COLUMNS.map(
    ({ table, column }) =>
      sql`select ${sql.ref(column)} as account_id from ${sql.table(table)} where ${sql.ref(column)} > ${from}`,
  );
  const { rows } =
    await sql`select account_id from (${sql.join(each, sql` union `)}) as accounts where account_id not like ${`${ERASED_PREFIX}%`} order by account_id limit ${limit}`.execute(
      db,
    );
  return z
    .array(AccountRow)
    .parse(rows)
    .map((row) => row.account_id);
};

const erase = async (db: Database, accountId: AccountId, alias: string): Promise<void> => {
  const ofPerson = db.selectFrom('invitations').select('issue_id').where('requester_id', '=', numberOf(accountId));
  await emptyComments(db).where('issue_id', 'in', ofPerson).execute();
  await eraseFromContracts(db, accountId);
  await db.updateTable('invitations').set({ summary: '' }).where('requester_id', '=', numberOf(accountId)).execute();
  await db.updateTable('invitations').set({ closer: null }).where('closer', '=', pseudonymOf(accountId)).execute();
  for (const { table, column, becomes } of COLUMNS) {
    const value = becomes === 'alias' ? alias : null;
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${sql.ref(column)} = ${accountId}`.execute(
      db,
    );
  }
};
