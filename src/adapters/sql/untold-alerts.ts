import { z } from 'zod';
import { ProjectId, type IssueId } from '../../contract/ids';
import { inPortions } from '../../domain/portions';
import type { RaisedAlert, UntoldAlerts } from '../../usecases/ports/telling';
import { StandingRow } from './alert-rows';
import { NumericId } from './columns';
import type { Database } from './database';

const ROWS_A_STATEMENT = 200;

const Project = z.looseObject({ project_id: NumericId.pipe(ProjectId) });

const parseRows = (rows: readonly unknown[]): readonly RaisedAlert[] =>
  rows.map((row) => ({ ...StandingRow.parse(row), projectId: Project.parse(row).project_id }));

export const createUntoldAlerts = (db: Database): UntoldAlerts => ({
  due: async (until, limit) => {
    const rows = await db
      .selectFrom('alerts')
      .selectAll()
      .where('tell_at', '<=', until)
      .where('ended_at', 'is', null)
      .orderBy('tell_at')
      .orderBy('issue_id')
      .limit(limit)
      .execute();
    return parseRows(rows);
  },

  standing: (issueIds) => readStanding(db, issueIds),

  remember: async (alerts, at) => {
    for (const portion of inPortions(alerts, ROWS_A_STATEMENT)) {
      await db
        .updateTable('alerts')
        .set({ tell_at: at })
        .where('ended_at', 'is', null)
        .where((eb) =>
          eb.or(
            portion.map(({ issueId, metric, startedAt, goalMs, threshold }) =>
              eb.and({ issue_id: issueId, metric, started_at: startedAt, goal_ms: goalMs, threshold }),
            ),
          ),
        )
        .execute();
    }
  },
});

const readStanding = async (db: Database, issueIds: readonly IssueId[]): Promise<readonly RaisedAlert[]> => {
  const found: unknown[] = [];
  for (const ids of inPortions(issueIds, ROWS_A_STATEMENT)) {
    const rows = await db
      .selectFrom('alerts')
      .selectAll()
      .where('issue_id', 'in', ids)
      .where('ended_at', 'is', null)
      .orderBy('due_at')
      .orderBy('metric')
      .execute();
    found.push(...rows);
  }
  return parseRows(found);
};
