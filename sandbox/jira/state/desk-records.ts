/** What a service desk is made of, as plain JSON. */

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
  roles: {
    administrators: string[];
    agents: string[];
    /** Absent where nobody only looks on. */
    viewers?: string[] | undefined;
    customers: 'all' | string[];
  };
  securityLevels: SecurityLevelRecord[];
  /** `null`: every organization of the site may be used. */
  organizationIds: string[] | null;
  shareRequests: 'organization' | 'private';
  /** False when the project admin closed the project to apps. */
  openToApps: boolean;
  properties: Record<string, unknown>;
  lastIssueNumber: number;
}
