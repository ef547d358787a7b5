import { z } from 'zod';
import { AlertRule } from '../../contract/alert-rules';
import { AccountId, Instant, ProjectId } from '../../contract/ids';
import type { AlertRules, StoredRule } from '../../usecases/ports/alerts';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { jsonOf } from './json-column';

const At = WholeNumber.pipe(Instant);

/** What the document holds; the person of the second level has a column, so that erasing finds them. */
const Document = z.object({
  ...AlertRule.omit({ id: true, projectId: true, secondLevel: true }).shape,
  secondAfter: z.number().nullable(),
});

/** A row of `alert_rules`, under the column names of the table. */
export const AlertRuleRow = z
  .object({
    project_id: NumericId.pipe(ProjectId),
    id: z.string(),
    version: WholeNumber,
    document: jsonOf(Document),
    second_id: AccountId.nullable(),
    active_since: At,
    fault: z.string().nullable(),
    saved_by: AccountId.nullable(),
    saved_at: At,
  })
  .transform(({ project_id: projectId, id, document, second_id: second, ...row }): StoredRule => {
    const { secondAfter, ...rest } = document;
    const secondLevel =
      second === null || secondAfter === null ? null : { accountId: second, afterMinutes: secondAfter };
    return {
      rule: { ...rest, id, projectId, secondLevel },
      version: row.version,
      since: row.active_since,
      fault: row.fault,
      savedBy: row.saved_by,
      savedAt: row.saved_at,
    };
  });

const parseRows = (rows: unknown): readonly StoredRule[] => z.array(AlertRuleRow).parse(rows);

const FAULT_LENGTH = 255;

export const createAlertRules = (db: Database): AlertRules => ({
  all: async () => {
    const rows = await db.selectFrom('alert_rules').selectAll().orderBy('project_id').orderBy('id').execute();
    return parseRows(rows);
  },

  ofProject: async (projectId) => {
    const rows = await db
      .selectFrom('alert_rules')
      .selectAll()
      .where('project_id', '=', projectId)
      .orderBy('id')
      .execute();
    return parseRows(rows);
  },

  trySave: (version, next) => (version === 0 ? tryInsert(db, next) : tryUpdate(db, version, next)),

  tryRemove: async ({ projectId, id, version }) => {
    const result = await db
      .deleteFrom('alert_rules')
      .where('project_id', '=', projectId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numDeletedRows === 1n;
  },

  noteFaults: async (notes) => {
    for (const { rule, version, fault } of notes) {
      await db
        .updateTable('alert_rules')
        .set({ fault: fault === null ? null : [...fault].slice(0, FAULT_LENGTH).join('') })
        .where('project_id', '=', rule.projectId)
        .where('id', '=', rule.id)
        .where('version', '=', version)
        .execute();
    }
  },
});

type Next = Parameters<AlertRules['trySave']>[1];

const tryInsert = async (db: Database, next: Next): Promise<boolean> => {
  const result = await db
    .insertInto('alert_rules')
    .ignore()
    .values({ project_id: next.rule.projectId, id: next.rule.id, version: 1, ...columnsOf(next) })
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

const tryUpdate = async (db: Database, version: number, next: Next): Promise<boolean> => {
  const result = await db
    .updateTable('alert_rules')
    .set({ version: version + 1, ...columnsOf(next) })
    .where('project_id', '=', next.rule.projectId)
    .where('id', '=', next.rule.id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** A rule just saved has no fault: its condition was asked of Jira a moment ago. */
const columnsOf = ({ rule, since, savedBy, savedAt }: Next) => {
  const { secondLevel } = rule;
  return {
    // What has a column of its own is left out.
    document: JSON.stringify(Document.parse({ ...rule, secondAfter: secondLevel?.afterMinutes ?? null })),
    second_id: secondLevel?.accountId ?? null,
    active_since: since,
    fault: null,
    saved_by: savedBy,
    saved_at: savedAt,
  };
};
