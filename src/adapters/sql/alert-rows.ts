import { sql } from 'kysely';
import { z } from 'zod';
import { Instant, IssueId } from '../../contract/ids';
import { NO_ALERT_FIELDS, sameAlertFields } from '../../domain/alerts/alert-fields';
import type { Crossing } from '../../domain/alerts/plan-clocks';
import { isSameRun, type RunKey } from '../../domain/alerts/read-clock';
import type { AlertFieldRows, Alerts, StandingAlert } from '../../usecases/ports/alerts';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { jsonOf } from './json-column';
import { inPortions } from '../../domain/portions';

const ROWS_A_STATEMENT = 200;
const At = WholeNumber.pipe(Instant);
const Names = z.array(z.string());

const Claimed = z.object({
  issue_id: NumericId.pipe(IssueId),
  metric: z.string(),
  started_at: At,
  goal_ms: WholeNumber,
  threshold: z.string(),
});

const toThreshold = (row: z.infer<typeof Claimed>): RunKey & Pick<Crossing, 'threshold'> => ({
  issueId: row.issue_id,
  metric: row.metric,
  startedAt: row.started_at,
  goalMs: row.goal_ms,
  threshold: row.threshold,
});

const ClaimedRow = Claimed.transform(toThreshold);

/** The rules behind an alert, as two lists. */
const RulesColumn = jsonOf(z.tuple([Names, Names]))
  // Missing where the column was not there yet when the row was read.
  .nullish()
  .transform((lists) => ({ rules: lists?.[0] ?? [], seconds: lists?.[1] ?? [] }));

/** A row of `alerts`, under the column names of the table. */
export const StandingRow = Claimed.extend({
  name: z.string(),
  kind: z.enum(['new', 'seen']),
  due_at: At,
  raised_at: At,
  rules: RulesColumn,
}).transform((row): StandingAlert => ({
  ...toThreshold(row),
  ...row.rules,
  name: row.name,
  kind: row.kind,
  dueAt: row.due_at,
  raisedAt: row.raised_at,
}));

const FieldsRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    sla_alert: z.string().nullable(),
    next_breach: At.nullable(),
    // Missing where the column was not there yet when the row was read.
    risk: z.string().nullish(),
  })
  .transform((row) => ({
    issueId: row.issue_id,
    slaAlert: row.sla_alert,
    nextBreach: row.next_breach,
    risk: row.risk ?? null,
  }));

export const createAlerts = (db: Database): Alerts => ({
  claim: (crossings, claim) => claimAll(db, crossings, claim),

  standing: async (issueId) => {
    const rows = await db
      .selectFrom('alerts')
      .selectAll()
      .where('issue_id', '=', issueId)
      .where('ended_at', 'is', null)
      .orderBy('due_at')
      .orderBy('metric')
      .execute();
    return z.array(StandingRow).parse(rows);
  },

  end: async (runs, at) => {
    for (const portion of inPortions(runs, ROWS_A_STATEMENT)) {
      await db
        .updateTable('alerts')
        .set({ ended_at: at, tell_at: null })
        .where('ended_at', 'is', null)
        .where((eb) => eb.or(portion.map((run) => eb.and(toKey(run)))))
        .execute();
    }
  },
});

interface Claim {
  readonly token: string;
  readonly at: Instant;
}

const claimAll = async (
  db: Database,
  crossings: readonly Crossing[],
  { token, at }: Claim,
): Promise<readonly Crossing[]> => {
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
  const isMine = (crossing: Crossing): boolean =>
    owned.some((row) => row.threshold === crossing.threshold && isSameRun(row, crossing));
  await revive(
    db,
    crossings.filter((crossing) => !isMine(crossing)),
  );
  return crossings.filter(isMine);
};

/** A goal that was changed and changed back: the alert stands again, and nobody is told twice. */
const revive = async (db: Database, crossings: readonly Crossing[]): Promise<void> => {
  for (const portion of inPortions(crossings, ROWS_A_STATEMENT)) {
    await db
      .updateTable('alerts')
      .set({ ended_at: null })
      .where('ended_at', 'is not', null)
      .where((eb) => eb.or(portion.map((run) => eb.and({ ...toKey(run), threshold: run.threshold }))))
      .execute();
  }
};

const toKey = ({ issueId, metric, startedAt, goalMs }: RunKey) => ({
  issue_id: issueId,
  metric,
  started_at: startedAt,
  goal_ms: goalMs,
});

const toRow = (crossing: Crossing, { token, at }: Claim) => ({
  ...toKey(crossing),
  threshold: crossing.threshold,
  project_id: crossing.projectId,
  name: [...crossing.name].slice(0, 120).join(''),
  kind: crossing.kind,
  due_at: crossing.dueAt,
  raised_at: at,
  ended_at: null,
  token,
  rules: JSON.stringify([crossing.rules, crossing.seconds]),
  tell_at: crossing.kind === 'new' ? at : null,
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
    const isEmpty = (fields: (typeof written)[number]) => sameAlertFields(fields, NO_ALERT_FIELDS);
    const empty = written.filter(isEmpty).map(({ issueId }) => issueId);
    const full = written.filter((fields) => !isEmpty(fields));
    if (full.length > 0) {
      await db
        .insertInto('alert_fields')
        .values(
          full.map(({ issueId, slaAlert, nextBreach, risk }) => ({
            issue_id: issueId,
            sla_alert: slaAlert,
            next_breach: nextBreach,
            risk,
          })),
        )
        .onDuplicateKeyUpdate({
          sla_alert: sql`values(sla_alert)`,
          next_breach: sql`values(next_breach)`,
          risk: sql`values(risk)`,
        })
        .execute();
    }
    if (empty.length > 0) await db.deleteFrom('alert_fields').where('issue_id', 'in', empty).execute();
  },
});
