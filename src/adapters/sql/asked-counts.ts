import { sql } from 'kysely';
import { z } from 'zod';
import { DepartmentId, type Instant, ProcessId, ProjectId } from '../../contract/ids';
import type { AskedCount } from '../../domain/privacy/asking';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { INVITED } from './invitation-rows';

const AskedRow = z
  .object({
    project_id: NumericId.pipe(ProjectId),
    process_id: ProcessId.nullable(),
    department_id: DepartmentId.nullable(),
    asked: WholeNumber,
    closes: WholeNumber,
    answered: WholeNumber,
  })
  .transform((row): AskedCount => ({
    projectId: row.project_id,
    processId: row.process_id,
    departmentId: row.department_id,
    asked: row.asked,
    closes: row.closes,
    answered: row.answered,
  }));

/** A desk's own staff rates itself, or is not asked: neither is a figure of the desk. */
export const isNotOwnStaff = sql<boolean>`coalesce(i.not_asked_reason, '') <> 'requester-is-agent'`;

/** Invitations a statement: a million at once take longer than the five seconds that one may. */
export const PORTION = 50_000;

interface AskedQuery {
  readonly from: Instant;
  readonly to: Instant;
  /** Invitations a statement, ≥ 1. */
  readonly portion: number;
}

/** Closes in `[from, to)`, those of them that were asked about, and those that were answered when asked. */
export const countAsked = async (db: Database, query: AskedQuery): Promise<readonly AskedCount[]> => {
  const counts = new Map<string, AskedCount>();
  for await (const portion of portions(db, query.portion)) {
    const rows = z.array(AskedRow).parse(await askedIn(db, portion, query).execute());
    for (const row of rows) {
      const key = JSON.stringify([row.projectId, row.processId, row.departmentId]);
      counts.set(key, sumOf(row, counts.get(key)));
    }
  }
  return [...counts.values()];
};

const sumOf = (count: AskedCount, before: AskedCount | undefined): AskedCount =>
  before === undefined
    ? count
    : {
        ...count,
        asked: before.asked + count.asked,
        closes: before.closes + count.closes,
        answered: before.answered + count.answered,
      };

interface Portion {
  /** The issue before the first; null: none. */
  readonly after: string | null;
  /** The last issue; null: all that follow. */
  readonly last: string | null;
}

const PortionEnd = z.array(z.object({ issue_id: NumericId }));

async function* portions(db: Database, size: number): AsyncGenerator<Portion> {
  let after: string | null = null;
  do {
    const ends = await db
      .selectFrom('invitations')
      .select('issue_id')
      .where('issue_id', '>', after ?? '0')
      .orderBy('issue_id')
      .offset(size - 1)
      .limit(1)
      .execute();
    const last: string | null = PortionEnd.parse(ends)[0]?.issue_id ?? null;
    yield { after, last };
    after = last;
  } while (after !== null);
}

const askedIn = (db: Database, { after, last }: Portion, { from, to }: AskedQuery) => {
  const portion = db
    .selectFrom('invitations as i')
    .innerJoin('requests as r', 'r.issue_id', 'i.issue_id')
    .leftJoin('answers as a', (join) =>
      join
        .onRef('a.issue_id', '=', 'i.issue_id')
        .onRef('a.close_no', '=', 'i.close_no')
        .on('a.item', '=', 'experience')
        .on((eb) => eb(eb.fn.coalesce('a.mode', eb.val(INVITED)), '=', INVITED)),
    )
    .select((eb) => [
      'r.project_id',
      'r.process_id',
      'r.department_id',
      sql<string>`sum(case when i.not_asked_reason is null then 1 else 0 end)`.as('asked'),
      eb.fn.countAll().as('closes'),
      eb.fn.count('a.value').as('answered'),
    ])
    .where('i.issue_id', '>', after ?? '0')
    .where('i.closed_at', '>=', from)
    .where('i.closed_at', '<', to)
    .where(isNotOwnStaff)
    .groupBy(['r.project_id', 'r.process_id', 'r.department_id'])
    .orderBy('r.project_id');
  return last === null ? portion : portion.where('i.issue_id', '<=', last);
};
