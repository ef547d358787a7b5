import { sql } from 'kysely';
import { z } from 'zod';
import { Instant } from '../../contract/ids';
import type { CellKey } from '../../domain/figures/cell-keys';
import { toInstant } from '../../domain/time/instant';
import type { Mark, Marks } from '../../usecases/ports/figures';
import type { Clock, NewToken } from '../../usecases/ports/system';
import { isAfterKey, MARK_ORDER } from './after-key';
import type { Database } from './database';
import { inPortions } from '../../domain/portions';
import type { MarksTable } from './tables';
import { CellKeyRow, toKeyColumns } from './stored-cell';

export interface MarksDeps {
  readonly clock: Clock;
  readonly newToken: NewToken;
}

const ROWS_A_STATEMENT = 500;
const LONG_AGO = toInstant(0);
/** Base 36 digits of an instant; enough until the year 5188. */
const TIME_DIGITS = 9;

const MarkRow = z
  .object({ token: z.string() })
  .loose()
  .transform((row): Mark => ({ ...CellKeyRow.parse(row), token: row.token, markedAt: timeOf(row.token) }));

/** `when.which.chance`: unique for each mark written, and it tells how old the mark is. */
const tokenOf = (at: Instant, index: number, chance: string): string =>
  `${at.toString(36).padStart(TIME_DIGITS, '0')}.${index.toString(36)}.${chance}`.slice(0, 40);

const timeOf = (token: string): Instant => {
  const parsed = Instant.safeParse(Number.parseInt(token.slice(0, TIME_DIGITS), 36));
  return parsed.success ? parsed.data : LONG_AGO;
};

export const createMarks = (db: Database, { clock, newToken }: MarksDeps): Marks => {
  const rowsOf = (keys: readonly CellKey[], at: Instant): readonly (readonly MarksTable[])[] =>
    inPortions(keys, ROWS_A_STATEMENT).map((portion) => {
      const chance = newToken();
      return portion.map((key, index) => ({ ...toKeyColumns(key), token: tokenOf(at, index, chance) }));
    });
  return {
    mark: async (keys) => {
      for (const rows of rowsOf(keys, clock.now())) {
        await db
          .insertInto('marks')
          .values(rows)
          .onDuplicateKeyUpdate({ token: sql`values(token)` })
          .execute();
      }
    },
    markSettled: async (keys) => {
      // A cell that is marked already is computed anyway, and its mark may be waiting for a fact.
      for (const rows of rowsOf(keys, LONG_AGO)) await db.insertInto('marks').ignore().values(rows).execute();
    },
    read: async (after, limit) => {
      const all = db.selectFrom('marks').select([...MARK_ORDER, 'token']);
      const rest = after === null ? all : all.where(isAfterKey(MARK_ORDER, after));
      const ordered = MARK_ORDER.reduce((query, column) => query.orderBy(column), rest);
      return z.array(MarkRow).parse(await ordered.limit(limit).execute());
    },
    remove: async (marks) => {
      for (const portion of inPortions(marks, ROWS_A_STATEMENT)) {
        const tokens = portion.map(({ token }) => token);
        await db.deleteFrom('marks').where('token', 'in', tokens).execute();
      }
    },
  };
};
