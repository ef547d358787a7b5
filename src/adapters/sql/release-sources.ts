import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { DepartmentId, ProcessId, ProjectId } from '../../contract/ids';

import { decodeReasons } from '../../domain/survey/answer';
import type { ScopedAnswer } from '../../domain/privacy/answer-book';
import type { ReleaseSources } from '../../usecases/ports/figures';
import { NumericId, RareFlag, WholeNumber } from './columns';
import { countAsked, isNotOwnStaff, PORTION } from './asked-counts';
import type { Database } from './database';
import { StoredMode } from './invitation-rows';
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

/** @param portion invitations a statement that counts them, ≥ 1 */
export const createReleaseSources = (db: Database, portion = PORTION): ReleaseSources => ({
  answers: (through) => answerPages(db, through),
  asked: (from, to) => countAsked(db, { from, to, portion }),
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
