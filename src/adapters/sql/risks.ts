import { z } from 'zod';
import { IssueId, IssueKey } from '../../contract/ids';
import type { Risks } from '../../usecases/ports/alerts';
import { parseClockRows } from './clock-rows';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';

const TroubledRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    issue_key: IssueKey,
    handovers: WholeNumber,
    reopens: WholeNumber,
  })
  .transform(({ issue_id: issueId, issue_key: issueKey, handovers, reopens }) => ({
    issueId,
    issueKey,
    handovers,
    reopens,
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

  troubled: async (projectId, handovers, limit) => {
    const rows = await db
      .selectFrom('requests')
      .select(['issue_id', 'issue_key', 'handovers', 'reopens'])
      .where('project_id', '=', projectId)
      .where('closed_at', 'is', null)
      .where('deleted', '=', 0)
      .where((eb) => eb.or([eb('handovers', '>=', handovers), eb('reopens', '>', 0)]))
      .orderBy('handovers', 'desc')
      .orderBy('issue_id')
      .limit(limit)
      .execute();
    return z.array(TroubledRow).parse(rows);
  },

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
