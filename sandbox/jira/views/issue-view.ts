import { adfHtml } from '../issues/adf.ts';
import { browsableAttachments } from '../people/attachment-audience.ts';
import { canBrowseIssue, readableComments } from '../people/permissions.ts';
import type { Actor, Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import type { FieldRecord } from '../state/records.ts';
import { friendlyDate, jiraDate, jiraDateOrNull } from '../time/jira-dates.ts';
import { attachmentView } from './attachment-view.ts';
import { changeView } from './changelog-view.ts';
import { commentView } from './comment-view.ts';
import { customValueView, schemaView } from './field-view.ts';
import {
  issueTypeView,
  priorityView,
  projectView,
  resolutionView,
  statusCategoryView,
  statusView,
} from './issue-parts.ts';
import { linksView } from './link-view.ts';
import { userOrNull, userView } from './user-view.ts';

/** Which fields an answer holds; `*all`, `*navigable`, ids, keys and `-id` are understood. */
export type FieldSelection = (field: FieldRecord) => boolean;

const NOT_NAVIGABLE: ReadonlySet<string> = new Set(['comment', 'attachment']);
/** Fields that are no entries of `fields`. */
const IDENTITY: ReadonlySet<string> = new Set(['issuekey']);

export const selectFields = (requested: readonly string[], fallback: '*all' | '*navigable'): FieldSelection => {
  const wanted = requested.filter((each) => !each.startsWith('-'));
  const unwanted = new Set(requested.filter((each) => each.startsWith('-')).map((each) => each.slice(1)));
  const base = wanted.length === 0 ? [fallback] : wanted;
  const names = new Set(base);
  return (field) => {
    if (IDENTITY.has(field.id) || unwanted.has(field.id) || unwanted.has(field.key)) return false;
    if (names.has('*all') || names.has(field.id) || names.has(field.key)) return true;
    return names.has('*navigable') && !NOT_NAVIGABLE.has(field.id);
  };
};

const COMMENTS_SHOWN = 100;
const HISTORIES_SHOWN = 100;

export interface IssueViewOptions {
  /** Who looks: internal comments are not shown to everybody who may browse the issue. */
  readonly reader: Actor;
  readonly fields: FieldSelection;
  readonly expand: readonly string[];
  readonly properties: readonly string[];
}

/** An issue in the platform API. */
export const issueView = (
  site: Site,
  stored: IssueRecord,
  options: IssueViewOptions,
): Readonly<Record<string, unknown>> => {
  const { reader, expand, properties } = options;
  const issue = seenBy(site, reader, stored);
  const fields = [...site.store.fields.values()].filter(options.fields);
  const shown = Object.fromEntries(fields.map((field) => [field.id, valueView(site, issue, field)]));
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: `${site.siteUrl}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    ...(expand.includes('changelog') ? { changelog: changelogOf(site, issue) } : {}),
    ...(expand.includes('renderedFields') ? { renderedFields: renderedOf(issue, fields) } : {}),
    ...(expand.includes('names') ? { names: Object.fromEntries(fields.map((field) => [field.id, field.name])) } : {}),
    ...(expand.includes('schema')
      ? { schema: Object.fromEntries(fields.map((field) => [field.id, schemaView(field)])) }
      : {}),
    ...(properties.length === 0 ? {} : { properties: pick(issue.properties, properties) }),
    fields: shown,
  };
};

/** The issue without the comments, attachments and linked issues its reader may not see. */
const seenBy = (site: Site, reader: Actor, issue: IssueRecord): IssueRecord => ({
  ...issue,
  comments: [...readableComments(site, reader, issue)],
  attachments: [...browsableAttachments(site, reader, issue)],
  links: (issue.links ?? []).filter(({ otherId }) => {
    const other = site.store.issues.byId(otherId);
    return other !== undefined && canBrowseIssue(site, reader, other);
  }),
});

const pick = (properties: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => keys.includes('*all') || keys.includes(key)));

/** Newest first and cut at a hundred, as the expand of Jira is. */
const changelogOf = (site: Site, issue: IssueRecord): unknown => {
  const histories = issue.history.toReversed().slice(0, HISTORIES_SHOWN);
  return {
    startAt: 0,
    maxResults: histories.length,
    total: issue.history.length,
    histories: histories.map((change) => changeView(site, change)),
  };
};

const commentsOf = (site: Site, issue: IssueRecord): unknown => {
  const comments = issue.comments.slice(0, COMMENTS_SHOWN);
  const self = `${site.siteUrl}/rest/api/3/issue/${issue.id}/comment`;
  return {
    comments: comments.map((comment) => commentView(site, issue, { comment, expand: [] })),
    self,
    maxResults: comments.length,
    total: issue.comments.length,
    startAt: 0,
  };
};

const system: Readonly<Record<string, (site: Site, issue: IssueRecord) => unknown>> = {
  summary: (_, issue) => issue.summary,
  description: (_, issue) => issue.description,
  issuetype: issueTypeView,
  project: (site, issue) => projectView(site, site.store.projectOf(issue)),
  reporter: (site, issue) => userOrNull(site, issue.reporterId),
  creator: (site, issue) => userView(site, issue.creatorId),
  assignee: (site, issue) => userOrNull(site, issue.assigneeId),
  status: (site, issue) => statusView(site, site.store.statusOf(issue)),
  statusCategory: (site, issue) => statusCategoryView(site, site.store.statusOf(issue).category),
  statuscategorychangedate: (_, issue) => jiraDate(issue.statusCategoryChangedAt),
  resolution: (site, issue) => {
    const resolution = issue.resolutionId === null ? undefined : site.store.resolutions.get(issue.resolutionId);
    return resolution === undefined ? null : resolutionView(site, resolution);
  },
  resolutiondate: (_, issue) => jiraDateOrNull(issue.resolvedAt),
  created: (_, issue) => jiraDate(issue.createdAt),
  updated: (_, issue) => jiraDate(issue.updatedAt),
  priority: (site, issue) => {
    const priority = site.store.priorities.get(issue.priorityId);
    return priority === undefined ? null : priorityView(site, priority);
  },
  labels: (_, issue) => issue.labels,
  duedate: (_, issue) => issue.dueDate,
  comment: commentsOf,
  attachment: (site, issue) => (issue.attachments ?? []).map((each) => attachmentView(site, each)),
  issuelinks: linksView,
  security: (site, issue) => {
    const level = site.store.projectOf(issue).securityLevels.find((each) => each.id === issue.securityLevelId);
    return level === undefined
      ? null
      : {
          self: `${site.siteUrl}/rest/api/3/securitylevel/${level.id}`,
          id: level.id,
          name: level.name,
          description: '',
        };
  },
};

const valueView = (site: Site, issue: IssueRecord, field: FieldRecord): unknown =>
  system[field.id]?.(site, issue) ?? (field.custom === null ? null : customValueView(site, issue, field));

/** HTML of texts and friendly dates; everything else is `null`, as in Jira. */
const renderedOf = (issue: IssueRecord, fields: readonly FieldRecord[]): Record<string, unknown> => {
  const rendered: Record<string, unknown> = {};
  for (const field of fields) {
    rendered[field.id] = null;
    if (field.id === 'description') rendered[field.id] = issue.description === null ? '' : adfHtml(issue.description);
    if (field.id === 'created') rendered[field.id] = friendlyDate(issue.createdAt, 'Etc/UTC');
    if (field.id === 'updated') rendered[field.id] = friendlyDate(issue.updatedAt, 'Etc/UTC');
    if (field.id === 'comment') {
      rendered[field.id] = {
        comments: issue.comments.map((comment) => ({ id: comment.id, body: adfHtml(comment.body) })),
      };
    }
  }
  return rendered;
};
