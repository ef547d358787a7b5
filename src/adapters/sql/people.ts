import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { AccountId } from '../../contract/ids';
import { StorageUnavailableError } from '../../usecases/ports/errors';
import type { Database } from './database';

/**
 * Requests, invitations and imported ratings name people by a number: an account has 43 characters, and stood in every row. One table says
 * which account a number is, so that erasing a person is one row, and rows left with the number still count one person.
 */

/** The column that holds a number, in every table that has it. */
const NUMBERED = 'requester_id';

const MetRow = z.object({ r__requester_id: AccountId, r__requester_no: z.number().int() });

const PersonRow = z.object({ id: z.number().int(), account_id: AccountId });

/** A number in a column of a statement, as the account it stands for; null where there is none. */
export const accountOf = (column: string): RawBuilder<string | null> =>
  sql<string | null>`(select people.account_id from people where people.id = ${sql.ref(column)})`;

/** The number beside the account, for a statement that selects requests as `r`. */
export const withNumber = sql.ref('r.requester_id').as('r__requester_no');

/** The number of an account, within a statement; null for somebody whom the store has never met. */
export const numberOf = (accountId: AccountId): RawBuilder<number | null> =>
  sql<number | null>`(select people.id from people where people.account_id = ${accountId})`;

/** Columns of a table for a SELECT, people as accounts. */
export const withAccounts = (table: string, columns: readonly string[]) =>
  columns.map((column) => accountOrColumn(table, column).as(column));

/** `table.column`, or the account where the column is the number of a person. */
export const accountOrColumn = (table: string, column: string): RawBuilder<unknown> =>
  column === NUMBERED ? accountOf(`${table}.${column}`) : sql.ref(`${table}.${column}`);

/** The number of an account that was asked for; null where there is nobody. */
export type NumberOf = (accountId: AccountId | null) => number | null;

export interface PersonNumbers {
  /**
   * The numbers of these accounts. Whoever is met for the first time gets one; of two writers at once both get the same.
   * One statement where everybody is known, three otherwise, none for accounts asked for before.
   * @throws StorageUnavailableError when somebody was taken away in between: saved again, they get a number
   */
  readonly numbersOf: (accounts: readonly (AccountId | null)[]) => Promise<NumberOf>;
}

/** Numbers that were read, for no longer than one invocation: an account may be erased in the next. */
export type MetPeople = Map<AccountId | null, number>;

/** Learns the requester of a row read by {@link withNumber}, who then need not be asked for. */
export const meet = (met: MetPeople, row: Readonly<Record<string, unknown>>): void => {
  const found = MetRow.safeParse(row).data;
  if (found !== undefined) met.set(found.r__requester_id, found.r__requester_no);
};

/** @param numbers what is known already; what is read is added to it */
export const createPersonNumbers = (db: Database, numbers: MetPeople = new Map()): PersonNumbers => {
  const learn = async (accounts: readonly AccountId[]): Promise<readonly AccountId[]> => {
    for (const row of await readNumbers(db, accounts)) numbers.set(row.account_id, row.id);
    return accounts.filter((account) => !numbers.has(account));
  };
  return {
    numbersOf: async (accounts) => {
      const unread = new Set(accounts.filter((account) => account !== null && !numbers.has(account)));
      const fresh = await learn([...unread].filter((account) => account !== null));
      if (fresh.length > 0) {
        await addPeople(db, fresh);
        const lost = await learn(fresh);
        if (lost.length > 0) throw new StorageUnavailableError('a person was taken away while being saved');
      }
      return (account) => (account === null ? null : (numbers.get(account) ?? null));
    },
  };
};

const addPeople = async (db: Database, accounts: readonly AccountId[]): Promise<void> => {
  await db
    .insertInto('people')
    .ignore()
    .values(accounts.map((account) => ({ account_id: account })))
    .execute();
};

const readNumbers = async (db: Database, accounts: readonly AccountId[]) => {
  if (accounts.length === 0) return [];
  const rows = await db
    .selectFrom('people')
    .select(['id', 'account_id'])
    .where('account_id', 'in', [...accounts])
    .execute();
  return z.array(PersonRow).parse(rows);
};
