import { sql } from 'kysely';
import { z } from 'zod';
import { IssueId } from '../../contract/ids';
import { inPortions } from '../../domain/portions';
import type { NewToken } from '../../usecases/ports/system';
import type { AlertThreads } from '../../usecases/ports/telling';
import { NumericId } from './columns';
import type { Database } from './database';
import { tokenMarks } from './token-marks';

const ROWS_A_STATEMENT = 200;

const Thread = z
  .object({ issue_id: NumericId.pipe(IssueId), comment_id: z.string().nullable(), written: z.string().nullable() })
  .transform((row) => ({ issueId: row.issue_id, commentId: row.comment_id, written: row.written }));
const Mark = z
  .object({ issue_id: NumericId.pipe(IssueId), token: z.string() })
  .transform((row) => ({ issueId: row.issue_id, token: row.token }));

export const createAlertThreads = (db: Database, newToken: NewToken): AlertThreads => ({
  ...tokenMarks(db, 'thread_marks', newToken),

  find: async (issueIds) => {
    const found: unknown[] = [];
    for (const ids of inPortions(issueIds, ROWS_A_STATEMENT)) {
      found.push(...(await db.selectFrom('alert_threads').selectAll().where('issue_id', 'in', ids).execute()));
    }
    return z.array(Thread).parse(found);
  },

  save: async ({ issueId, commentId, written }) => {
    await db
      .insertInto('alert_threads')
      .values({ issue_id: issueId, comment_id: commentId, written })
      .onDuplicateKeyUpdate({ comment_id: sql`values(comment_id)`, written: sql`values(written)` })
      .execute();
  },

  read: async (limit) => {
    const rows = await db
      .selectFrom('thread_marks')
      .select(['issue_id', 'token'])
      .orderBy('marked_at')
      .orderBy('issue_id')
      .limit(limit)
      .execute();
    return z.array(Mark).parse(rows);
  },
});
