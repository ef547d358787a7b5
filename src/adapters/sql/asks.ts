import { z } from 'zod';
import { Instant, IssueId } from '../../contract/ids';
import type { Ask, MissingItems } from '../../domain/contract/ask';
import type { Asks } from '../../usecases/ports/asks';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';

/** A row of `asks`, under the column names of the table. */
export const AskRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    items: z.string(),
    asked_at: WholeNumber.pipe(Instant),
    state: z.enum(['asking', 'asked']),
  })
  .transform((row): Ask => ({
    issueId: row.issue_id,
    items: row.items,
    askedAt: row.asked_at,
    state: row.state,
  }));

const keyOf = ({ issueId, items }: MissingItems) => ({ issue_id: issueId, items });

export const createAsks = (db: Database): Asks => ({
  find: async (which) => {
    const rows = await db
      .selectFrom('asks')
      .selectAll()
      .where((eb) => eb.and(keyOf(which)))
      .execute();
    return z.array(AskRow).parse(rows)[0] ?? null;
  },

  tryClaim: async (which, at) => {
    const result = await db
      .insertInto('asks')
      .ignore()
      .values({ ...keyOf(which), asked_at: at, state: 'asking' })
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  },

  tryRenew: async (which, since, at) => {
    const result = await db
      .updateTable('asks')
      .set({ asked_at: at })
      .where((eb) => eb.and({ ...keyOf(which), state: 'asking', asked_at: since }))
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },

  settle: async (which) => {
    await db
      .updateTable('asks')
      .set({ state: 'asked' })
      .where((eb) => eb.and(keyOf(which)))
      .execute();
  },

  release: async (which) => {
    await db
      .deleteFrom('asks')
      .where((eb) => eb.and(keyOf(which)))
      .execute();
  },
});
