/** What an issue remembers, as plain JSON. */

export interface ChangeItem {
  readonly field: string;
  readonly fieldId: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

export interface ChangeRecord {
  readonly id: string;
  /** Order of everything that happened on the site. */
  readonly seq: number;
  readonly at: number;
  readonly authorId: string;
  readonly items: readonly ChangeItem[];
}

export interface CommentRecord {
  readonly id: string;
  readonly seq: number;
  readonly authorId: string;
  updateAuthorId: string;
  readonly createdAt: number;
  updatedAt: number;
  body: Adf;
  public: boolean;
  /** Written for the desk: by an agent, an administrator or an app. */
  readonly byAgent: boolean;
  properties: Record<string, unknown>;
}

/** A file of the issue; its bytes lie beside the issues, under the same id. */
export interface AttachmentRecord {
  readonly id: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  readonly authorId: string;
  readonly createdAt: number;
  /** The comment it was handed in with; customers see it while they see the comment. */
  readonly commentId: string | null;
  /** Handed in with the form of the request: customers see it. */
  readonly withRequest: boolean;
}

/** One end of a link: both issues keep theirs. `outward`: the link starts here, this issue "duplicates" the other. */
export interface LinkRecord {
  readonly id: string;
  readonly type: 'Duplicate' | 'Relates';
  readonly otherId: string;
  readonly direction: 'inward' | 'outward';
}

export interface FeedbackRecord {
  readonly rating: number;
  readonly comment: string | null;
  readonly at: number;
}

export interface IssueRecord {
  readonly id: string;
  readonly seq: number;
  key: string;
  projectId: string;
  issueTypeId: string;
  requestTypeId: string | null;
  summary: string;
  description: Adf | null;
  statusId: string;
  resolutionId: string | null;
  priorityId: string;
  labels: string[];
  dueDate: string | null;
  reporterId: string | null;
  readonly creatorId: string;
  assigneeId: string | null;
  readonly createdAt: number;
  updatedAt: number;
  statusCategoryChangedAt: number;
  resolvedAt: number | null;
  securityLevelId: string | null;
  organizationIds: string[];
  participantIds: string[];
  readonly channel: string;
  /** Values of custom fields by field id. */
  values: Record<string, unknown>;
  properties: Record<string, unknown>;
  comments: CommentRecord[];
  history: ChangeRecord[];
  feedback: FeedbackRecord | null;
  /** Who asked to hear of the request, or not to, by account. Absent while nobody did. */
  subscriptions?: Record<string, boolean>;
  /** States from before there were links have none. */
  links?: LinkRecord[];
  /** States from before there were attachments have none. */
  attachments?: AttachmentRecord[];
  /** Goal of each cycle once decided: SLA id → start of the cycle → ms. */
  slaGoals: Record<string, Record<string, number>>;
  /** Statuses the issue was created in, before any change. */
  readonly initialStatusId: string;
}

/** Atlassian Document Format, kept as it came. */
export type Adf = { readonly type: 'doc'; readonly version: number; readonly content: readonly unknown[] };
