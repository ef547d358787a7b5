import { z } from 'zod';

/** Atlassian account id of a person or an app. Personal data: never logged, erased when Atlassian says `closed`. */
export const AccountId = z.string().min(1).max(128).brand('AccountId');
export type AccountId = z.infer<typeof AccountId>;

/** Jira's numeric issue id as a decimal string. It survives a move between projects, the key does not. */
export const IssueId = z
  .string()
  .regex(/^\d{1,18}$/)
  .brand('IssueId');
export type IssueId = z.infer<typeof IssueId>;

/** Jira issue key, `PAY-118`. Only this form may be put into a REST path. */
export const IssueKey = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,30}-\d{1,12}$/)
  .brand('IssueKey');
export type IssueKey = z.infer<typeof IssueKey>;

/** Jira's numeric project id as a decimal string. */
export const ProjectId = z
  .string()
  .regex(/^\d{1,18}$/)
  .brand('ProjectId');
export type ProjectId = z.infer<typeof ProjectId>;

/** Id of a process: `rt:<request type id>` when nobody configured one, else the admin's own slug. */
export const ProcessId = z.string().min(1).max(60).brand('ProcessId');
export type ProcessId = z.infer<typeof ProcessId>;

/** Id of a department: source and value, for example `org:12`. `none` is "No department". */
export const DepartmentId = z.string().min(1).max(60).brand('DepartmentId');
export type DepartmentId = z.infer<typeof DepartmentId>;

/** Id of the right to rate one close: `<issue id>.<close number>`, a natural key. */
export const InvitationId = z
  .string()
  .regex(/^\d{1,18}\.\d{1,4}$/)
  .brand('InvitationId');
export type InvitationId = z.infer<typeof InvitationId>;

/** A point in time in milliseconds since 1970-01-01T00:00:00Z. */
export const Instant = z.number().int().min(0).max(8.64e15).brand('Instant');
export type Instant = z.infer<typeof Instant>;
