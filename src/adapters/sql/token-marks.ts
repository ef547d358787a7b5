import { sql } from 'kysely';
import type { Instant, IssueId } from '../../contract/ids';
import type { NewToken } from '../../usecases/ports/system';
import type { Database } from './database';

/** Tables that mark requests as having work waiting; the token tells one marking from the next. */
type MarkTable = 'touches' | 'pending_fields' | 'thread_marks';

/** A mark as it was read: it goes only if nobody has marked again since. */
interface ReadMark {
  readonly issueId: IssueId;
  readonly token: string;
}

/** Marks requests in `table`, and settles the marks that were read. */
export const tokenMarks = (db: Database, table: MarkTable, newToken: NewToken) => ({
  mark: async (issueIds: readonly IssueId[], at: Instant): Promise<void> => {
    if (issueIds.length === 0) return;
    await db
      .insertInto(table)
      .values(issueIds.map((id) => ({ issue_id: id, marked_at: at, token: newToken() })))
      .onDuplicateKeyUpdate({ marked_at: sql`values(marked_at)`, token: sql`values(token)` })
      .execute();
  },

  settle: async (marks: readonly ReadMark[]): Promise<void> => {
    if (marks.length === 0) return;
    await db
      .deleteFrom(table)
      .where((eb) => eb.or(marks.map(({ issueId, token }) => eb.and({ issue_id: issueId, token }))))
      .execute();
  },
});
