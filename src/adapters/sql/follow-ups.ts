import type { Insertable } from 'kysely';
import { z } from 'zod';
import { FollowUpCause, FollowUpOutcome } from '../../contract/follow-up';
import { AccountId, Instant, IssueId, ProcessId, ProjectId } from '../../contract/ids';
import type { FollowUp } from '../../domain/follow-up/follow-up';
import type { FollowUps } from '../../usecases/ports/follow-ups';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import type { FollowUpsTable } from './contract-rows';

const At = WholeNumber.pipe(Instant);

/** A row of `follow_ups`, under the column names of the table. */
export const FollowUpRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    cause: FollowUpCause,
    project_id: NumericId.pipe(ProjectId),
    process_id: ProcessId.nullable(),
    state: z.enum(['open', 'declined', 'done']),
    owner_id: AccountId.nullable(),
    opened_at: At,
    due_at: At,
    outcome: FollowUpOutcome.nullable(),
    note: z.string().nullable(),
    reply: z.string().nullable(),
    done_at: At.nullable(),
    changed_by: AccountId.nullable(),
    changed_at: At,
    version: WholeNumber,
  })
  .transform((row): FollowUp => ({
    issueId: row.issue_id,
    cause: row.cause,
    projectId: row.project_id,
    processId: row.process_id,
    state: row.state,
    ownerId: row.owner_id,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    outcome: row.outcome,
    note: row.note,
    reply: row.reply,
    doneAt: row.done_at,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    version: row.version,
  }));

export const createFollowUps = (db: Database): FollowUps => ({
  open: async (followUp) => {
    await db.insertInto('follow_ups').ignore().values(toRow(followUp)).execute();
  },

  ofIssue: async (issueId) => {
    const rows = await db
      .selectFrom('follow_ups')
      .selectAll()
      .where('issue_id', '=', issueId)
      .orderBy('opened_at')
      .orderBy('cause')
      .execute();
    return z.array(FollowUpRow).parse(rows);
  },

  tryChange: async (followUp) => {
    const result = await db
      .updateTable('follow_ups')
      .set(toRow(followUp))
      .where('issue_id', '=', followUp.issueId)
      .where('cause', '=', followUp.cause)
      .where('version', '=', followUp.version - 1)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },
});

const toRow = (followUp: FollowUp): Insertable<FollowUpsTable> => ({
  issue_id: followUp.issueId,
  cause: followUp.cause,
  project_id: followUp.projectId,
  process_id: followUp.processId,
  state: followUp.state,
  owner_id: followUp.ownerId,
  opened_at: followUp.openedAt,
  due_at: followUp.dueAt,
  outcome: followUp.outcome,
  note: followUp.note,
  reply: followUp.reply,
  done_at: followUp.doneAt,
  changed_by: followUp.changedBy,
  changed_at: followUp.changedAt,
  version: followUp.version,
});
