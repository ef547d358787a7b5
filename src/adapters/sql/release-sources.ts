import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { DepartmentId, ProcessId, ProjectId } from '../../contract/ids';

import { decodeReasons } from '../../domain/survey/answer';
import type { ScopedAnswer } from '../../domain/privacy/answer-book';
import type { AskedCount } from '../../domain/privacy/asking';
import type { ReleaseSources } from '../../usecases/ports/figures';
import { NumericId, RareFlag, WholeNumber } from './columns';
import type { Database } from './database';
import { INVITED, StoredMode } from './invitation-rows';
import { StoredInstant } from './stored-cell';
import type { AnswersTable, Tables } from './tables';

const PAGE = 5000;

/** Items that figures are made of. */
const ITEMS = ['experience', 'ease', 'clarity', 'trust', 'solved', 'lost-time', 'reasons'] as const;

const Placement = {
  project_id: NumericId.pipe(ProjectId),
  process_id: ProcessId.nullable(),
  department_id: DepartmentId.nullable(),
};

const AnswerRow = z.object({
  issue_id: NumericId,
  close_no: WholeNumber,
  item: z.enum(ITEMS),
  ...Placement,
  requester_id: z.number().nullable(),
  mode: StoredMode,
  value: WholeNumber.nullable(),
  body: z.string().nullable(),
  declined: RareFlag,
  answered_at: StoredInstant,
});
type AnswerRow = z.infer<typeof AnswerRow>;

const AskedRow = z
  .object({ ...Placement, asked: WholeNumber, closes: WholeNumber, answered: WholeNumber })
  .transform((row): AskedCount => ({
    projectId: row.project_id,
    processId: row.process_id,
    departmentId: row.department_id,
    asked: row.asked,
    closes: row.closes,
    answered: row.answered,
  }));

/** A desk's own staff rates itself, or is not asked: neither is a figure of the desk. */
const isNotOwnStaff = sql<boolean>`coalesce(i.not_asked_reason, '') <> 'requester-is-agent'`;

export const createReleaseSources = (db: Database): ReleaseSources => ({
  answers: (through) => answerPages(db, through),
  asked: async (from, to) => {
    const rows = await db
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
      .where('i.closed_at', '>=', from)
      .where('i.closed_at', '<', to)
      .where(isNotOwnStaff)
      .groupBy(['r.project_id', 'r.process_id', 'r.department_id'])
      .orderBy('r.project_id')
      .execute();
    return z.array(AskedRow).parse(rows);
  },
});

async function* answerPages(db: Database, through: number): AsyncGenerator<readonly ScopedAnswer[]> {
  let after: AnswerRow | null = null;
  for (;;) {
    const page: readonly AnswerRow[] = z.array(AnswerRow).parse(await answersAfter(db, through, after).execute());
    yield page.map(toAnswer);
    if (page.length < PAGE) return;
    after = page.at(-1) ?? null;
  }
}

const toAnswer = (row: AnswerRow): ScopedAnswer => ({
  projectId: row.project_id,
  processId: row.process_id,
  departmentId: row.department_id,
  person: row.requester_id === null ? null : String(row.requester_id),
  item: row.item,
  mode: row.mode,
  value: row.value ?? 0,
  reasons: row.item === 'reasons' ? decodeReasons(row.body) : [],
  declined: row.declined,
  answeredAt: row.answered_at,
});

const answersAfter = (db: Database, through: number, after: AnswerRow | null) => {
  const answers = db
    .selectFrom('answers as a')
    .innerJoin('invitations as i', (join) =>
      join.onRef('i.issue_id', '=', 'a.issue_id').onRef('i.close_no', '=', 'a.close_no'),
    )
    .leftJoin('answers as e', (join) =>
      join
        .onRef('e.issue_id', '=', 'a.issue_id')
        .onRef('e.close_no', '=', 'a.close_no')
        .on('e.item', '=', 'experience'),
    )
    .innerJoin('requests as r', 'r.issue_id', 'a.issue_id')
    .select([
      'a.issue_id',
      'a.close_no',
      'a.item',
      'r.project_id',
      'r.process_id',
      'r.department_id',
      'i.requester_id',
      'a.mode',
      'a.value',
      sql<string | null>`case when a.item = 'reasons' then a.body end`.as('body'),
      'i.declined',
      sql<string>`case when a.item = 'reasons' then coalesce(e.answered_at, a.answered_at) else a.answered_at end`.as(
        'answered_at',
      ),
    ])
    .where(isNotOwnStaff)
    .where('a.item', 'in', ITEMS)
    .where(sql<boolean>`case when a.item = 'reasons' then e.value else a.value end is not null`)
    .where('a.answered_at', '<', through)
    .orderBy('a.issue_id')
    .orderBy('a.close_no')
    .orderBy('a.item')
    .limit(PAGE);
  return after === null ? answers : answers.where(isAfter(after));
};

/** Answers that come after one in the order of the table's key. */
const isAfter =
  (after: AnswerRow) =>
  (eb: ExpressionBuilder<Tables & { a: AnswersTable }, 'a'>): Expression<SqlBool> =>
    eb.or([
      eb('a.issue_id', '>', after.issue_id),
      eb.and([eb('a.issue_id', '=', after.issue_id), eb('a.close_no', '>', after.close_no)]),
      eb.and([
        eb('a.issue_id', '=', after.issue_id),
        eb('a.close_no', '=', after.close_no),
        eb('a.item', '>', after.item),
      ]),
    ]);
