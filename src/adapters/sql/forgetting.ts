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

/** Tables that name people by number. */
const NUMBERED = TABLES.filter(({ people = [] }) => people.length > 0);
const NumberRow = z.object({ id: z.number().int() });

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

  details: (before, limit) => forgetDetails(db, before, limit),

  pushes: (before, limit) => forgetPushes(db, before, limit),

  unnamed: (limit) => unnamed(db, limit),

  people: async (ids) => {
    if (ids.length > 0)
      await db
        .deleteFrom('people')
        .where('id', 'in', [...ids])
        .execute();
  },

  ratings: (before, limit) =>
    deleted(db.deleteFrom('native_ratings').where('rated_at', '<', before).limit(limit).executeTakeFirst()),

  audit: (before, limit) => deleted(db.deleteFrom('audit').where('at', '<', before).limit(limit).executeTakeFirst()),
});

const deleted = async (result: Promise<DeleteResult>): Promise<number> => Number((await result).numDeletedRows);

const forgetPushes = async (db: Database, before: Instant, limit: number): Promise<number> => {
  const ended = await db
    .updateTable('invitations')
    .set({ closer: null, due_at: null, channel: null, push_state: null, push_moved_at: null })
    .where('push_state', 'in', ['settled', 'sent'])
    .where('push_moved_at', '<', before)
    .limit(limit)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
};

const emptySummaries = (db: Database, limit: number) =>
  db.updateTable('invitations').set({ summary: '' }).where('summary', '<>', '').limit(limit);

const forgetDetails = async (db: Database, before: Instant, limit: number): Promise<number> => {
  const summaries = await emptySummaries(db, limit).where('expires_at', '<', before).executeTakeFirst();
  const runs = await db
    .updateTable('requests')
    .set({ sla_runs: null })
    .where('sla_runs', 'is not', null)
    .where('closed_at', '<', before)
    .limit(limit)
    .executeTakeFirst();
  return Math.max(Number(summaries.numUpdatedRows), Number(runs.numUpdatedRows));
};

const unnamed = async (db: Database, limit: number): Promise<readonly number[]> => {
  const named = sql.join(
    NUMBERED.map(({ name }) => sql`select requester_id from ${sql.table(name)} where requester_id is not null`),
    sql` union `,
  );
  const { rows } =
    await sql`select people.id from people left join (${named}) as named on named.requester_id = people.id where named.requester_id is null order by people.id limit ${limit}`.execute(
      db,
    );
  return z
    .array(NumberRow)
    .parse(rows)
    .map(({ id }) => id);
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
  const summaries = await emptySummaries(db, limit).where('closed_at', '<', before).executeTakeFirst();
  const followUps = await db
    .updateTable('follow_ups')
    .set({ note: null, reply: null })
    .where((eb) => eb.or([eb('note', 'is not', null), eb('reply', 'is not', null)]))
    .where('done_at', '<', before)
    .limit(limit)
    .executeTakeFirst();
  return [comments, summaries, followUps].reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), 0);
};
