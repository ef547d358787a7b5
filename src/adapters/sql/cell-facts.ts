import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { z } from 'zod';
import { DepartmentId, IssueId, IssueKey, ProcessId, ProjectId } from '../../contract/ids';
import type { CreatedFact, PlacedClose, Stretch } from '../../domain/figures/recompute-cells';
import type { CellFacts, PlacedRequest } from '../../usecases/ports/figures';
import { Flag, NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { StoredOutcome } from './request-rows';
import { StoredMetrics } from './stored-metrics';
import { StoredInstant } from './stored-cell';
import type { Tables } from './tables';

/** Rows of some 150 characters; an answer may be 4 MiB. */
const PAGE = 5000;

const Placement = { process_id: ProcessId.nullable(), department_id: DepartmentId.nullable() };
const Id = NumericId;

const PlacementRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    project_id: NumericId.pipe(ProjectId),
    ...Placement,
    created_at: StoredInstant,
    closed_at: StoredInstant.nullable(),
  })
  .transform((row): PlacedRequest => ({
    issueId: row.issue_id,
    projectId: row.project_id,
    processId: row.process_id,
    departmentId: row.department_id,
    createdAt: row.created_at,
    closedAt: row.closed_at,
  }));

const CreatedRow = z.object({ issue_id: Id, ...Placement, created_at: StoredInstant });

/** A closed request as the figures read it. */
const ClosedRow = z.object({
  issue_id: Id,
  ...Placement,
  closed_at: StoredInstant,
  reopens: WholeNumber.nullable(),
  handovers: WholeNumber.nullable(),
  returns: WholeNumber.nullable(),
  sla_met: Flag.nullable(),
  complete: Flag.nullable(),
  cycle_ms: WholeNumber.nullable(),
  response_ms: WholeNumber.nullable(),
  silence_ms: WholeNumber.nullable(),
  waiting_ms: WholeNumber.nullable(),
  outcome: StoredOutcome.nullable(),
  channel: z.string().nullable(),
  sla_metrics: StoredMetrics.nullable(),
});

/** The same with the key people know it by. */
export const ViewedRow = ClosedRow.extend({ issue_key: IssueKey });

export const CLOSED_COLUMNS = [
  'issue_id',
  'process_id',
  'department_id',
  'closed_at',
  'reopens',
  'handovers',
  'returns',
  'sla_met',
  'complete',
  'cycle_ms',
  'response_ms',
  'silence_ms',
  'waiting_ms',
  'outcome',
  'channel',
  'sla_metrics',
] as const;

export const toClose = (row: z.infer<typeof ClosedRow>): PlacedClose => ({
  processId: row.process_id,
  departmentId: row.department_id,
  closedAt: row.closed_at,
  reopens: row.reopens ?? 0,
  handovers: row.handovers ?? 0,
  returns: row.returns ?? 0,
  slaMet: row.sla_met,
  complete: row.complete,
  cycleMs: row.cycle_ms,
  responseMs: row.response_ms,
  silenceMs: row.silence_ms,
  waitingMs: row.waiting_ms ?? 0,
  outcome: row.outcome,
  channel: row.channel,
  metrics: row.sla_metrics ?? [],
});

export const createCellFacts = (db: Database): CellFacts => ({
  placements: async (after, limit) => {
    const rows = await db
      .selectFrom('requests')
      .select(['issue_id', 'project_id', 'process_id', 'department_id', 'created_at', 'closed_at'])
      .where('issue_id', '>', after ?? '0')
      .orderBy('issue_id')
      .limit(limit)
      .execute();
    return z.array(PlacementRow).parse(rows);
  },
  created: (projectId, stretches) =>
    pages(async (after) => {
      const rows = await walk(db, { projectId, stretches, column: 'created_at', after })
        .select(['issue_id', 'process_id', 'department_id', 'created_at'])
        .where((eb) => eb.or([eb('deleted', '=', 0), eb('closed_at', 'is not', null)]))
        .execute();
      const page = z.array(CreatedRow).parse(rows);
      const facts = page.map((row): CreatedFact => ({
        processId: row.process_id,
        departmentId: row.department_id,
        createdAt: row.created_at,
      }));
      return { facts, last: cursorOf(page.at(-1), 'created_at'), isLast: page.length < PAGE };
    }),
  closed: (projectId, stretches) =>
    pages(async (after) => {
      const rows = await walk(db, { projectId, stretches, column: 'closed_at', after })
        .select([...CLOSED_COLUMNS])
        .execute();
      const page = z.array(ClosedRow).parse(rows);
      return { facts: page.map(toClose), last: cursorOf(page.at(-1), 'closed_at'), isLast: page.length < PAGE };
    }),
});

interface Cursor {
  readonly at: number;
  readonly issueId: string;
}

interface Walk {
  readonly projectId: ProjectId;
  readonly stretches: readonly Stretch[];
  readonly column: 'created_at' | 'closed_at';
  readonly after: Cursor | null;
}

/** By time and issue, the order of the index, so that every portion begins where the last one ended. */
const walk = (db: Database, { projectId, stretches, column, after }: Walk) => {
  const rows = db
    .selectFrom('requests')
    .where('project_id', '=', projectId)
    .where((eb) => isWithin(eb, { column, stretches }))
    .orderBy(column)
    .orderBy('issue_id')
    .limit(PAGE);
  if (after === null) return rows;
  return rows.where((eb) =>
    eb.or([eb(column, '>', after.at), eb.and([eb(column, '=', after.at), eb('issue_id', '>', after.issueId)])]),
  );
};

const isWithin = (
  eb: ExpressionBuilder<Tables, 'requests'>,
  { column, stretches }: Pick<Walk, 'column' | 'stretches'>,
): Expression<SqlBool> => eb.or(stretches.map(({ from, to }) => eb.and([eb(column, '>=', from), eb(column, '<', to)])));

const cursorOf = <Column extends 'created_at' | 'closed_at'>(
  row: (Readonly<Record<Column, number>> & { readonly issue_id: string }) | undefined,
  column: Column,
): Cursor | null => (row === undefined ? null : { at: row[column], issueId: row.issue_id });

interface Page<Fact> {
  readonly facts: readonly Fact[];
  readonly last: Cursor | null;
  readonly isLast: boolean;
}

async function* pages<Fact>(read: (after: Cursor | null) => Promise<Page<Fact>>): AsyncGenerator<readonly Fact[]> {
  let after: Cursor | null = null;
  for (;;) {
    const page: Page<Fact> = await read(after);
    yield page.facts;
    if (page.isLast) return;
    after = page.last;
  }
}
