import type { AccountId, IssueId } from '../../contract/ids';
import type { Database } from './database';
import { numberOf } from './people';

/** What a deleted request leaves of its follow-ups: that there were some, and what came of them. */
export const wipeFollowUps = async (db: Database, issueId: IssueId | 'all'): Promise<void> => {
  const deleted = db.selectFrom('requests').select('issue_id').where('deleted', '=', 1);
  const texts = db.updateTable('follow_ups').set({ note: null, reply: null }).where('issue_id', 'in', deleted);
  await (issueId === 'all' ? texts : texts.where('issue_id', '=', issueId)).execute();
};

/**
 * What was written about a person's requests, closed or not; what a person wrote to requesters and colleagues; and what
 * people call somebody who decided fast. Their accounts go with all others, afterwards: they lead to these rows.
 */
export const eraseFromContracts = async (db: Database, accountId: AccountId): Promise<void> => {
  const wiped = { note: null, reply: null };
  const raised = db.selectFrom('requests').select('issue_id').where('requester_id', '=', numberOf(accountId));
  const asked = db.selectFrom('invitations').select('issue_id').where('requester_id', '=', numberOf(accountId));
  await db.updateTable('follow_ups').set(wiped).where('issue_id', 'in', raised).execute();
  await db.updateTable('follow_ups').set(wiped).where('issue_id', 'in', asked).execute();
  for (const column of ['owner_id', 'changed_by'] as const)
    await db.updateTable('follow_ups').set(wiped).where(column, '=', accountId).execute();
  await db.updateTable('contracts').set({ decider_name: null }).where('decider_id', '=', accountId).execute();
};
