import type { Insertable } from 'kysely';
import { z } from 'zod';
import { AccountId, DepartmentId, Instant, IssueId, IssueKey, ProcessId, ProjectId } from '../../contract/ids';
import type { RequestRecord } from '../../domain/experience/request-record';
import type { PastRun } from '../../domain/sla/past-run';
import { toInstant } from '../../domain/time/instant';
import type { MetricOutcome, Segment } from '../../domain/request-fact';
import { Flag, NumericId, WholeNumber } from './columns';
import { jsonOf } from './json-column';
import type { RequestsTable } from './tables';

const At = WholeNumber.pipe(Instant);
const SegmentRow = z.tuple([z.enum(['w', 'c', 'd']), Instant, Instant.nullable()]);

/** What a request came to. */
export const StoredOutcome = z.enum(['solved', 'declined', 'duplicate', 'spam', 'no-answer']);

/** `[[metric, 0 | 1], …]` */
export const StoredMetrics = jsonOf(
  z.array(
    z
      .tuple([z.string(), z.union([z.literal(0), z.literal(1)])])
      .transform(([metric, met]): MetricOutcome => ({ metric, met: met === 1 })),
  ),
);

/** `[[number of the metric's field, seconds of the goal, seconds elapsed, 0 | 1 breached], …]` */
export const StoredRuns = jsonOf(
  z.array(
    z
      // Rows of before have no instants: when it started, and how much later it stopped.
      .tuple([z.number().int(), z.number(), z.number(), z.union([z.literal(0), z.literal(1)])], z.number().int())
      .transform(([field, goal, elapsed, breached, started, lasted]): PastRun => ({
        metric: `customfield_${field}`,
        goalMs: goal * 1000,
        elapsedMs: elapsed * 1000,
        breached: breached === 1,
        span:
          started === undefined || lasted === undefined
            ? null
            : { startedAt: toInstant(started * 1000), stoppedAt: toInstant((started + lasted) * 1000) },
      })),
  ),
);

const toStoredRuns = (runs: readonly PastRun[]): string =>
  JSON.stringify(
    runs.map(({ metric, goalMs, elapsedMs, breached, span }) => [
      Number(metric.replace('customfield_', '')),
      goalMs / 1000,
      elapsedMs / 1000,
      Number(breached),
      ...(span === null ? [] : [span.startedAt / 1000, (span.stoppedAt - span.startedAt) / 1000]),
    ]),
  );

/** A row of `requests`, under the column names of the table. */
export const RequestRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    issue_key: IssueKey,
    project_id: NumericId.pipe(ProjectId),
    request_type_id: z.string().nullable(),
    process_id: ProcessId.nullable(),
    department_source: jsonOf(z.tuple([z.string(), z.string()])).nullable(),
    department_id: DepartmentId.nullable(),
    requester_id: AccountId.nullable(),
    created_at: At,
    closed_at: At.nullable(),
    close_no: WholeNumber,
    reopens: WholeNumber,
    handovers: WholeNumber,
    returns: WholeNumber.nullable(),
    first_response_at: At.nullable(),
    cycle_ms: WholeNumber.nullable(),
    response_ms: WholeNumber.nullable(),
    waiting_ms: WholeNumber.nullable(),
    silence_ms: WholeNumber.nullable(),
    replies: jsonOf(z.array(z.number().int())).nullable(),
    unowned_since: At.nullable(),
    heard_at: At.nullable(),
    missing: WholeNumber.nullable(),
    sla_met: Flag.nullable(),
    sla_metrics: StoredMetrics.nullable(),
    sla_runs: StoredRuns.nullable(),
    channel: z.string().nullable(),
    complete: Flag.nullable(),
    outcome: StoredOutcome.nullable(),
    segments: jsonOf(z.array(SegmentRow)),
    seen_at: At,
    deleted: Flag,
  })
  .transform((row): RequestRecord => ({
    issueId: row.issue_id,
    issueKey: row.issue_key,
    projectId: row.project_id,
    requestTypeId: row.request_type_id,
    processId: row.process_id,
    departmentSource:
      row.department_source === null ? null : { id: row.department_source[0], value: row.department_source[1] },
    departmentId: row.department_id,
    requesterId: row.requester_id,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    closeNo: row.close_no,
    reopens: row.reopens,
    handovers: row.handovers,
    returns: row.returns ?? 0,
    firstResponseAt: row.first_response_at,
    cycleMs: row.cycle_ms,
    responseMs: row.response_ms,
    waitingMs: row.waiting_ms,
    silenceMs: row.silence_ms,
    replies: (row.replies ?? []).map((after) => Instant.parse(row.created_at + after)),
    unownedSince: row.unowned_since,
    heardAt: row.heard_at,
    missing: row.missing ?? 0,
    slaMet: row.sla_met,
    metrics: row.sla_metrics ?? [],
    runs: row.sla_runs ?? [],
    channel: row.channel,
    complete: row.complete,
    outcome: row.outcome,
    segments: row.segments.map(([kind, from, to]): Segment => ({ class: kind, from, to })),
    seenAt: row.seen_at,
    deleted: row.deleted,
  }));

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

export const toRequestRow = (record: RequestRecord): Insertable<RequestsTable> => ({
  issue_id: record.issueId,
  issue_key: record.issueKey,
  project_id: record.projectId,
  request_type_id: record.requestTypeId,
  process_id: record.processId,
  department_source:
    record.departmentSource === null
      ? null
      : JSON.stringify([record.departmentSource.id, record.departmentSource.value]),
  department_id: record.departmentId,
  requester_id: record.requesterId,
  created_at: record.createdAt,
  closed_at: record.closedAt,
  close_no: record.closeNo,
  reopens: record.reopens,
  handovers: record.handovers,
  returns: record.returns,
  first_response_at: record.firstResponseAt,
  cycle_ms: record.cycleMs,
  response_ms: record.responseMs,
  waiting_ms: record.waitingMs,
  silence_ms: record.silenceMs,
  replies: record.replies.length === 0 ? null : JSON.stringify(record.replies.map((at) => at - record.createdAt)),
  unowned_since: record.unownedSince,
  heard_at: record.heardAt,
  missing: record.missing === 0 ? null : record.missing,
  sla_met: record.slaMet === null ? null : Number(record.slaMet),
  sla_metrics:
    record.metrics.length === 0 ? null : JSON.stringify(record.metrics.map(({ metric, met }) => [metric, Number(met)])),
  sla_runs: record.runs.length === 0 ? null : toStoredRuns(record.runs),
  channel: record.channel,
  complete: record.complete === null ? null : Number(record.complete),
  outcome: record.outcome,
  segments: JSON.stringify(record.segments.map((segment) => [segment.class, segment.from, segment.to])),
  seen_at: record.seenAt,
  deleted: Number(record.deleted),
});
