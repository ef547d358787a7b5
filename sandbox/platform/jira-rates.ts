import {
  JIRA_BURST_PER_SECOND,
  JIRA_ISSUE_WRITES,
  JIRA_ISSUE_WRITES_LONG,
  JIRA_SPECIAL_BURST_PER_SECOND,
} from '../limits.ts';
import type { RestAnswer, RestRequest } from './ports.ts';
import { SlidingWindow, TokenBucket, type Wait } from './rates.ts';
import { operationOf } from './routes/jira-scopes.ts';

const ISSUE = /^\/rest\/(?:api\/(?:2|3|latest)\/issue|servicedeskapi\/request)\/([^/]+)/;
/** Paths under `/issue` that name no issue. */
const NO_ISSUE = new Set(['bulk', 'bulkfetch', 'createmeta', 'picker', 'properties', 'archive', 'unarchive', 'limit']);
/** Windows of issues nobody writes to any more are dropped when there are this many. */
const WINDOWS_KEPT = 2000;

export interface RateLimits {
  readonly burstPerSecond: number | undefined;
  readonly issueWrites: number | undefined;
}

/** The two limits of Jira's REST API that count seconds, for one site: by operation, and by the issue written to. */
export class JiraRates {
  #buckets = new Map<string, TokenBucket>();
  #writes = new Map<string, readonly [SlidingWindow, SlidingWindow]>();

  /** Counts a call, or answers the 429 it gets instead. */
  refusal(request: RestRequest, now: number, limits: RateLimits): RestAnswer | null {
    const operation = operationOf(request) ?? `${request.method} ${pathOf(request)}`;
    const perSecond = limits.burstPerSecond ?? documentedBurst(operation, request.method);
    const burst = this.#bucket(operation, perSecond).take(now);
    if (burst > 0) return refuse('jira-burst-based', perSecond, { now, wait: burst });
    const written = issueWritten(request);
    if (written === null) return null;
    const { wait, limit } = this.#write(written, now, limits.issueWrites ?? JIRA_ISSUE_WRITES.limit);
    return wait > 0 ? refuse('jira-per-issue-on-write', limit, { now, wait }) : null;
  }

  restart(): void {
    this.#buckets = new Map();
    this.#writes = new Map();
  }

  #bucket(operation: string, perSecond: number): TokenBucket {
    const key = `${perSecond} ${operation}`;
    const bucket = this.#buckets.get(key) ?? new TokenBucket(perSecond);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #write(issue: string, now: number, shortLimit: number): { wait: Wait; limit: number } {
    if (this.#writes.size > WINDOWS_KEPT)
      for (const [key, windows] of this.#writes) if (windows[1].isIdle(now)) this.#writes.delete(key);
    const [short, long] = this.#writes.get(issue) ?? [
      new SlidingWindow(JIRA_ISSUE_WRITES.windowMs, JIRA_ISSUE_WRITES.limit),
      new SlidingWindow(JIRA_ISSUE_WRITES_LONG.windowMs, JIRA_ISSUE_WRITES_LONG.limit),
    ];
    this.#writes.set(issue, [short, long]);
    const waits = { short: short.wait(now, shortLimit), long: long.wait(now) };
    if (waits.short > 0) return { wait: waits.short, limit: shortLimit };
    if (waits.long > 0) return { wait: waits.long, limit: JIRA_ISSUE_WRITES_LONG.limit };
    short.add(now);
    long.add(now);
    return { wait: 0, limit: shortLimit };
  }
}

function documentedBurst(operation: string, method: string): number {
  return JIRA_SPECIAL_BURST_PER_SECOND[operation] ?? JIRA_BURST_PER_SECOND[method] ?? JIRA_BURST_PER_SECOND['GET'] ?? 1;
}

/** The issue a call writes to, as it is named in the path; null for reads and for what writes to none. */
function issueWritten(request: RestRequest): string | null {
  if (request.method === 'GET') return null;
  const issue = ISSUE.exec(pathOf(request))?.[1]?.toUpperCase() ?? null;
  return issue === null || NO_ISSUE.has(issue.toLowerCase()) ? null : issue;
}

function pathOf({ path }: RestRequest): string {
  return path.split('?')[0] ?? '';
}

function refuse(reason: string, limit: number, { now, wait }: { now: number; wait: Wait }): RestAnswer {
  return {
    status: 429,
    headers: {
      'content-type': 'application/json',
      'retry-after': String(Math.max(1, Math.ceil(wait / 1000))),
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': new Date(now + wait).toISOString(),
      'ratelimit-reason': reason,
    },
    body: JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }),
  };
}
