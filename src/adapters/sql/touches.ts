import { z } from 'zod';
import { IssueId } from '../../contract/ids';
import type { Touches } from '../../usecases/ports/alerts';
import type { NewToken } from '../../usecases/ports/system';
import { NumericId } from './columns';
import type { Database } from './database';
import { tokenMarks } from './token-marks';

const Row = z.object({ issue_id: NumericId.pipe(IssueId), token: z.string() });

export const createTouches = (db: Database, newToken: NewToken): Touches => ({
  ...tokenMarks(db, 'touches', newToken),

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
});
