import { sql } from 'kysely';
import { z } from 'zod';
import { IssueId } from '../../contract/ids';
import type { Touches } from '../../usecases/ports/alerts';
import type { NewToken } from '../../usecases/ports/system';
import { NumericId } from './columns';
import type { Database } from './database';

const Row = z.object({ issue_id: NumericId.pipe(IssueId), token: z.string() });

export const createTouches = (db: Database, newToken: NewToken): Touches => ({
  mark: async (issueIds, at) => {
    if (issueIds.length === 0) return;
    await db
      .insertInto('touches')
      .values(issueIds.map((id) => ({ issue_id: id, marked_at: at, token: newToken() })))
      .onDuplicateKeyUpdate({ marked_at: sql`values(marked_at)`, token: sql`values(token)` })
      .execute();
  },

  read: async (limit) => {
    const rows = await db
      .selectFrom('touches')
      .select(['issue_id', 'token'])
      .orderBy('marked_at')
      .orderBy('issue_id')
      .limit(limit)
      .execute();
    return z
      .array(Row)
      .parse(rows)
      .map(({ issue_id: issueId, token }) => ({ issueId, token }));
  },

  settle: async (touches) => {
    if (touches.length === 0) return;
    await db
      .deleteFrom('touches')
      .where((eb) => eb.or(touches.map(({ issueId, token }) => eb.and({ issue_id: issueId, token }))))
      .execute();
  },
});
