import { sql } from 'kysely';
import { closeKeyOf } from '../../domain/survey/push';
import type { Answers, Invitations } from '../../usecases/ports/facts';
import type { Database } from './database';
import { toAnswerRow, toInvitationRow } from './invitation-rows';
import { createPersonNumbers, type PersonNumbers } from './people';
import { toPushColumns } from './pushes';

export const createInvitations = (db: Database, people: PersonNumbers = createPersonNumbers(db)): Invitations => ({
  invite: async (invitations, pushes) => {
    if (invitations.length === 0) return;
    const numberOf = await people.numbersOf(invitations.map(({ requesterId }) => requesterId));
    const byClose = new Map(pushes.map((push) => [closeKeyOf(push), push]));
    const rows = invitations.map((invitation) => ({
      ...toInvitationRow(invitation, numberOf(invitation.requesterId)),
      ...toPushColumns(byClose.get(closeKeyOf(invitation)) ?? null),
    }));
    await db.insertInto('invitations').ignore().values(rows).execute();
  },

  withdraw: async (issueId, { closeNo, why }) => {
    await db
      .updateTable('invitations')
      .set({ withdrawn_why: why })
      .where('issue_id', '=', issueId)
      .where('close_no', '=', closeNo)
      .where('withdrawn_why', 'is', null)
      .execute();
  },
});

export const createAnswers = (db: Database): Answers => ({
  save: async (to, answers) => {
    if (answers.length === 0) return;
    await db
      .insertInto('answers')
      .values(answers.map((answer) => toAnswerRow(to, answer)))
      // Without `answered_at`: an answer belongs to the period in which it was first given.
      .onDuplicateKeyUpdate({
        value: sql`values(value)`,
        body: sql`values(body)`,
        direction: sql`values(direction)`,
        language: sql`values(language)`,
        for_team: sql`values(for_team)`,
      })
      .execute();
  },
});
