import type { ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import type { DueSpan, DueWork } from '../../usecases/ports/due-work';
import { unshownBreaches } from './clock-rows';
import { Flag } from './columns';
import type { Database } from './database';
import { selectDue } from './pushes';
import type { Tables } from './tables';

const Row = z.object({ alerts: Flag, pushes: Flag, fields: Flag, figures: Flag });

/** One statement for all kinds: most runs of the schedule find nothing, and each statement costs them a call. */
export const createDueWork = (db: Database): DueWork => ({
  find: async (span) => {
    const { now, pushesStuckSince: stuckSince, fieldsMarkedBefore } = span;
    const row = await db
      .selectNoFrom((eb) => [
        anyAlertWork(db, eb, span).as('alerts'),
        eb.exists(selectDue(db, { now, stuckSince, limit: 1 })).as('pushes'),
        eb
          .exists(db.selectFrom('pending_fields').select('issue_id').where('marked_at', '<=', fieldsMarkedBefore))
          .as('fields'),
        eb.exists(db.selectFrom('marks').select('token')).as('figures'),
      ])
      .executeTakeFirstOrThrow();
    return Row.parse(row);
  },
});

const anyAlertWork = (db: Database, eb: ExpressionBuilder<Tables, never>, span: DueSpan) => {
  const { now, looksUntil, looksLostBefore, breachesUntil, pausedProjectIds } = span;
  const clocks = db.selectFrom('clocks').select('issue_id');
  const looks = clocks
    .where('next_at', '<=', looksUntil)
    .where((of) =>
      of.or([
        of('queued_for', 'is', null),
        of('queued_for', '!=', of.ref('next_at')),
        of('next_at', '<=', looksLostBefore),
      ]),
    );
  const untold = db.selectFrom('alerts').select('issue_id').where('tell_at', '<=', now).where('ended_at', 'is', null);
  const paused = pausedProjectIds.length === 0 ? [] : [clocks.where('project_id', 'in', [...pausedProjectIds])];
  return eb.or([
    eb.exists(db.selectFrom('touches').select('issue_id')),
    eb.exists(looks),
    eb.exists(unshownBreaches(db, { now, until: breachesUntil })),
    eb.exists(db.selectFrom('requests').select('issue_id').where('look_at', '<=', now)),
    eb.exists(untold),
    eb.exists(db.selectFrom('thread_marks').select('issue_id')),
    ...paused.map((each) => eb.exists(each)),
  ]);
};
