import type { Insertable } from 'kysely';
import { z } from 'zod';
import { AccountId, DepartmentId, Instant, IssueId, IssueKey, ProcessId, ProjectId } from '../../contract/ids';
import type { RequestRecord } from '../../domain/experience/request-record';
import { toInstant } from '../../domain/time/instant';
import { Flag, NumericId, WholeNumber } from './columns';
import { findReplies, findRuns, findSegments, packReplies, packRuns, packSegments } from './stored-life';
import { packMetrics, StoredMetrics } from './stored-metrics';
import type { RequestsTable } from './tables';

const At = WholeNumber.pipe(Instant);

type Outcome = NonNullable<RequestRecord['outcome']>;
const OUTCOMES = { s: 'solved', d: 'declined', u: 'duplicate', p: 'spam', n: 'no-answer' } as const;
const OUTCOME_LETTERS: ReadonlyMap<Outcome, string> = new Map(
  Object.entries(OUTCOMES).map(([letter, outcome]) => [outcome, letter]),
);

/** What a request came to, by a letter. */
export const StoredOutcome = z.enum(['s', 'd', 'u', 'p', 'n']).transform((letter): Outcome => OUTCOMES[letter]);

/** Id and value of what gives the department. */
export const DepartmentColumn = z
  .string()
  .regex(/\n/)
  .transform((text): NonNullable<RequestRecord['departmentSource']> => {
    const end = text.indexOf('\n');
    return { id: text.slice(0, end), value: text.slice(end + 1) };
  })
  .nullable();

/** An id has no line feed; a value may. The id is left out where the department has the same, which is so unless units were merged. */
export const packDepartment = (
  source: RequestRecord['departmentSource'],
  departmentId: RequestRecord['departmentId'] = null,
): string | null => (source === null ? null : `${source.id === departmentId ? '' : source.id}\n${source.value}`);

/** The source as it was packed beside a department. */
export const findDepartment = (
  packed: z.infer<typeof DepartmentColumn>,
  departmentId: RequestRecord['departmentId'],
): RequestRecord['departmentSource'] =>
  packed === null || packed.id !== '' ? packed : { ...packed, id: departmentId ?? '' };

const Columns = z.object({
  issue_id: NumericId.pipe(IssueId),
  issue_key: IssueKey,
  project_id: NumericId.pipe(ProjectId),
  request_type_id: z.string().nullable(),
  process_id: ProcessId.nullable(),
  department_source: DepartmentColumn,
  department_id: DepartmentId.nullable(),
  requester_id: AccountId.nullable(),
  created_at: At,
  closed_at: At.nullable(),
  close_no: WholeNumber,
  reopens: WholeNumber.nullable(),
  handovers: WholeNumber.nullable(),
  returns: WholeNumber.nullable(),
  first_response_at: WholeNumber.nullable(),
  cycle_ms: WholeNumber.nullable(),
  response_ms: WholeNumber.nullable(),
  waiting_ms: WholeNumber.nullable(),
  silence_ms: WholeNumber.nullable(),
  replies: z.string().nullable(),
  unowned_since: At.nullable(),
  heard_at: At.nullable(),
  missing: WholeNumber.nullable(),
  sla_met: Flag.nullable(),
  sla_metrics: StoredMetrics.nullable(),
  sla_runs: z.string().nullable(),
  channel: z.string().nullable(),
  complete: Flag.nullable(),
  outcome: StoredOutcome.nullable(),
  segments: z.string(),
  seen_at: At,
  deleted: Flag,
});
type Columns = z.infer<typeof Columns>;

/** A row of `requests`, under the column names of the table, people as accounts. */
export const RequestRow = Columns.transform((row, context): RequestRecord => {
  const life = lifeOf(row);
  if (life !== null) return { ...toRecord(row), ...life };
  context.addIssue({ code: 'custom', message: 'no life of a request' });
  return z.NEVER;
});

type Life = Pick<RequestRecord, 'segments' | 'replies' | 'runs' | 'firstResponseAt'>;

/** Stands for a first response that is none, though there are replies. */
const NO_RESPONSE = 0;

const lifeOf = ({ created_at: createdAt, ...row }: Columns): Life | null => {
  const segments = findSegments(row.segments, createdAt);
  const replies = findReplies(row.replies, createdAt);
  const runs = findRuns(row.sla_runs, createdAt);
  if (segments === null || replies === null || runs === null) return null;
  const first = row.first_response_at;
  const firstResponseAt = first === NO_RESPONSE ? null : first === null ? (replies[0] ?? null) : toInstant(first);
  return { segments, replies, runs, firstResponseAt };
};

