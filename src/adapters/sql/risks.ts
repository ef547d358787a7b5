import { z } from 'zod';
import { FollowUpCause } from '../../contract/follow-up';
import { AccountId, Instant, IssueId, IssueKey, DepartmentId, ProcessId, ProjectId } from '../../contract/ids';
import type { Risks } from '../../usecases/ports/alerts';
import { parseClockRows } from './clock-rows';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { withAccounts } from './people';
import { DepartmentColumn, findDepartment, REQUEST_COLUMNS, RequestRow } from './request-rows';

const OwingRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    issue_key: IssueKey,
    cause: FollowUpCause,
    owner_id: AccountId.nullable(),
    due_at: WholeNumber.pipe(Instant),
    project_id: NumericId.pipe(ProjectId),
    request_type_id: z.string().nullable(),
  })
  .transform((row) => ({
    issueId: row.issue_id,
    issueKey: row.issue_key,
    cause: row.cause,
    ownerId: row.owner_id,
    dueAt: row.due_at,
    projectId: row.project_id,
    requestTypeId: row.request_type_id,
  }));

const OriginRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    process_id: ProcessId.nullable(),
    department_source: DepartmentColumn,
    department_id: DepartmentId.nullable(),
  })
  .transform((row) => ({
    issueId: row.issue_id,
    processId: row.process_id,
    departmentSource: findDepartment(row.department_source, row.department_id),
  }));

export const createRisks = (db: Database): Risks => ({
  clocks: async (projectId, until, limit) => {
    const rows = await db
      .selectFrom('clocks')
      .selectAll()
      .where('project_id', '=', projectId)
      .where((eb) => eb.or([eb('level', 'is not', null), eb.and([eb('breach_at', '<=', until), eb('paused', '=', 0)])]))
      .orderBy('breach_at')
      .orderBy('issue_id')
      .limit(limit)
      .execute();
    return parseClockRows(rows);
  },

  troubled: (projectId, limit) => readTroubled(db, projectId, limit),

  owed: (projectId, limit) => readOwed(db, projectId, limit),

  origins: async (issueIds) => new Map((await readOrigins(db, issueIds)).map((row) => [row.issueId, row])),

  countSeen: async (projectId) => {
    const rows = await db
      .selectFrom('alerts')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('project_id', '=', projectId)
      .where('kind', '=', 'seen')
      .where('ended_at', 'is', null)
      .execute();
    return z.array(z.object({ n: WholeNumber })).parse(rows)[0]?.n ?? 0;
  },
});

const readOrigins = async (db: Database, issueIds: readonly IssueId[]) => {
  if (issueIds.length === 0) return [];
  const rows = await db
    .selectFrom('requests')
    .select(['issue_id', 'process_id', 'department_source', 'department_id'])
    .where('issue_id', 'in', [...issueIds])
    .execute();
  return z.array(OriginRow).parse(rows);
};

const readTroubled = async (db: Database, projectId: ProjectId, limit: number): ReturnType<Risks['troubled']> => {
  const rows = await db
    .selectFrom('troubles')
    .innerJoin('requests', 'requests.issue_id', 'troubles.issue_id')
    .select(withAccounts('requests', REQUEST_COLUMNS))
    .where('requests.project_id', '=', projectId)
    .where('requests.closed_at', 'is', null)
    .where('requests.deleted', '=', 0)
    .orderBy('requests.issue_id')
    .limit(limit)
    .execute();
  return z.array(RequestRow).parse(rows);
};

const readOwed = async (db: Database, projectId: ProjectId, limit: number): ReturnType<Risks['owed']> => {
  const rows = await db
    .selectFrom('follow_ups as f')
    .innerJoin('requests as r', 'r.issue_id', 'f.issue_id')
    .select(['f.issue_id', 'r.issue_key', 'f.cause', 'f.owner_id', 'f.due_at', 'r.project_id', 'r.request_type_id'])
    .where('f.state', '=', 'open')
    .where('r.project_id', '=', projectId)
    .where('r.deleted', '=', 0)
    .orderBy('f.due_at')
    .orderBy('f.issue_id')
    .orderBy('f.cause')
    .limit(limit)
    .execute();
  return z.array(OwingRow).parse(rows);
};
