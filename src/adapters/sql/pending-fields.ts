import { sql } from 'kysely';
import { z } from 'zod';
import { IssueId, type Instant } from '../../contract/ids';
import type { PendingField, PendingFields } from '../../usecases/ports/facts';
import type { NewToken } from '../../usecases/ports/system';
import { NumericId } from './columns';
import type { Database } from './database';
import { ANSWER_COLUMNS, INVITATION_COLUMNS } from './invitation-rows';
import { toFacts } from './loop-states';
import { prefixed } from './prefixed';
import { REQUEST_COLUMNS } from './request-rows';
import { toSettings } from './settings-rows';
import { tokenMarks } from './token-marks';

const PendingRow = z.looseObject({ pending_id: NumericId.pipe(IssueId), token: z.string() });
const Rows = z.array(z.record(z.string(), z.unknown()));
type Row = Readonly<Record<string, unknown>>;

export const createPendingFields = (db: Database, newToken: NewToken): PendingFields => ({
  ...tokenMarks(db, 'pending_fields', newToken),

  read: async (before, limit) => {
    const rows = Rows.parse(await readPending(db, before, limit).execute());
    const settings = toSettings(rows.find((row) => row['document'] !== null)).settings;
    return { settings, pending: toPending(rows) };
  },

  markExpired: (from, to) => markExpired(db, { from, to, token: newToken() }),
});

const markExpired = async (
  db: Database,
  { from, to, token }: { readonly from: Instant; readonly to: Instant; readonly token: string },
): Promise<void> => {
  await db
    .insertInto('pending_fields')
    .ignore()
    .columns(['issue_id', 'marked_at', 'token'])
    .expression((eb) =>
      eb
        .selectFrom('invitations as i')
        .leftJoin('answers as a', (join) =>
          join
            .onRef('a.issue_id', '=', 'i.issue_id')
            .onRef('a.close_no', '=', 'i.close_no')
            .on('a.item', '=', 'experience'),
        )
        .select(['i.issue_id', sql<number>`${from}`.as('marked_at'), sql<string>`${token}`.as('token')])
        .where('i.expires_at', '>=', from)
        .where('i.expires_at', '<', to)
        .where('i.withdrawn_why', 'is', null)
        .where('a.item', 'is', null),
    )
    .execute();
};

/** A row for every answer of every pending request, or one row without any; the settings' document comes with the first. */
const readPending = (db: Database, before: number, limit: number) =>
  db
    .selectFrom('settings as s')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('pending_fields')
          .select(['issue_id', 'token', 'marked_at'])
          .where('marked_at', '<=', before)
          .orderBy('marked_at')
          .orderBy('issue_id')
          .limit(limit)
          .as('p'),
      (join) => join.on('s.id', '=', 1),
    )
    .leftJoin('requests as r', 'r.issue_id', 'p.issue_id')
    .leftJoin('invitations as i', (join) =>
      join.onRef('i.issue_id', '=', 'r.issue_id').onRef('i.close_no', '=', 'r.close_no'),
    )
    .leftJoin('answers as a', (join) =>
      join
        .onRef('a.issue_id', '=', 'i.issue_id')
        .onRef('a.close_no', '=', 'i.close_no')
        .on('a.item', 'in', ['experience', 'ease']),
    )
    .select([
      'p.issue_id as pending_id',
      'p.token as token',
      's.version',
      's.saved_by',
      's.saved_at',
      sql<string | null>`case when p.issue_id is null or p.issue_id = (${firstPending}) then s.document end`.as(
        'document',
      ),
      ...prefixed('r', REQUEST_COLUMNS),
      ...prefixed('i', INVITATION_COLUMNS),
      ...prefixed('a', ANSWER_COLUMNS),
    ])
    .where('s.id', '=', 1);

const firstPending = sql`select issue_id from pending_fields order by marked_at, issue_id limit 1`;

const toPending = (rows: readonly Row[]): readonly PendingField[] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if ((row['pending_id'] ?? null) === null) continue;
    const id = String(row['pending_id']);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups.values()].map((group): PendingField => {
    const { pending_id: issueId, token } = PendingRow.parse(group[0]);
    return { issueId, token, facts: toFacts(group) };
  });
};
