import type { AccountId, Instant, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import type { SlaClock } from '../sla/clock';

/** Jira's three status categories. */
export type StatusCategory = 'new' | 'indeterminate' | 'done';

export interface ObservedStatus {
  readonly name: string;
  readonly category: StatusCategory;
}

export interface StatusChange {
  readonly at: Instant;
  readonly by: AccountId | null;
  /** By an app, such as Jira's automation. */
  readonly byApp: boolean;
  readonly from: ObservedStatus;
  readonly to: ObservedStatus;
}

/** Who has a request passes it on: a person, or a team by the id or the name that Jira gives. null: nobody has it. */
export interface HolderChange {
  readonly from: string | null;
  readonly to: string | null;
}

export interface AssigneeChange extends HolderChange {
  readonly at: Instant;
  readonly from: AccountId | null;
  readonly to: AccountId | null;
}

export interface ObservedComment {
  readonly at: Instant;
  readonly by: AccountId | null;
  readonly byApp: boolean;
  /** Seen by the requester in the portal. */
  readonly isPublic: boolean;
}

/** The unit a request came from, as Jira says it and before the admin's merging. */
export interface DepartmentValue {
  /** `org:12`, `opt:10021`, `txt:…`: short, stable, and telling the kind of source. */
  readonly id: string;
  readonly value: string;
}

export interface ObservedPerson {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly isApp: boolean;
  /** Has a seat in Jira, so may be staff of a desk; portal customers have none. */
  readonly isLicensed: boolean;
}

/** Whether a field of a request held something. */
export interface FieldPresence {
  readonly now: boolean;
  readonly atCreation: boolean;
}

/** Everything one complete read of an issue tells. Changes and comments are oldest first. */
export interface ObservedIssue {
  readonly issueId: IssueId;
  readonly issueKey: IssueKey;
  readonly projectId: ProjectId;
  readonly projectName: string;
  readonly summary: string;
  readonly requestType: { readonly id: string; readonly name: string } | null;
  readonly requester: ObservedPerson | null;
  /** Who opened it, for themselves or on the requester's behalf. */
  readonly creatorId: AccountId | null;
  readonly assigneeId: AccountId | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly status: ObservedStatus;
  readonly resolution: string | null;
  readonly statusChanges: readonly StatusChange[];
  readonly assigneeChanges: readonly AssigneeChange[];
  /** Of the field that names the team; null where the settings name no such field. */
  readonly teamChanges: readonly HolderChange[] | null;
  readonly comments: readonly ObservedComment[];
  /** What links say that it duplicates. */
  readonly duplicateOf: readonly IssueId[];
  readonly clocks: readonly SlaClock[];
  /** How the request came in, as Jira names it; null where it does not say. */
  readonly channel: string | null;
  readonly organizations: readonly DepartmentValue[];
  /** Values of the fields named as department sources, by field id. */
  readonly fieldValues: Readonly<Record<string, DepartmentValue | null>>;
  /** Of the fields that contracts require, by field id. */
  readonly presence: Readonly<Record<string, FieldPresence>>;
}
