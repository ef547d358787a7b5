import type { Site } from '../site.ts';
import type { ProjectRecord } from '../state/desk-records.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import type { NamedRecord, StatusCategoryKey, StatusRecord } from '../state/records.ts';
import { avatarUrls } from './user-view.ts';

const CATEGORIES: Readonly<
  Record<StatusCategoryKey, { readonly id: number; readonly colorName: string; readonly name: string }>
> = {
  new: { id: 2, colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, colorName: 'green', name: 'Done' },
};

export const statusCategoryView = (site: Site, key: StatusCategoryKey): Readonly<Record<string, unknown>> => {
  const { id, colorName, name } = CATEGORIES[key];
  return { self: `${site.siteUrl}/rest/api/3/statuscategory/${id}`, id, key, colorName, name };
};

export const statusView = (site: Site, status: StatusRecord): Readonly<Record<string, unknown>> => ({
  self: `${site.siteUrl}/rest/api/3/status/${status.id}`,
  description: '',
  iconUrl: `${site.siteUrl}/images/icons/status_generic.gif`,
  name: status.name,
  id: status.id,
  statusCategory: statusCategoryView(site, status.category),
});

export const projectView = (site: Site, project: ProjectRecord): Readonly<Record<string, unknown>> => ({
  self: `${site.siteUrl}/rest/api/3/project/${project.id}`,
  id: project.id,
  key: project.key,
  name: project.name,
  projectTypeKey: project.type,
  simplified: false,
  avatarUrls: avatarUrls(site, `/rest/api/3/universal_avatar/view/type/project/avatar/${project.id}`),
});

/** Every issue type of the site once, by id. */
export const issueTypesOf = (project: ProjectRecord): NamedRecord[] => {
  const types = new Map(project.requestTypes.map((type) => [type.issueTypeId, type.issueTypeName]));
  return [...types].map(([id, name]) => ({ id, name }));
};

export const namedIssueType = (site: Site, { id, name }: NamedRecord): Readonly<Record<string, unknown>> => ({
  self: `${site.siteUrl}/rest/api/3/issuetype/${id}`,
  id,
  description: '',
  iconUrl: `${site.siteUrl}/rest/api/2/universal_avatar/view/type/issuetype/avatar/10300?size=medium`,
  name,
  subtask: false,
  avatarId: 10300,
  hierarchyLevel: 0,
});

export const issueTypeView = (site: Site, issue: IssueRecord): Readonly<Record<string, unknown>> => {
  const name =
    issueTypesOf(site.store.projectOf(issue)).find((type) => type.id === issue.issueTypeId)?.name ?? 'Service Request';
  return namedIssueType(site, { id: issue.issueTypeId, name });
};

export const priorityView = (site: Site, { id, name }: NamedRecord): Readonly<Record<string, unknown>> => ({
  self: `${site.siteUrl}/rest/api/3/priority/${id}`,
  iconUrl: `${site.siteUrl}/images/icons/priorities/${name.toLowerCase()}.svg`,
  name,
  id,
});

export const resolutionView = (site: Site, { id, name }: NamedRecord): Readonly<Record<string, unknown>> => ({
  self: `${site.siteUrl}/rest/api/3/resolution/${id}`,
  id,
  description: '',
  name,
});
