import { sql } from 'kysely';
import { z } from 'zod';
import { Instant, IssueId } from '../../contract/ids';
import type { Crossing } from '../../domain/alerts/plan-clocks';
import { isSameRun, type RunKey } from '../../domain/alerts/read-clock';
import type { AlertFieldRows, Alerts } from '../../usecases/ports/alerts';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { inPortions } from '../portions';

const ROWS_A_STATEMENT = 200;
const At = WholeNumber.pipe(Instant);

const ClaimedRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    metric: z.string(),
    started_at: At,
    goal_ms: WholeNumber,
    threshold: z.string(),
  })
  .transform((row) => ({
    issueId: row.issue_id,
    metric: row.metric,
    startedAt: row.started_at,
    goalMs: row.goal_ms,
    threshold: row.threshold,
  }));

const FieldsRow = z
  .object({ issue_id: NumericId.pipe(IssueId), sla_alert: z.string().nullable(), next_breach: At.nullable() })
  .transform((row) => ({ issueId: row.issue_id, slaAlert: row.sla_alert, nextBreach: row.next_breach }));

export const createAlerts = (db: Database): Alerts => ({
  claim: async (crossings, { token, at }) => {
    for (const portion of inPortions(crossings, ROWS_A_STATEMENT)) {
      await db
        .insertInto('alerts')
        .ignore()
        .values(portion.map((crossing) => toRow(crossing, { token, at })))
        .execute();
    }
    // The insert does not say which rows it has ignored, so the claim is read back.
    const rows = await db
      .selectFrom('alerts')
      .select(['issue_id', 'metric', 'started_at', 'goal_ms', 'threshold'])
      .where('token', '=', token)
      .execute();
    const owned = z.array(ClaimedRow).parse(rows);
    return crossings.filter((crossing) =>
      owned.some((row) => row.threshold === crossing.threshold && isSameRun(row, crossing)),
    );
  },

  end: async (runs, at) => {
    for (const portion of inPortions(runs, ROWS_A_STATEMENT)) {
      await db
        .updateTable('alerts')
        .set({ ended_at: at })
        .where('ended_at', 'is', null)
        .where((eb) => eb.or(portion.map((run) => eb.and(toKey(run)))))
        .execute();
    }
  },
});

const toKey = ({ issueId, metric, startedAt, goalMs }: RunKey) => ({
  issue_id: issueId,
  metric,
  started_at: startedAt,
  goal_ms: goalMs,
});

const toRow = (crossing: Crossing, { token, at }: { readonly token: string; readonly at: Instant }) => ({
  ...toKey(crossing),
  threshold: crossing.threshold,
  project_id: crossing.projectId,
  name: [...crossing.name].slice(0, 120).join(''),
  kind: crossing.kind,
  due_at: crossing.dueAt,
  raised_at: at,
  ended_at: null,
  token,
});

export const createAlertFieldRows = (db: Database): AlertFieldRows => ({
  find: async (issueIds) => {
    const found: unknown[] = [];
    for (const ids of inPortions(issueIds, ROWS_A_STATEMENT)) {
      found.push(...(await db.selectFrom('alert_fields').selectAll().where('issue_id', 'in', ids).execute()));
    }
    return z.array(FieldsRow).parse(found);
  },

  save: async (written) => {
    const isEmpty = (fields: (typeof written)[number]) => fields.slaAlert === null && fields.nextBreach === null;
    const empty = written.filter(isEmpty).map(({ issueId }) => issueId);
    const full = written.filter((fields) => !isEmpty(fields));
    if (full.length > 0) {
      await db
        .insertInto('alert_fields')
        .values(
          full.map(({ issueId, slaAlert, nextBreach }) => ({
            issue_id: issueId,
            sla_alert: slaAlert,
            next_breach: nextBreach,
          })),
        )
        .onDuplicateKeyUpdate({ sla_alert: sql`values(sla_alert)`, next_breach: sql`values(next_breach)` })
        .execute();
    }
    if (empty.length > 0) await db.deleteFrom('alert_fields').where('issue_id', 'in', empty).execute();
  },
});
