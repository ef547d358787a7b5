import { z } from 'zod';
import type { Risks } from '../../usecases/ports/alerts';
import { parseClockRows } from './clock-rows';
import { WholeNumber } from './columns';
import type { Database } from './database';
import { REQUEST_COLUMNS, RequestRow } from './request-rows';

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

  troubled: async (projectId, limit) => {
    const rows = await db
      .selectFrom('requests')
      .select([...REQUEST_COLUMNS])
      .where('project_id', '=', projectId)
      .where('trouble', 'is not', null)
      .where('closed_at', 'is', null)
      .where('deleted', '=', 0)
      .orderBy('issue_id')
      .limit(limit)
      .execute();
    return z.array(RequestRow).parse(rows);
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
