import { sql } from 'kysely';
import { z } from 'zod';
import { Instant, IssueId } from '../../contract/ids';
import type { PlannedPush } from '../../domain/survey/push';
import type { DuePush, Pushes } from '../../usecases/ports/pushes';
import { Flag, NumericId, WholeNumber } from './columns';
import type { Database } from './database';

const At = WholeNumber.pipe(Instant);

const PushRow = z.object({
  issue_id: NumericId.pipe(IssueId),
  close_no: WholeNumber,
  requester: z.string(),
  closer: z.string().nullable(),
  closed_at: At,
  due_at: At,
  channel: z.enum(['none', 'comment']),
});
const DueRow = PushRow.extend({ state: z.enum(['waiting', 'sending']), is_open: Flag });
const ContactRow = z
  .object({ requester: z.string(), moved_at: At })
  .transform((row) => ({ requester: row.requester, at: row.moved_at }));

const COLUMNS = ['issue_id', 'close_no', 'requester', 'closer', 'closed_at', 'due_at', 'channel'] as const;

const toPush = (row: z.infer<typeof PushRow>): PlannedPush => ({
  issueId: row.issue_id,
  closeNo: row.close_no,
  requester: row.requester,
  closer: row.closer,
  closedAt: row.closed_at,
  dueAt: row.due_at,
  channel: row.channel,
});

export const createPushes = (db: Database): Pushes => ({
  plan: (pushes) => plan(db, pushes),
  due: async (now, stuckSince, limit) => {
    const rows = await selectDue(db, { now, stuckSince, limit }).execute();
    return z
      .array(DueRow)
      .parse(rows)
      .map((row): DuePush => ({ ...toPush(row), state: row.state, isOpen: row.is_open }));
  },
  neighbours: async (closers, from, to) => {
    if (closers.length === 0) return [];
    const found = db
      .selectFrom('pushes')
      .select([...COLUMNS])
      .where('closer', 'in', [...closers]);
    const rows = await found.where('closed_at', '>=', from).where('closed_at', '<=', to).execute();
    return z.array(PushRow).parse(rows).map(toPush);
  },
  contacts: async (requesters, since) => {
    if (requesters.length === 0) return [];
    const found = db
      .selectFrom('pushes')
      .select(['requester', 'moved_at'])
      .where('requester', 'in', [...requesters]);
    const rows = await found.where('moved_at', '>=', since).where('state', 'in', ['sending', 'sent']).execute();
    return z.array(ContactRow).parse(rows);
  },
  tryMove: async ({ issueId, closeNo }, { from, to, at }) => {
    const moved = db.updateTable('pushes').set({ state: to, moved_at: at }).where('issue_id', '=', issueId);
    const result = await moved.where('close_no', '=', closeNo).where('state', '=', from).executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },
  unask: (push, reason) => unask(db, push, reason),
  prune: async (before) => {
    await db.deleteFrom('pushes').where('state', 'in', ['sent', 'settled']).where('due_at', '<', before).execute();
  },
});

const plan = async (db: Database, pushes: readonly PlannedPush[]): Promise<void> => {
  if (pushes.length === 0) return;
  const rows = pushes.map((push) => ({
    issue_id: push.issueId,
    close_no: push.closeNo,
    requester: push.requester,
    closer: push.closer,
    closed_at: push.closedAt,
    due_at: push.dueAt,
    channel: push.channel,
    state: 'waiting',
    moved_at: push.closedAt,
  }));
  await db.insertInto('pushes').ignore().values(rows).execute();
};

interface DueQuery {
  readonly now: Instant;
  readonly stuckSince: Instant;
  readonly limit: number;
}

const selectDue = (db: Database, { now, stuckSince, limit }: DueQuery) =>
  db
    .selectFrom('pushes as p')
    .leftJoin('requests as r', 'r.issue_id', 'p.issue_id')
    .leftJoin('invitations as i', (join) =>
      join.onRef('i.issue_id', '=', 'p.issue_id').onRef('i.close_no', '=', 'p.close_no'),
    )
    .leftJoin('answers as a', (join) =>
      join
        .onRef('a.issue_id', '=', 'p.issue_id')
        .onRef('a.close_no', '=', 'p.close_no')
        .on('a.item', '=', 'experience'),
    )
    .select([
      'p.issue_id',
      'p.close_no',
      'p.requester',
      'p.closer',
      'p.closed_at',
      'p.due_at',
      'p.channel',
      'p.state',
      sql<number>`case when r.deleted = 0 and r.closed_at is not null and r.close_no = p.close_no and i.status = 'open' and a.item is null then 1 else 0 end`.as(
        'is_open',
      ),
    ])
    .where('p.state', 'in', ['waiting', 'sending'])
    .where('p.due_at', '<=', now)
    .where((eb) => eb.or([eb('p.state', '=', 'waiting'), eb('p.moved_at', '<', stuckSince)]))
    .orderBy('p.due_at')
    .orderBy('p.issue_id')
    .limit(limit);

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
