/** What one site remembers, as plain JSON. Instants are epoch milliseconds, ids are strings of digits unless said otherwise. */
import type { Role } from '../../platform/ports.ts';

/** Atlassian Document Format, kept as it came. */
export type Adf = { readonly type: 'doc'; readonly version: number; readonly content: readonly unknown[] };

export interface PersonRecord {
  readonly accountId: string;
  displayName: string;
  emailAddress: string;
  role: Role;
  token: string;
  locale: string;
  timeZone: string;
  active: boolean;
}

/** The account an installed app acts as. */
export interface AppAccountRecord {
  readonly accountId: string;
  readonly appId: string;
  readonly displayName: string;
}

export interface GroupRecord {
  readonly groupId: string;
  name: string;
  memberIds: string[];
}

export interface OrganizationRecord {
  readonly id: string;
  name: string;
  memberIds: string[];
  properties: Record<string, unknown>;
}

export type StatusCategoryKey = 'new' | 'indeterminate' | 'done';

export interface StatusRecord {
  readonly id: string;
  name: string;
  category: StatusCategoryKey;
}

export interface NamedRecord {
  readonly id: string;
  name: string;
}

/** `jql`: how clauses on the field compare. */
export type FieldKind =
  | 'text'
  | 'string'
  | 'number'
  | 'date'
  | 'datetime'
  | 'option'
  | 'options'
  | 'user'
  | 'users'
  | 'group'
  | 'labels'
  | 'object'
  | 'sla'
  | 'request-type'
  | 'organizations'
  | 'feedback'
  | 'system';

export interface FieldRecord {
  /** `summary` or `customfield_10010`. */
  readonly id: string;
  readonly key: string;
  name: string;
  readonly kind: FieldKind;
  readonly custom: string | null;
  readonly schemaType: string;
  readonly schemaItems: string | null;
  /** The app that owns the field: only it writes values. */
  readonly appId: string | null;
  readonly description: string;
  readonly readOnly: boolean;
  readonly formatter: string | null;
  readonly options: readonly string[] | null;
}

export interface TransitionRecord {
  readonly id: string;
  readonly name: string;
  readonly from: readonly string[] | 'any';
  readonly to: string;
  readonly setsResolution: string | null;
  readonly clearsResolution: boolean;
  readonly customerVisible: boolean;
}

export interface RequestTypeRecord {
  readonly id: string;
  name: string;
  description: string;
  helpText: string;
  readonly issueTypeId: string;
  readonly issueTypeName: string;
  fields: { readonly fieldId: string; readonly required: boolean }[];
  properties: Record<string, unknown>;
}

export interface CalendarRecord {
  readonly zone: string;
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: readonly number[];
  /** Minutes after local midnight, `[from, to)`. */
  readonly hours: readonly { readonly from: number; readonly to: number }[];
  /** Local dates, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

export type SlaGoalRecord =
  | { readonly jql: string; readonly goalMs: number }
  | { readonly jql: string; readonly goalField: string };

export interface SlaRecord {
  readonly id: string;
  readonly fieldId: string;
  name: string;
  readonly start: readonly string[];
  readonly pause: readonly string[];
  readonly stop: readonly string[];
  readonly goals: readonly SlaGoalRecord[];
  readonly calendar: CalendarRecord;
}

export interface QueueRecord {
  readonly id: string;
  name: string;
  jql: string;
  columns: readonly string[];
}

export interface SecurityLevelRecord {
  readonly id: string;
  readonly name: string;
  readonly memberIds: readonly string[];
  /** Whether apps installed on the site may see issues of this level. */
  readonly apps: boolean;
}

export interface ProjectRecord {
  readonly id: string;
  key: string;
  name: string;
  readonly type: 'service_desk';
  readonly serviceDeskId: string;
  language: string;
  leadId: string | null;
  requestTypes: RequestTypeRecord[];
  workflow: { initial: string; transitions: TransitionRecord[] };
  slas: SlaRecord[];
  queues: QueueRecord[];
  roles: { administrators: string[]; agents: string[]; customers: 'all' | string[] };
  securityLevels: SecurityLevelRecord[];
  /** `null`: every organization of the site may be used. */
  organizationIds: string[] | null;
  shareRequests: 'organization' | 'private';
  /** False when the project admin closed the project to apps. */
  openToApps: boolean;
  properties: Record<string, unknown>;
  lastIssueNumber: number;
}

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
  /** Goal of each cycle once decided: SLA id → start of the cycle → ms. */
  slaGoals: Record<string, Record<string, number>>;
  /** Statuses the issue was created in, before any change. */
  readonly initialStatusId: string;
}

export interface GadgetRecord {
  readonly id: string;
  readonly moduleKey: string | null;
  readonly uri: string | null;
  title: string;
  color: string;
  column: number;
  row: number;
  properties: Record<string, unknown>;
}

export interface DashboardRecord {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  gadgets: GadgetRecord[];
}

/** A mail Jira would have sent for `POST issue/{key}/notify`. */
export interface MailRecord {
  readonly at: number;
  readonly issueId: string;
  readonly fromId: string;
  readonly subject: string | null;
  readonly textBody: string | null;
  readonly htmlBody: string | null;
  readonly recipientIds: readonly string[];
}

export interface Sequences {
  issue: number;
  comment: number;
  change: number;
  order: number;
  customField: number;
  gadget: number;
}