/** A close that waited for nobody, as most, leaves its column empty; of an open request it is no fact yet. */
const findWaiting = (row: Pick<Columns, 'closed_at' | 'waiting_ms'>): number | null =>
  row.closed_at === null ? null : (row.waiting_ms ?? 0);

const toRecord = (row: Columns): Omit<RequestRecord, keyof Life> => ({
  issueId: row.issue_id,
  issueKey: row.issue_key,
  projectId: row.project_id,
  requestTypeId: row.request_type_id,
  processId: row.process_id,
  departmentSource: findDepartment(row.department_source, row.department_id),
  departmentId: row.department_id,
  requesterId: row.requester_id,
  createdAt: row.created_at,
  closedAt: row.closed_at,
  closeNo: row.close_no,
  reopens: row.reopens ?? 0,
  handovers: row.handovers ?? 0,
  returns: row.returns ?? 0,
  cycleMs: row.cycle_ms,
  responseMs: row.response_ms,
  waitingMs: findWaiting(row),
  silenceMs: row.silence_ms,
  unownedSince: row.unowned_since,
  heardAt: row.heard_at,
  missing: row.missing ?? 0,
  slaMet: row.sla_met,
  metrics: row.sla_metrics ?? [],
  channel: row.channel,
  complete: row.complete,
  outcome: row.outcome,
  seenAt: row.seen_at,
  deleted: row.deleted,
});

/** The columns of `requests`, in the table's order. */
export const REQUEST_COLUMNS = [
  'issue_id',
  'issue_key',
  'project_id',
  'request_type_id',
  'process_id',
  'department_source',
  'department_id',
  'requester_id',
  'created_at',
  'closed_at',
  'close_no',
  'reopens',
  'handovers',
  'returns',
  'first_response_at',
  'cycle_ms',
  'response_ms',
  'waiting_ms',
  'silence_ms',
  'replies',
  'unowned_since',
  'heard_at',
  'missing',
  'sla_met',
  'sla_metrics',
  'sla_runs',
  'channel',
  'complete',
  'outcome',
  'segments',
  'seen_at',
  'deleted',
] as const satisfies readonly (keyof RequestsTable)[];

const unlessNone = (count: number | null): number | null => (count === 0 ? null : count);

/** Nearly always the first of the replies, which is then not written twice. */
const packFirstResponse = ({ firstResponseAt, replies }: RequestRecord): number | null =>
  firstResponseAt === (replies[0] ?? null) ? null : (firstResponseAt ?? NO_RESPONSE);

/** @param requester number of the requester, see `people` */
export const toRequestRow = (record: RequestRecord, requester: number | null): Insertable<RequestsTable> => ({
  issue_id: record.issueId,
  issue_key: record.issueKey,
  project_id: record.projectId,
  request_type_id: record.requestTypeId,
  process_id: record.processId,
  department_source: packDepartment(record.departmentSource, record.departmentId),
  department_id: record.departmentId,
  requester_id: requester,
  created_at: record.createdAt,
  closed_at: record.closedAt,
  close_no: record.closeNo,
  reopens: unlessNone(record.reopens),
  handovers: unlessNone(record.handovers),
  returns: unlessNone(record.returns),
  first_response_at: packFirstResponse(record),
  cycle_ms: record.cycleMs,
  response_ms: record.responseMs,
  waiting_ms: unlessNone(record.waitingMs),
  silence_ms: record.silenceMs,
  replies: packReplies(record.replies, record.createdAt),
  unowned_since: record.unownedSince,
  heard_at: record.heardAt,
  missing: unlessNone(record.missing),
  sla_met: record.slaMet === null ? null : Number(record.slaMet),
  sla_metrics: packMetrics(record.metrics),
  sla_runs: packRuns(record.runs, record.createdAt),
  channel: record.channel,
  complete: record.complete === null ? null : Number(record.complete),
  outcome: record.outcome === null ? null : (OUTCOME_LETTERS.get(record.outcome) ?? null),
  segments: packSegments(record.segments, record.createdAt),
  seen_at: record.seenAt,
  deleted: Number(record.deleted),
});
