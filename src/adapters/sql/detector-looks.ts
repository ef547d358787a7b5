import { z } from 'zod';
import { DetectorName } from '../../contract/detectors';
import { IssueId, type Instant } from '../../contract/ids';
import type { RequestRecord } from '../../domain/experience/request-record';
import { FIRST_SOURCE_ID } from '../../domain/sources/source-ids';
import type { DetectorLooks, Lacking } from '../../usecases/ports/alerts';
import { NumericId } from './columns';
import type { Database } from './database';
import { withAccounts } from './people';
import { REQUEST_COLUMNS, RequestRow } from './request-rows';

/** Before any look: the detectors look at it as soon as they can. */
export const LOOK_DUE = 0;

const IdRow = z.object({ issue_id: NumericId.pipe(IssueId) });
/** A name that another release has written is none of ours. */
const TroubleRow = IdRow.extend({ trouble: DetectorName.nullable().catch(null) });

export const createDetectorLooks = (db: Database): DetectorLooks => ({
  claim: (limit, span) => claim(db, limit, span),

  note: async (looked) => {
    for (const [trouble, group] of Map.groupBy(looked, (each) => each.trouble)) {
      const ids = group.map(({ issueId }) => issueId);
      await (trouble === null
        ? db.deleteFrom('troubles').where('issue_id', 'in', ids).execute()
        : db
            .insertInto('troubles')
            .values(ids.map((id) => ({ issue_id: id, trouble })))
            .onDuplicateKeyUpdate({ trouble })
            .execute());
    }
  },

  settle: async (looked, lease) => {
    for (const [nextAt, group] of Map.groupBy(looked, (each) => each.nextAt)) {
      const ids = group.map(({ issueId }) => issueId);
      await db
        .updateTable('requests')
        .set({ look_at: nextAt })
        .where('look_at', '=', lease)
        .where('issue_id', 'in', ids)
        .execute();
    }
  },

  noteMissing: (lacking) => noteMissing(db, lacking),

  again: async (projectId) => {
    const open = db
      .updateTable('requests')
      .set({ look_at: LOOK_DUE })
      .where('closed_at', 'is', null)
      .where('project_id', '<', FIRST_SOURCE_ID);
    await (projectId === null ? open : open.where('project_id', '=', projectId)).where('deleted', '=', 0).execute();
  },

  troubles: (issueIds) => readTroubles(db, issueIds),
});

const noteMissing = async (db: Database, lacking: readonly Lacking[]): Promise<void> => {
  for (const [missing, group] of Map.groupBy(lacking, (each) => each.missing)) {
    const ids = group.map(({ issueId }) => issueId);
    await db
      .updateTable('requests')
      .set({ missing, look_at: LOOK_DUE })
      .where('issue_id', 'in', ids)
      .where((eb) => eb(eb.fn.coalesce('missing', eb.lit(0)), '!=', missing))
      .where('closed_at', 'is', null)
      .where('deleted', '=', 0)
      .execute();
  }
};

const dueIds = async (db: Database, limit: number, now: Instant): Promise<readonly IssueId[]> => {
  const rows = await db
    .selectFrom('requests')
    .select('issue_id')
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .orderBy('issue_id')
    .limit(limit)
    .execute();
  return z
    .array(IdRow)
    .parse(rows)
    .map(({ issue_id: id }) => id);
};

const claim = async (
  db: Database,
  limit: number,
  { now, lease }: { readonly now: Instant; readonly lease: Instant },
): Promise<readonly RequestRecord[]> => {
  const due = await dueIds(db, limit, now);
  if (due.length === 0) return [];
  await db
    .updateTable('requests')
    .set({ look_at: lease })
    .where('issue_id', 'in', [...due])
    .where('look_at', '<=', now)
    .execute();
  const rows = await db
    .selectFrom('requests')
    .select(withAccounts('requests', REQUEST_COLUMNS))
    .where('issue_id', 'in', [...due])
    .where('look_at', '=', lease)
    .orderBy('issue_id')
    .execute();
  return z.array(RequestRow).parse(rows);
};

const readTroubles = async (
  db: Database,
  issueIds: readonly IssueId[],
): Promise<ReadonlyMap<IssueId, DetectorName>> => {
  if (issueIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('troubles')
    .innerJoin('requests', 'requests.issue_id', 'troubles.issue_id')
    .select(['troubles.issue_id', 'troubles.trouble'])
    .where('troubles.issue_id', 'in', [...issueIds])
    .where('requests.closed_at', 'is', null)
    .where('requests.deleted', '=', 0)
    .execute();
  const found = z.array(TroubleRow).parse(rows);
  return new Map(found.flatMap(({ issue_id: id, trouble }) => (trouble === null ? [] : [[id, trouble] as const])));
};
