import type { Site } from '../site.ts';
import type { ProjectRecord, QueueRecord, RequestTypeRecord } from '../state/desk-records.ts';
import type { FieldRecord, OrganizationRecord } from '../state/records.ts';

type View = Readonly<Record<string, unknown>>;

const base = (site: Site): string => `${site.siteUrl}/rest/servicedeskapi`;

export const serviceDeskView = (site: Site, project: ProjectRecord): View => ({
  id: project.serviceDeskId,
  projectId: project.id,
  projectName: project.name,
  projectKey: project.key,
  projectTypeKey: project.type,
  _links: { self: `${base(site)}/servicedesk/${project.serviceDeskId}` },
});

export const requestTypeView = (site: Site, project: ProjectRecord, type: RequestTypeRecord): View => ({
  _expands: ['field'],
  id: type.id,
  _links: { self: `${base(site)}/servicedesk/${project.serviceDeskId}/requesttype/${type.id}` },
  name: type.name,
  description: type.description,
  helpText: type.helpText,
  issueTypeId: type.issueTypeId,
  serviceDeskId: project.serviceDeskId,
  portalId: project.serviceDeskId,
  groupIds: [],
  icon: { id: '10544', _links: { iconUrls: {} } },
});

/**
 * Ids of a queue's columns. A world may name the field of an app by its module alone, because the id is given out at
 * installation; a field nobody installed is no column.
 */
export const queueColumns = (site: Site, queue: QueueRecord): readonly string[] => {
  const { store } = site;
  const ofModule = (key: string): FieldRecord | undefined =>
    [...store.fields.values()].find((field) => field.key.endsWith(`__${key}`));
  return queue.columns.flatMap((column) => {
    const field = store.fieldByIdOrKey(column) ?? ofModule(column);
    return field === undefined ? [] : [field.id];
  });
};

export const queueView = (site: Site, project: ProjectRecord, queue: QueueRecord): View => ({
  id: queue.id,
  name: queue.name,
  jql: queue.jql,
  fields: queueColumns(site, queue),
  _links: { self: `${base(site)}/servicedesk/${project.serviceDeskId}/queue/${queue.id}` },
});

export const organizationView = (site: Site, organization: OrganizationRecord): View => ({
  id: organization.id,
  name: organization.name,
  _links: { self: `${base(site)}/organization/${organization.id}` },
});

/** The page of the portal that shows the request. */
export const portalUrl = (site: Site, project: ProjectRecord, issueKey: string): string =>
  `${site.siteUrl}/servicedesk/customer/portal/${project.serviceDeskId}/${issueKey}`;
