import { sql, type Insertable } from 'kysely';
import { z } from 'zod';
import { Instant, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import { IN_DOUBT } from '../../domain/alerts/alert-fields';
import type { ClockRow } from '../../domain/alerts/read-clock';
import { inPortions } from '../../domain/portions';
import type { ClockRows } from '../../usecases/ports/alerts';
import { Flag, NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import type { ClocksTable } from './alert-row-types';
import { newest } from './newest';

const At = WholeNumber.pipe(Instant);
const ROWS_A_STATEMENT = 200;

const Row = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    metric: z.string(),
    issue_key: IssueKey,
    project_id: NumericId.pipe(ProjectId),
    name: z.string(),
    started_at: At,
    goal_ms: WholeNumber,
    remaining_ms: WholeNumber,
    paused: Flag,
    breach_at: At.nullable(),
    level: z.string().nullable(),
    next_at: At.nullable(),
    queued_for: At.nullable(),
    read_at: At,
  })
  .transform((row): ClockRow => ({
    issueId: row.issue_id,
    metric: row.metric,
    issueKey: row.issue_key,
    projectId: row.project_id,
    name: row.name,
    startedAt: row.started_at,
    goalMs: row.goal_ms,
    remainingMs: row.remaining_ms,
    isPaused: row.paused,
    breachAt: row.breach_at,
    level: row.level,
    nextAt: row.next_at,
    queuedFor: row.queued_for,
    readAt: row.read_at,
  }));

/** Rows of `clocks` as they were stored. */
export const parseClockRows = (rows: unknown): readonly ClockRow[] => z.array(Row).parse(rows);

/** What a read tells; the queue's note is kept apart, for a read says nothing of it. */
const READ_COLUMNS = [
  'issue_key',
  'project_id',
  'name',
  'started_at',
  'goal_ms',
  'remaining_ms',
  'paused',
  'breach_at',
  'level',
  'next_at',
] as const satisfies readonly (keyof ClocksTable)[];

const toRow = (row: ClockRow): Insertable<ClocksTable> => ({
  issue_id: row.issueId,
  metric: row.metric,
  issue_key: row.issueKey,
  project_id: row.projectId,
  name: [...row.name].slice(0, 120).join(''),
  started_at: row.startedAt,
  goal_ms: row.goalMs,
  remaining_ms: row.remainingMs,
  paused: Number(row.isPaused),
  breach_at: row.breachAt,
  level: row.level,
  next_at: row.nextAt,
  queued_for: row.queuedFor,
  read_at: row.readAt,
});

const newestRead = newest<(typeof READ_COLUMNS)[number] | 'read_at'>('clocks', 'read_at');

export const createClockRows = (db: Database): ClockRows => ({
  find: async (issueIds) => {
    const found: unknown[] = [];
    for (const ids of inPortions(issueIds, ROWS_A_STATEMENT)) {
      found.push(...(await db.selectFrom('clocks').selectAll().where('issue_id', 'in', ids).execute()));
    }
    return parseClockRows(found);
  },

  save: async (rows) => {
    for (const portion of inPortions(rows, ROWS_A_STATEMENT)) await save(db, portion);
  },

  drop: async (keys) => {
    for (const portion of inPortions(keys, ROWS_A_STATEMENT)) {
      await db
        .deleteFrom('clocks')
        .where((eb) => eb.or(portion.map(({ issueId, metric }) => eb.and({ issue_id: issueId, metric }))))
        .execute();
    }
  },

  forget: async (projectIds) => {
    const ids = [...projectIds];
    await db.deleteFrom('clocks').where('project_id', 'in', ids).execute();
    const touched = db.selectFrom('requests').select('issue_id').where('project_id', 'in', ids);
    await db.deleteFrom('touches').where('issue_id', 'in', touched).execute();
  },

  due: async (until, limit) => {
    const due = db.selectFrom('clocks').selectAll().where('next_at', '<=', until);
    return parseClockRows(await due.orderBy('next_at').limit(limit).execute());
  },

  markQueued: async (rows) => {
    for (const portion of inPortions(rows, ROWS_A_STATEMENT)) await markQueued(db, portion);
  },

  inProject: (projectId, after, limit) => inProject(db, { projectId, after, limit }),

  withUnshownBreach: (now, until, limit) => withUnshownBreach(db, { now, until, limit }),
});

const save = async (db: Database, rows: readonly ClockRow[]): Promise<void> => {
  await db
    .insertInto('clocks')
    .values(rows.map(toRow))
    .onDuplicateKeyUpdate({
      ...Object.fromEntries(READ_COLUMNS.map((column) => [column, newestRead(column)])),
      // Last, because MySQL assigns from left to right and the columns above compare with the old value.
      read_at: newestRead('read_at'),
    })
    .execute();
};

const markQueued = async (db: Database, rows: readonly ClockRow[]): Promise<void> => {
  await db
    .updateTable('clocks')
    .set({ queued_for: sql<number>`next_at` })
    .where((eb) =>
      eb.or(rows.map(({ issueId, metric, nextAt }) => eb.and({ issue_id: issueId, metric, next_at: nextAt ?? 0 }))),
    )
    .execute();
};

interface ProjectPage {
  readonly projectId: ProjectId;
  readonly after: IssueId | null;
  readonly limit: number;
}

const inProject = async (db: Database, { projectId, after, limit }: ProjectPage): Promise<readonly IssueId[]> => {
  const rows = await db
    .selectFrom('clocks')
    .select('issue_id')
    .distinct()
    .where('project_id', '=', projectId)
    .where('issue_id', '>', after ?? 0)
    .orderBy('issue_id')
    .limit(limit)
    .execute();
  return parseIssueIds(rows);
};

const withUnshownBreach = async (
  db: Database,
  { limit, ...span }: { readonly now: Instant; readonly until: Instant; readonly limit: number },
): Promise<readonly IssueId[]> => {
  const rows = await unshownBreaches(db, span).distinct().orderBy('c.issue_id').limit(limit).execute();
  return parseIssueIds(rows);
};

export const unshownBreaches = (db: Database, { now, until }: { readonly now: Instant; readonly until: Instant }) =>
  db
    .selectFrom('clocks as c')
    .leftJoin('alert_fields as f', 'f.issue_id', 'c.issue_id')
    .select('c.issue_id')
    .where('c.breach_at', '>', now)
    .where('c.breach_at', '<=', until)
    .where('c.paused', '=', 0)
    .where((eb) => eb.or([eb('f.next_breach', 'is', null), eb('f.next_breach', '=', IN_DOUBT)]));

const parseIssueIds = (rows: unknown): readonly IssueId[] =>
  z
    .array(z.object({ issue_id: NumericId.pipe(IssueId) }))
    .parse(rows)
    .map((row) => row.issue_id);
