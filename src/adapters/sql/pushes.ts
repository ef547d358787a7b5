import { sql } from 'kysely';
import { z } from 'zod';
import { Instant, IssueId, ProjectId } from '../../contract/ids';
import type { PlannedPush } from '../../domain/survey/push';
import type { DuePush, Pushes } from '../../usecases/ports/pushes';
import { Flag, NumericId, WholeNumber } from './columns';
import type { Database } from './database';

const At = WholeNumber.pipe(Instant);

const PushRow = z.object({
  issue_id: NumericId.pipe(IssueId),
  close_no: WholeNumber,
  requester_id: z.string().nullable(),
  closer: z.string().nullable(),
  closed_at: At,
  due_at: At,
  channel: z.enum(['none', 'comment']),
});
const DueRow = PushRow.extend({
  push_state: z.enum(['waiting', 'sending']),
  is_open: Flag,
  project_id: NumericId.pipe(ProjectId).nullable(),
});
const ContactRow = z
  .object({ requester_id: z.string(), push_moved_at: At })
  .transform((row) => ({ requester: row.requester_id, at: row.push_moved_at }));

const COLUMNS = ['issue_id', 'close_no', 'requester_id', 'closer', 'closed_at', 'due_at', 'channel'] as const;

const toPush = (row: z.infer<typeof PushRow>): PlannedPush => ({
  issueId: row.issue_id,
  closeNo: row.close_no,
  requester: row.requester_id ?? '',
  closer: row.closer,
  closedAt: row.closed_at,
  dueAt: row.due_at,
  channel: row.channel,
});

export const createPushes = (db: Database): Pushes => ({
  due: async (now, stuckSince, limit) => {
    const rows = await selectDue(db, { now, stuckSince, limit }).execute();
    return z
      .array(DueRow)
      .parse(rows)
      .map((row): DuePush => ({
        ...toPush(row),
        projectId: row.project_id,
        state: row.push_state,
        isOpen: row.is_open,
      }));
  },
  neighbours: async (closers, from, to) => {
    if (closers.length === 0) return [];
    const rows = await db
      .selectFrom('invitations')
      .select([...COLUMNS])
      .where('closer', 'in', [...closers])
      .where('closed_at', '>=', from)
      .where('closed_at', '<=', to)
      .where('due_at', 'is not', null)
      .execute();
    return z.array(PushRow).parse(rows).map(toPush);
  },
  contacts: async (requesters, since) => {
    if (requesters.length === 0) return [];
    const rows = await db
      .selectFrom('invitations')
      .select(['requester_id', 'push_moved_at'])
      .where('requester_id', 'in', [...requesters])
      .where('push_moved_at', '>=', since)
      .where('push_state', 'in', ['sending', 'sent'])
      .execute();
    return z.array(ContactRow).parse(rows);
  },
  tryMove: (push, move) => tryMove(db, push, move),
  tryAsk: (close, at) => tryAsk(db, close, at),
  unask: (push, reason) => unask(db, push, reason),
});

/** The columns of an invitation that tell of its push. */
export const toPushColumns = (push: PlannedPush | null) => ({
  closer: push?.closer ?? null,
  due_at: push?.dueAt ?? null,
  channel: push?.channel ?? null,
  push_state: push === null ? null : 'waiting',
  push_moved_at: push?.closedAt ?? null,
});

interface DueQuery {
  readonly now: Instant;
  readonly stuckSince: Instant;
  readonly limit: number;
}

const selectDue = (db: Database, { now, stuckSince, limit }: DueQuery) =>
  db
    .selectFrom('invitations as i')
    .leftJoin('requests as r', 'r.issue_id', 'i.issue_id')
    .leftJoin('answers as a', (join) =>
      join
        .onRef('a.issue_id', '=', 'i.issue_id')
        .onRef('a.close_no', '=', 'i.close_no')
        .on('a.item', '=', 'experience'),
    )
    .select([
      'i.issue_id',
      'i.close_no',
      'i.requester_id',
      'i.closer',
      'i.closed_at',
      'i.due_at',
      'i.channel',
      'i.push_state',
      'r.project_id',
      sql<number>`case when r.deleted = 0 and r.closed_at is not null and r.close_no = i.close_no and i.status = 'open' and a.item is null then 1 else 0 end`.as(
        'is_open',
      ),
    ])
    .where('i.push_state', 'in', ['waiting', 'sending'])
    .where('i.due_at', '<=', now)
    .where((eb) => eb.or([eb('i.push_state', '=', 'waiting'), eb('i.push_moved_at', '<', stuckSince)]))
    .orderBy('i.due_at')
    .orderBy('i.issue_id')
    .limit(limit);

const tryMove = async (
  db: Database,
  { issueId, closeNo }: PlannedPush,
  { from, to, at }: Parameters<Pushes['tryMove']>[1],
): Promise<boolean> => {
  const result = await db
    .updateTable('invitations')
    .set({ push_state: to, push_moved_at: at })
    .where('issue_id', '=', issueId)
    .where('close_no', '=', closeNo)
    .where('push_state', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

const tryAsk = async (
  db: Database,
  { issueId, closeNo }: Parameters<Pushes['tryAsk']>[0],
  at: Instant,
): Promise<boolean> => {
  const result = await db
    .updateTable('invitations')
    .set({ channel: 'comment', push_state: 'waiting', push_moved_at: at, due_at: sql`coalesce(due_at, ${at})` })
    .where('issue_id', '=', issueId)
    .where('close_no', '=', closeNo)
    .where('status', '=', 'open')
    .where('invited', '=', 1)
    .where('channel', '=', 'none')
    // Null: settled so long ago that the store has forgotten when.
    .where((eb) => eb.or([eb('push_state', 'is', null), eb('push_state', 'in', ['waiting', 'settled'])]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

const unask = async (db: Database, { issueId, closeNo }: PlannedPush, reason: string): Promise<void> => {
  const answered = db
    .selectFrom('answers')
    .select('issue_id')
    .where('issue_id', '=', issueId)
    .where('close_no', '=', closeNo)
    .where('item', '=', 'experience');
  await db
    .updateTable('invitations')
    .set({ invited: 0, not_asked_reason: reason })
    .where('issue_id', '=', issueId)
    .where('close_no', '=', closeNo)
    .where('issue_id', 'not in', answered)
    .execute();
};
