import { AccountId, IssueId, IssueKey, ProjectId, type Instant } from '../../../src/contract/ids.ts';
import type { ObservedEvent } from '../../../src/domain/experience/observed-event.ts';
import type {
  AssigneeChange,
  ObservedComment,
  ObservedIssue,
  ObservedPerson,
  ObservedStatus,
  StatusChange,
} from '../../../src/domain/experience/observed-issue.ts';
import type { SlaClock } from '../../../src/domain/sla/clock.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

export const STATUSES = {
  open: { name: 'Open', category: 'new' },
  spam: { name: 'Spam', category: 'done' },
  duplicate: { name: 'Duplicate', category: 'done' },
  declined: { name: 'Declined', category: 'done' },
  progress: { name: 'In progress', category: 'indeterminate' },
  waiting: { name: 'Waiting for customer', category: 'indeterminate' },
  resolved: { name: 'Resolved', category: 'done' },
  closed: { name: 'Closed', category: 'done' },
} as const satisfies Record<string, ObservedStatus>;
export type StatusName = keyof typeof STATUSES;

/** Monday 5 October 2026, 09:00 UTC. */
export const START = Date.UTC(2026, 9, 5, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const account = (id: string): AccountId => AccountId.parse(id);

export const aPerson = (id: string, more: Partial<ObservedPerson> = {}): ObservedPerson => ({
  accountId: account(id),
  displayName: id,
  isApp: false,
  isLicensed: false,
  ...more,
});

interface Beginnings {
  readonly id?: string;
  readonly at?: number;
  readonly reporter?: ObservedPerson | null;
  readonly status?: StatusName;
  readonly summary?: string;
  readonly requestTypeId?: string;
  readonly requestTypeName?: string;
  /** Who opened it; the reporter when not said. */
  readonly creator?: string;
}

/** One issue as Jira would keep it: acted upon, read as a whole, and telling of itself in events. */
export class IssueLife {
  readonly id: IssueId;
  readonly createdAt: number;
  readonly summary: string;
  readonly requestTypeId: string;
  readonly requestTypeName: string;
  readonly creator: AccountId | null;
  updatedAt: number;
  reporter: ObservedPerson | null;
  status: ObservedStatus;
  resolution: string | null = null;
  assignee: AccountId | null = null;
  isDeleted = false;
  clocks: readonly SlaClock[] = [];
  channel: string | null = null;
  readonly statusChanges: StatusChange[] = [];
  readonly assigneeChanges: AssigneeChange[] = [];
  readonly duplicateOf: IssueId[] = [];
  readonly comments: ObservedComment[] = [];

  constructor(given: Beginnings = {}) {
    this.id = IssueId.parse(given.id ?? '10001');
    this.createdAt = given.at ?? START;
    this.updatedAt = this.createdAt;
    this.reporter = given.reporter === undefined ? aPerson('dana') : given.reporter;
    this.status = STATUSES[given.status ?? 'open'];
    this.summary = given.summary ?? 'October payslip fix';
    this.requestTypeId = given.requestTypeId ?? '701';
    this.requestTypeName = given.requestTypeName ?? 'Ask payroll';
    this.creator = given.creator === undefined ? (this.reporter?.accountId ?? null) : account(given.creator);
  }

  get key(): IssueKey {
    return IssueKey.parse(`HELP-${Number(this.id) - 10_000}`);
  }

  move(to: StatusName, by: string, at: number): this {
    const next = STATUSES[to];
    const byApp = by === 'automation';
    this.statusChanges.push({ at: toInstant(at), by: account(by), byApp, from: this.status, to: next });
    this.status = next;
    this.resolution = next.category === 'done' ? (this.resolution ?? 'Done') : null;
    return this.#touch(at);
  }

  assign(to: string | null, at: number): this {
    const next = to === null ? null : account(to);
    this.assigneeChanges.push({ at: toInstant(at), from: this.assignee, to: next });
    this.assignee = next;
    return this.#touch(at);
  }

  comment(by: string, at: number, isPublic = true): this {
    this.comments.push({ at: toInstant(at), by: account(by), byApp: false, isPublic });
    return this.#touch(at);
  }

  report(by: string, at: number): this {
    this.reporter = aPerson(by);
    return this.#touch(at);
  }

  #touch(at: number): this {
    this.updatedAt = at;
    return this;
  }

  observed(): ObservedIssue {
    return {
      issueId: this.id,
      issueKey: this.key,
      projectId: ProjectId.parse('10700'),
      projectName: 'Help desk',
      summary: this.summary,
      requestType: { id: this.requestTypeId, name: this.requestTypeName },
      requester: this.reporter,
      creatorId: this.creator,
      assigneeId: this.assignee,
      createdAt: toInstant(this.createdAt),
      updatedAt: toInstant(this.updatedAt),
      status: this.status,
      resolution: this.resolution,
      statusChanges: [...this.statusChanges],
      assigneeChanges: [...this.assigneeChanges],
      teamChanges: null,
      comments: [...this.comments],
      duplicateOf: [...this.duplicateOf],
      channel: this.channel,
      clocks: this.clocks,
      organizations: [{ id: 'org:71', value: 'Sales' }],
      fieldValues: {},
      presence: {},
    };
  }

  /** When the newest comment was written, if its requester hears somebody else in it. */
  #lastWord(): Instant | null {
    const last = this.comments.at(-1);
    return last?.isPublic === true && last.by !== this.reporter?.accountId ? last.at : null;
  }

  event(kind: ObservedEvent['kind']): ObservedEvent {
    return {
      kind,
      issueId: this.id,
      issueKey: this.key,
      projectId: ProjectId.parse('10700'),
      requesterId: this.reporter?.accountId ?? null,
      hasAssignee: this.assignee !== null,
      heardAt: kind === 'commented' ? this.#lastWord() : null,
      createdAt: toInstant(this.createdAt),
      updatedAt: toInstant(this.updatedAt),
      isDone: this.status.category === 'done',
      categoryChangedAt: null,
    };
  }
}
