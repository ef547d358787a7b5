import { sql } from 'kysely';
import { z } from 'zod';
import { Instant, IssueId, ProjectId } from '../../contract/ids';
import type { Contact, PlannedPush } from '../../domain/survey/push';
import type { DuePush, Pushes } from '../../usecases/ports/pushes';
import { DAY_MS } from '../../domain/time/civil-date';
import { Flag, NumericId, WholeNumber } from './columns';
import type { Database } from './database';

const At = WholeNumber.pipe(Instant);

const PushRow = z.object({
  issue_id: NumericId.pipe(IssueId),
  close_no: WholeNumber,
  requester_id: z.number().int().nullable(),
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
  .object({ requester_id: z.number().int(), push_moved_at: At })
  .transform((row) => ({ requester: String(row.requester_id), at: row.push_moved_at }));

/** A push that was due longer before it was sent counts as no contact: the app stood still for so long. */
const LATEST_MS = 7 * DAY_MS;

const COLUMNS = ['issue_id', 'close_no', 'requester_id', 'closer', 'closed_at', 'due_at', 'channel'] as const;

const toPush = (row: z.infer<typeof PushRow>): PlannedPush => ({
  issueId: row.issue_id,
  closeNo: row.close_no,
  // Only sameness counts, so the number of a person says enough.
  requester: row.requester_id === null ? '' : String(row.requester_id),
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
  neighbours: (closers, from, to) => readNeighbours(db, closers, { from, to }),
  contacts: (requesters, since) => readContacts(db, requesters, since),
  tryMove: (push, move) => tryMove(db, push, move),
  tryAsk: (close, at) => tryAsk(db, close, at),
  unask: (push, reason) => unask(db, push, reason),
});

const readNeighbours = async (
  db: Database,
  closers: readonly string[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<readonly PlannedPush[]> => {
  if (closers.length === 0) return [];
  const rows = await db
    .selectFrom('invitations')
    .select([...COLUMNS])
    .where('closer', 'in', [...closers])
    .where('closed_at', '>=', from)
    .where('closed_at', '<=', to)
    // For the index: no push is due before its close.
    .where('push_state', 'in', ['waiting', 'sending', 'sent', 'settled'])
    .where('due_at', '>=', from)
    .execute();
  return z.array(PushRow).parse(rows).map(toPush);
};

const readContacts = async (
  db: Database,
  requesters: readonly string[],
  since: Instant,
): Promise<readonly Contact[]> => {
  const people = requesters.filter((requester) => requester !== '').map(Number);
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('invitations')
    .select(['requester_id', 'push_moved_at'])
    .where('requester_id', 'in', people)
    // For the index, in which no requester stands: what was sent was due shortly before.
    .where('due_at', '>=', since - LATEST_MS)
    .where('push_moved_at', '>=', since)
    .where('push_state', 'in', ['sending', 'sent'])
    .execute();
  return z.array(ContactRow).parse(rows);
};

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

export const selectDue = (db: Database, { now, stuckSince, limit }: DueQuery) =>
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
      sql<number>`case when r.deleted = 0 and r.closed_at is not null and r.close_no = i.close_no and i.withdrawn_why is null and a.item is null then 1 else 0 end`.as(
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
    .set({
      channel: 'comment',
      push_state: 'waiting',
      push_moved_at: at,
      due_at: sql`case when due_at > ${at} then due_at else ${at} end`,
    })
    .where('issue_id', '=', issueId)
    .where('close_no', '=', closeNo)
    .where('withdrawn_why', 'is', null)
    .where('not_asked_reason', 'is', null)
    .where('expires_at', '>', at)
    // Null: settled so long ago that the store has forgotten it.
    .where((eb) => eb.or([eb('channel', 'is', null), eb('channel', '=', 'none')]))
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
    .set({ not_asked_reason: reason })
    .where('issue_id', '=', issueId)
    .where('close_no', '=', closeNo)
    .where('issue_id', 'not in', answered)
    .execute();
};
