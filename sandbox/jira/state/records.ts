/** What one site remembers, as plain JSON. Instants are epoch milliseconds, ids are strings of digits unless said otherwise. */
import type { Role } from '../../platform/ports.ts';

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
  description?: string;
  /** Seen by its owner only; absent: by everybody who uses Jira. */
  isPrivate?: boolean;
}

/** Work Jira does in the background, done at once here. */
export interface TaskRecord {
  readonly id: string;
  readonly byId: string;
  readonly at: number;
  readonly description: string;
  readonly result: unknown;
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
  attachment: number;
}
