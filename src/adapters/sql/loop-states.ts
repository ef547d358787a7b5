import { sql } from 'kysely';
import { z } from 'zod';
import { IssueKey, type Instant, type IssueId } from '../../contract/ids';
import { DELETED_KEY } from '../../domain/experience/observed-event';
import type { Answer } from '../../domain/survey/answer';
import type { CardFacts } from '../../domain/survey/card-standing';
import type { LoopState, LoopStates } from '../../usecases/ports/facts';
import { SAMPLING_WATERMARK, samplingIn } from '../../usecases/ports/sampling';
import { Flag } from './columns';
import type { Database } from './database';
import { ANSWER_COLUMNS, AnswerRow, INVITATION_COLUMNS, InvitationRow } from './invitation-rows';
import { meet, withNumber, type MetPeople } from './people';
import { partOf, prefixed } from './prefixed';
import { REQUEST_COLUMNS, RequestRow } from './request-rows';
import { toSettings } from './settings-rows';

type Row = Readonly<Record<string, unknown>>;
const Rows = z.array(z.record(z.string(), z.unknown()));
const StateRow = z.looseObject({
  project_name: z.string().nullable(),
  is_write_due: Flag,
  main_key: IssueKey.nullable(),
  sampling: z.string().nullable(),
});

export const createLoopStates = (db: Database, met: MetPeople = new Map()): LoopStates => ({
  findByKey: async (key, since) => stateIn(await readState(db, { key }, since), met),
  findById: async (id, since) => stateIn(await readState(db, { id }, since), met),

  findMany: async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await db
      .selectFrom('requests as r')
      .leftJoin('invitations as i', (join) =>
        join.onRef('i.issue_id', '=', 'r.issue_id').onRef('i.close_no', '=', 'r.close_no'),
      )
      .leftJoin('answers as a', (join) =>
        join
          .onRef('a.issue_id', '=', 'i.issue_id')
          .onRef('a.close_no', '=', 'i.close_no')
          .on('a.item', 'in', ['experience', 'ease']),
      )
      .select([
        withNumber,
        ...prefixed('r', REQUEST_COLUMNS),
        ...prefixed('i', INVITATION_COLUMNS),
        ...prefixed('a', ANSWER_COLUMNS),
      ])
      .where('r.issue_id', 'in', [...ids])
      .execute();
    const found = Rows.parse(rows);
    for (const row of found) meet(met, row);
    return factsByIssue(found);
  },
});

type Which = { readonly key: IssueKey } | { readonly id: IssueId };

/**
 * Settings, request, invitation of its newest close and the answers to it in one statement: one row an answer, or one
 * row. The document of the settings, which may be large, comes with the answers that can be first only.
 */
const readState = async (db: Database, which: Which, since: Instant): Promise<readonly Row[]> => {
  const rows = await db
    .selectFrom('settings as s')
    .leftJoin('requests as r', (join) =>
      'key' in which ? join.on('r.issue_key', '=', which.key) : join.on('r.issue_id', '=', which.id),
    )
    .leftJoin('invitations as i', (join) =>
      join.onRef('i.issue_id', '=', 'r.issue_id').onRef('i.close_no', '=', 'r.close_no'),
    )
    .leftJoin('answers as a', (join) =>
      join.onRef('a.issue_id', '=', 'i.issue_id').onRef('a.close_no', '=', 'i.close_no'),
    )
    .leftJoin('requests as m', 'm.issue_id', 'i.main_id')
    .leftJoin('watermarks as w', (join) => join.on('w.name', '=', SAMPLING_WATERMARK))
    .leftJoin('names as n', (join) => join.on('n.kind', '=', 'project').onRef('n.project_id', '=', 'r.project_id'))
    .select([
      's.version',
      's.saved_by',
      's.saved_at',
      sql<string | null>`case when a.item is null or a.item in ('experience', 'solved') then s.document end`.as(
        'document',
      ),
      'n.name as project_name',
      'm.issue_key as main_key',
      'w.value as sampling',
      sql<number>`exists (select 1 from pending_fields where marked_at >= ${since})`.as('is_write_due'),
      withNumber,
      ...prefixed('r', REQUEST_COLUMNS),
      ...prefixed('i', INVITATION_COLUMNS),
      ...prefixed('a', ANSWER_COLUMNS),
    ])
    .where('s.id', '=', 1)
    .execute();
  return Rows.parse(rows);
};

const stateIn = (rows: readonly Row[], met: MetPeople): LoopState => {
  for (const row of rows) meet(met, row);
  return toState(rows);
};

const toState = (rows: readonly Row[]): LoopState => {
  const first = rows.find((row) => row['document'] !== null) ?? rows[0];
  const row = StateRow.parse(first);
  return {
    ...toSettings(first),
    projectName: row.project_name,
    isWriteDue: row.is_write_due,
    mainKey: row.main_key === DELETED_KEY ? null : row.main_key,
    sampling: row.sampling === null ? null : samplingIn(JSON.parse(row.sampling)),
    ...toFacts(rows),
  };
};

/** Facts of one request from its joined rows, prefixed `r`, `i` and `a`; parts that are not there are null or empty. */
export const toFacts = (rows: readonly Row[]): CardFacts => {
  const [first] = rows;
  if (first === undefined || (first['r__issue_id'] ?? null) === null)
    return { request: null, invitation: null, answers: [] };
  return {
    request: RequestRow.parse(partOf(first, 'r')),
    invitation: (first['i__issue_id'] ?? null) === null ? null : InvitationRow.parse(partOf(first, 'i')),
    answers: rows.flatMap((row): readonly Answer[] =>
      (row['a__item'] ?? null) === null ? [] : [AnswerRow.parse(partOf(row, 'a'))],
    ),
  };
};

const factsByIssue = (rows: readonly Row[]): ReadonlyMap<IssueId, CardFacts> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = String(row['r__issue_id']);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  const facts = new Map<IssueId, CardFacts>();
  for (const group of groups.values()) {
    const found = toFacts(group);
    if (found.request !== null) facts.set(found.request.issueId, found);
  }
  return facts;
};
