import { z } from 'zod';
import { IssueId, ProcessId } from '../../contract/ids';
import type { ClosedRequests, PastRuns } from '../../usecases/ports/past-runs';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { StoredInstant } from './stored-cell';
import { findRuns } from './stored-life';

const Row = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    process_id: ProcessId.nullable(),
    created_at: StoredInstant,
    sla_runs: z.string(),
  })
  .transform((row, context) => {
    const runs = findRuns(row.sla_runs, row.created_at);
    if (runs !== null) return { issueId: row.issue_id, processId: row.process_id, runs };
    context.addIssue({ code: 'custom', message: 'no runs of a clock' });
    return z.NEVER;
  });
const CountRow = z.object({ closed: WholeNumber });

export const createPastRuns = (db: Database): PastRuns => ({
  page: async (closed, after, limit) => {
    const rows = await withRuns(db, closed)
      .select(['issue_id', 'process_id', 'created_at', 'sla_runs'])
      .where('issue_id', '>', after ?? '0')
      .orderBy('issue_id')
      .limit(limit)
      .execute();
    return z.array(Row).parse(rows);
  },

  count: async (closed) => {
    const rows = await withRuns(db, closed)
      .select((eb) => eb.fn.countAll().as('closed'))
      .execute();
    return z.array(CountRow).parse(rows)[0]?.closed ?? 0;
  },
});

const withRuns = (db: Database, { projectId, processId, since }: ClosedRequests) => {
  const closed = db
    .selectFrom('requests')
    .where('project_id', '=', projectId)
    .where('closed_at', '>=', since)
    .where('sla_runs', 'is not', null)
    .where('deleted', '=', 0);
  return processId === null ? closed : closed.where('process_id', '=', processId);
};
