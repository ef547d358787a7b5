import { z } from 'zod';
import { AccountId, type IssueId } from '../../contract/ids';
import { DELETED_KEY } from '../../domain/experience/observed-event';
import type { Erasure } from '../../usecases/ports/facts';
import type { Database } from './database';

const AccountRow = z.object({ account_id: AccountId });

/** Names of erased people begin so; Atlassian never hears of them. */
const ERASED = 'gone:';

export const createErasure = (db: Database): Erasure => ({
  wipeDeleted: (issueId) => wipeDeleted(db, issueId),
  accounts: (after, limit) => readAccounts(db, after ?? '', limit),
  erase: (accountId, alias) => erase(db, accountId, alias),
});

const wipeDeleted = async (db: Database, issueId: IssueId | 'all'): Promise<void> => {
  const deleted = db.selectFrom('requests').select('issue_id').where('deleted', '=', 1);
  const comments = db
    .updateTable('answers')
    .set({ body: null })
    .where('item', '=', 'comment')
    .where('body', 'is not', null)
    .where('issue_id', 'in', deleted);
  const invitations = db
    .updateTable('invitations')
    .set({ requester_id: null, summary: '' })
    .where('issue_id', 'in', deleted);
  // The row itself goes with the next look at the clocks, which finds no issue any more.
  const clocks = db.updateTable('clocks').set({ issue_key: DELETED_KEY }).where('issue_id', 'in', deleted);
  // The one issue is named to the outer statement, which then needs no look at any other row.
  await (issueId === 'all' ? comments : comments.where('issue_id', '=', issueId)).execute();
  await (issueId === 'all' ? invitations : invitations.where('issue_id', '=', issueId)).execute();
  await (issueId === 'all' ? clocks : clocks.where('issue_id', '=', issueId)).execute();
};

const readAccounts = async (db: Database, from: string, limit: number): Promise<readonly AccountId[]> => {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('requests')
        .select('requester_id as account_id')
        .where('requester_id', '>', from)
        .union(eb.selectFrom('invitations').select('requester_id as account_id').where('requester_id', '>', from))
        .union(eb.selectFrom('settings').select('saved_by as account_id').where('saved_by', '>', from))
        .union(eb.selectFrom('alert_rules').select('saved_by as account_id').where('saved_by', '>', from))
        .union(eb.selectFrom('alert_rules').select('second_id as account_id').where('second_id', '>', from))
        .as('accounts'),
    )
    .select('account_id')
    .where('account_id', 'not like', `${ERASED}%`)
    .orderBy('account_id')
    .limit(limit)
    .execute();
  return z
    .array(AccountRow)
    .parse(rows)
    .map((row) => row.account_id);
};

const erase = async (db: Database, accountId: AccountId, alias: string): Promise<void> => {
  const ofPerson = db.selectFrom('invitations').select('issue_id').where('requester_id', '=', accountId);
  await db
    .updateTable('answers')
    .set({ body: null })
    .where('item', '=', 'comment')
    .where('issue_id', 'in', ofPerson)
    .execute();
  await db.updateTable('requests').set({ requester_id: alias }).where('requester_id', '=', accountId).execute();
  await db.updateTable('settings').set({ saved_by: null }).where('saved_by', '=', accountId).execute();
  await db.updateTable('alert_rules').set({ saved_by: null }).where('saved_by', '=', accountId).execute();
  // The alias tells the rule's reader that somebody stood there who has left.
  await db.updateTable('alert_rules').set({ second_id: alias }).where('second_id', '=', accountId).execute();
  // Last, because the comments above are found by it: killed in between, the next run still finds the account.
  await db
    .updateTable('invitations')
    .set({ requester_id: alias, summary: '' })
    .where('requester_id', '=', accountId)
    .execute();
};
