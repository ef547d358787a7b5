import { sql, type DeleteResult } from 'kysely';
import { z } from 'zod';
import { IssueId, type Instant } from '../../contract/ids';
import { FIRST_SOURCE_ID } from '../../domain/sources/source-ids';
import type { Forgetting } from '../../usecases/ports/admin';
import { NumericId } from './columns';
import type { Database } from './database';
import { TABLES } from './migrations';

const IdRow = z.object({ issue_id: NumericId.pipe(IssueId) }).transform(({ issue_id: id }) => id);

/** Tables with rows of one request, the request itself last: killed on the way, it is found again. */
const OF_REQUESTS = [
  ...TABLES.filter(({ name, columns }) => name !== 'requests' && 'issue_id' in columns),
  ...TABLES.filter(({ name }) => name === 'requests'),
].map(({ name }) => name);

export const createForgetting = (db: Database): Forgetting => ({
  requests: async (before, limit) => {
    const rows = await db
      .selectFrom('requests')
      .select('issue_id')
      .where((eb) => eb.or([eb('closed_at', '<', before), eb.and([eb('deleted', '=', 1), eb('seen_at', '<', before)])]))
      // What was imported names nobody and stays until its source is emptied.
      .where('project_id', '<', FIRST_SOURCE_ID)
      .orderBy('issue_id')
      .limit(limit)
      .execute();
    const ids = z.array(IdRow).parse(rows);
    if (ids.length === 0) return 0;
    for (const table of OF_REQUESTS) {
      await sql`delete from ${sql.table(table)} where issue_id in (${sql.join(ids)})`.execute(db);
    }
    return ids.length;
  },

  words: (before, limit) => forgetWords(db, before, limit),

  pushes: (before, limit) => forgetPushes(db, before, limit),

  ratings: (before, limit) =>
    deleted(db.deleteFrom('native_ratings').where('rated_at', '<', before).limit(limit).executeTakeFirst()),

  audit: (before, limit) => deleted(db.deleteFrom('audit').where('at', '<', before).limit(limit).executeTakeFirst()),
});

const deleted = async (result: Promise<DeleteResult>): Promise<number> => Number((await result).numDeletedRows);

const forgetPushes = async (db: Database, before: Instant, limit: number): Promise<number> => {
  const settled = await db
    .updateTable('invitations')
    .set({ closer: null, due_at: null, push_state: null, push_moved_at: null })
    .where('push_state', '=', 'settled')
    .where('due_at', '<', before)
    .limit(limit)
    .executeTakeFirst();
  return Number(settled.numUpdatedRows);
};

const forgetWords = async (db: Database, before: Instant, limit: number): Promise<number> => {
  const comments = await db
    .updateTable('answers')
    .set({ body: null })
    .where('item', '=', 'comment')
    .where('body', 'is not', null)
    .where('answered_at', '<', before)
    .limit(limit)
    .executeTakeFirst();
  const summaries = await db
    .updateTable('invitations')
    .set({ summary: '' })
    .where('summary', '<>', '')
    .where('closed_at', '<', before)
    .limit(limit)
    .executeTakeFirst();
  const followUps = await db
    .updateTable('follow_ups')
    .set({ note: null, reply: null })
    .where((eb) => eb.or([eb('note', 'is not', null), eb('reply', 'is not', null)]))
    .where('done_at', '<', before)
    .limit(limit)
    .executeTakeFirst();
  return [comments, summaries, followUps].reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), 0);
};
