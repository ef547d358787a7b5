import { adfText } from '../issues/adf.ts';
import { browsableProjects, canBrowseIssue } from '../people/permissions.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import type { NamedRecord } from '../state/records.ts';
import { single, type ClauseField } from './clause-field.ts';
import { attachments, commentsOf } from './issue-part-clauses.ts';
import type { JqlContext } from './jql-context.ts';
import { JqlError, unknownFunction, unknownValue } from './jql-error.ts';
import { issueLinkType, issuesOf, lastActivityOf } from './link-functions.ts';
import { person } from './people-clause-fields.ts';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const byIdOrName =
  (field: string, list: (context: JqlContext) => Iterable<NamedRecord>) =>
  (text: string, context: JqlContext): string[] => {
    const found = [...list(context)].filter((each) => each.id === text || same(each.name, text)).map((each) => each.id);
    if (found.length === 0) throw unknownValue(text, field);
    return found;
  };

const date = (name: string, value: (issue: IssueRecord) => number | null, narrows?: 'updatedSince'): ClauseField => ({
  name,
  shape: { kind: 'date', value, ...(narrows === undefined ? {} : { narrows }) },
  sortKey: (issue) => value(issue),
});

const CATEGORIES: readonly NamedRecord[] = [
  { id: 'new', name: 'To Do' },
  { id: 'indeterminate', name: 'In Progress' },
  { id: 'done', name: 'Done' },
];
const CATEGORY_IDS: Readonly<Record<string, string>> = { '2': 'new', '4': 'indeterminate', '3': 'done' };

const keyOf = (issue: IssueRecord): string => {
  const dash = issue.key.lastIndexOf('-');
  return `${issue.key.slice(0, dash)}-${issue.key.slice(dash + 1).padStart(12, '0')}`;
};

const issueKey: ClauseField = {
  name: 'issueKey',
  sortKey: keyOf,
  shape: {
    kind: 'choice',
    values: (issue) => [issue.id],
    resolve: (text, { site, actor }) => {
      const issue = site.store.issueByIdOrKey(text);
      // What the reader may not see does not exist for them.
      if (issue !== undefined && (actor === null || canBrowseIssue(site, actor, issue))) return [issue.id];
      throw new JqlError(`An issue with key '${text}' does not exist for field 'key'.`);
    },
    rank: (id, { site }) => Number(site.store.issues.byId(id)?.key.split('-')[1] ?? 0),
    call: issuesOf,
    narrows: 'issueIds',
  },
};

const project: ClauseField = {
  name: 'project',
  sortKey: (issue, { site }) => site.store.projectOf(issue).name.toLowerCase(),
  shape: {
    kind: 'choice',
    ...single((issue) => issue.projectId),
    resolve: (text, { site, actor }) => {
      const visible = actor === null ? [...site.store.projects.values()] : browsableProjects(site, actor);
      const found = visible.filter((each) => each.id === text || same(each.key, text) || same(each.name, text));
      if (found.length === 0) throw unknownValue(text, 'project');
      return found.map((each) => each.id);
    },
    call: (name, args, context) => projectsOf(name, args, context),
    narrows: 'projectIds',
  },
};

/** `projectsLeadByUser()`, of the reader or of a person. */
const projectsOf = (name: string, [leader]: readonly string[], { site, actor }: JqlContext): string[] => {
  if (name.toLowerCase() !== 'projectsleadbyuser') throw unknownFunction(name);
  const lead = leader ?? actor?.accountId;
  return [...site.store.projects.values()].filter(({ leadId }) => leadId === lead).map(({ id }) => id);
};

const status: ClauseField = {
  name: 'status',
  sortKey: (issue, { site }) => [...site.store.statuses.keys()].indexOf(issue.statusId),
  shape: {
    kind: 'choice',
    ...single((issue) => issue.statusId),
    resolve: byIdOrName('status', ({ site }) => site.store.statuses.values()),
    history: 'status',
    ofStatus: (statusId) => statusId,
  },
};

const statusCategory: ClauseField = {
  name: 'statusCategory',
  shape: {
    kind: 'choice',
    ...single((issue, { site }) => site.store.statusOf(issue).category),
    ofStatus: (statusId, { site }) => site.store.status(statusId).category,
    resolve: (text, context) => {
      const byId = CATEGORY_IDS[text];
      return byId === undefined ? byIdOrName('statusCategory', () => CATEGORIES)(text, context) : [byId];
    },
  },
};

const resolution: ClauseField = {
  name: 'resolution',
  sortKey: (issue, { site }) =>
    issue.resolutionId === null ? null : (site.store.resolutions.get(issue.resolutionId)?.name ?? null),
  shape: {
    kind: 'choice',
    ...single((issue) => issue.resolutionId),
    resolve: (text, context) =>
      same(text, 'Unresolved')
        ? [null]
        : byIdOrName('resolution', ({ site }) => site.store.resolutions.values())(text, context),
    history: 'resolution',
  },
};

/** Priorities are listed highest first, so a lower place ranks higher. */
const priorityRank = (id: string, { site }: JqlContext): number => -[...site.store.priorities.keys()].indexOf(id);

