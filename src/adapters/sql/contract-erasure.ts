import type { AccountId, IssueId } from '../../contract/ids';
import type { Database } from './database';

/** What a deleted request leaves of its follow-ups: that there were some, and what came of them. */
export const wipeFollowUps = async (db: Database, issueId: IssueId | 'all'): Promise<void> => {
  const deleted = db.selectFrom('requests').select('issue_id').where('deleted', '=', 1);
  const texts = db.updateTable('follow_ups').set({ note: null, reply: null }).where('issue_id', 'in', deleted);
  await (issueId === 'all' ? texts : texts.where('issue_id', '=', issueId)).execute();
};

/** What was written about a person's requests, and what people call somebody who decided fast; their accounts go with all others. */
export const eraseFromContracts = async (db: Database, accountId: AccountId): Promise<void> => {
  const ofPerson = db.selectFrom('invitations').select('issue_id').where('requester_id', '=', accountId);
  await db.updateTable('follow_ups').set({ note: null, reply: null }).where('issue_id', 'in', ofPerson).execute();
  await db.updateTable('contracts').set({ decider_name: null }).where('decider_id', '=', accountId).execute();
};
