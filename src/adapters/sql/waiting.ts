import { z } from 'zod';
import { Instant } from '../../contract/ids';
import type { Waiting } from '../../usecases/ports/admin';
import { WholeNumber } from './columns';
import type { Database } from './database';

const Rows = z.array(z.object({ at: WholeNumber.pipe(Instant) }).transform(({ at }) => at));

/** How far behind the store is. */
export const createWaiting = (db: Database): Waiting => ({
  newestRequestAt: async () => {
    const rows = await db.selectFrom('requests').select('seen_at as at').orderBy('issue_id', 'desc').limit(1).execute();
    return Rows.parse(rows)[0] ?? null;
  },
  oldestAt: async () => {
    const fields = await db
      .selectFrom('pending_fields')
      .select('marked_at as at')
      .orderBy('marked_at')
      .limit(1)
      .execute();
    const clocks = await db.selectFrom('touches').select('marked_at as at').orderBy('marked_at').limit(1).execute();
    return Rows.parse([...fields, ...clocks]).toSorted((a, b) => a - b)[0] ?? null;
  },
});