const priority: ClauseField = {
  name: 'priority',
  sortKey: (issue, context) => priorityRank(issue.priorityId, context),
  shape: {
    kind: 'choice',
    ...single((issue) => issue.priorityId),
    resolve: byIdOrName('priority', ({ site }) => site.store.priorities.values()),
    rank: priorityRank,
    history: 'priority',
  },
};

const issueTypes = (context: JqlContext): NamedRecord[] =>
  [...context.site.store.projects.values()].flatMap((each) =>
    each.requestTypes.map((type) => ({ id: type.issueTypeId, name: type.issueTypeName })),
  );

const issueType: ClauseField = {
  name: 'issuetype',
  sortKey: (issue) => Number(issue.issueTypeId),
  shape: {
    kind: 'choice',
    ...single((issue) => issue.issueTypeId),
    resolve: byIdOrName('issuetype', issueTypes),
    call: (name, _args, context) => {
      // Every type stands by itself: there are no subtasks here.
      if (name.toLowerCase() === 'standardissuetypes') return issueTypes(context).map(({ id }) => id);
      if (name.toLowerCase() === 'subtaskissuetypes') return ['none'];
      throw unknownFunction(name);
    },
  },
};

const choice = (
  name: string,
  value: (issue: IssueRecord) => readonly string[],
  known?: readonly string[],
): ClauseField => ({
  name,
  shape: {
    kind: 'choice',
    values: value,
    resolve: (given) => {
      const text = given.toLowerCase();
      if (known !== undefined && !known.includes(text)) throw unknownValue(given, name);
      return [text];
    },
  },
});

const labels: ClauseField = {
  name: 'labels',
  shape: {
    kind: 'choice',
    values: (issue) => issue.labels.map((label) => label.toLowerCase()),
    resolve: (text) => [text.toLowerCase()],
  },
};

const security: ClauseField = {
  name: 'level',
  shape: {
    kind: 'choice',
    ...single((issue) => issue.securityLevelId),
    resolve: byIdOrName('level', ({ site }) =>
      [...site.store.projects.values()].flatMap((each) => each.securityLevels),
    ),
  },
};

const text = (name: string, value: (issue: IssueRecord, context: JqlContext) => readonly string[]): ClauseField => ({
  name,
  shape: { kind: 'text', exact: false, value },
  sortKey: (issue, context) => value(issue, context)[0]?.toLowerCase() ?? null,
});

const descriptionOf = (issue: IssueRecord): string[] =>
  issue.description === null ? [] : [adfText(issue.description)];

const wholeText = (issue: IssueRecord, context: JqlContext): string[] => {
  const custom: string[] = [];
  for (const [id, value] of Object.entries(issue.values)) {
    const kind = context.site.store.fields.get(id)?.kind;
    if ((kind === 'text' || kind === 'string') && typeof value === 'string') custom.push(value);
  }
  return [issue.summary, ...descriptionOf(issue), ...commentsOf(issue, context), ...custom];
};

const dueAt = (issue: IssueRecord): number | null =>
  issue.dueDate === null ? null : Date.parse(`${issue.dueDate}T00:00:00Z`);

const fields: readonly (readonly [readonly string[], ClauseField])[] = [
  [['key', 'issuekey', 'issue', 'id'], issueKey],
  [['project'], project],
  [['status'], status],
  [['statuscategory'], statusCategory],
  [['resolution'], resolution],
  [['priority'], priority],
  [['issuetype', 'type'], issueType],
  [['labels'], labels],
  [['issuelinktype'], issueLinkType],
  [['projecttype'], choice('projectType', () => ['service_desk'], ['service_desk', 'software', 'business'])],
  [['request-channel-type'], choice('request-channel-type', ({ channel }) => [channel])],
  [['request-last-activity-time'], date('request-last-activity-time', lastActivityOf)],
  [['level', 'security'], security],
  [['reporter'], person('reporter', (issue) => issue.reporterId, 'reporter')],
  [['assignee'], person('assignee', (issue) => issue.assigneeId, 'assignee')],
  [['creator'], person('creator', (issue) => issue.creatorId)],
  [['created', 'createddate'], date('created', (issue) => issue.createdAt)],
  [['updated', 'updateddate'], date('updated', (issue) => issue.updatedAt, 'updatedSince')],
  [['resolved', 'resolutiondate'], date('resolved', (issue) => issue.resolvedAt)],
  [['statuscategorychangeddate'], date('statusCategoryChangedDate', (issue) => issue.statusCategoryChangedAt)],
  [['due', 'duedate'], date('due', dueAt)],
  [['summary'], text('summary', (issue) => [issue.summary])],
  [['description'], text('description', descriptionOf)],
  [['attachments'], attachments],
  [['comment'], text('comment', commentsOf)],
  [['text'], text('text', wholeText)],
];

const table = new Map(fields.flatMap(([names, field]) => names.map((name) => [name, field] as const)));

/** A system field by one of its clause names, in any case. */
export const systemClauseField = (name: string): ClauseField | undefined => table.get(name.toLowerCase());
