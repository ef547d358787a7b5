import { createHash } from 'node:crypto';
import type { ProjectRecord, RequestTypeRecord } from '../state/desk-records.ts';
import type { Store } from '../state/store.ts';
import { declaredField, slaField } from '../state/system-fields.ts';
import { World } from './world-schema.ts';

type WorldProject = World['projects'][number];
type WorldPerson = World['people'][number];

/**
 * Adds the declared configuration to the site. Declaring the same again changes nothing; a record declared with the same id is replaced,
 * keeping what was written at run time (tokens, properties, issue numbers).
 * @throws ZodError when the world is not one, Error when it refers to something nobody declared.
 */
export const declareWorld = (store: Store, input: unknown, seed: string): void => {
  const world = World.parse(input);
  for (const status of world.statuses) store.statuses.set(status.id, status);
  for (const resolution of world.resolutions) store.resolutions.set(resolution.id, resolution);
  if (world.priorities.length > 0) store.priorities = new Map(world.priorities.map((each) => [each.id, each]));
  store.uploadLimit = world.uploadLimit ?? store.uploadLimit;
  for (const field of world.fields) {
    store.fields.set(field.id, declaredField({ ...field, options: field.options ?? null }));
  }
  for (const group of world.groups) declareGroup(store, group.groupId, group.name);
  for (const person of world.people) declarePerson(store, person, seed);
  for (const organization of world.organizations) declareOrganization(store, organization);
  for (const project of world.projects) declareProject(store, project);
  for (const dashboard of world.dashboards) declareDashboard(store, dashboard);
};

const declareGroup = (store: Store, groupId: string, name: string): void => {
  const before = store.groups.get(groupId);
  if (before === undefined) store.groups.set(groupId, { groupId, name, memberIds: [] });
  else before.name = name;
};

const declarePerson = (store: Store, { groups, token, ...person }: WorldPerson, seed: string): void => {
  const before = store.people.get(person.accountId);
  const derived = createHash('sha256').update(`${seed}/${person.accountId}`).digest('base64url').slice(0, 24);
  store.people.set(person.accountId, { ...person, token: token ?? before?.token ?? derived });
  for (const wanted of groups) {
    const group = store.groups.get(wanted) ?? [...store.groups.values()].find((each) => each.name === wanted);
    if (group === undefined)
      throw new Error(`${person.accountId} is in group "${wanted}", which the world does not declare`);
    if (!group.memberIds.includes(person.accountId)) group.memberIds.push(person.accountId);
  }
};

const declareOrganization = (store: Store, { accountIds, ...organization }: World['organizations'][number]): void => {
  const before = store.organizations.get(organization.id);
  const memberIds = [...new Set([...(before?.memberIds ?? []), ...accountIds])];
  store.organizations.set(organization.id, { ...organization, memberIds, properties: before?.properties ?? {} });
};

const declareProject = (store: Store, declared: WorldProject): void => {
  const before = store.projects.get(declared.id);
  const sameKey = store.projectByKey(declared.key);
  if (sameKey !== undefined && sameKey.id !== declared.id) throw new Error(`Two projects have the key ${declared.key}`);
  checkReferences(store, declared);
  const { lead, organizations, workflow, requestTypes, ...rest } = declared;
  const project: ProjectRecord = {
    ...rest,
    leadId: lead ?? null,
    organizationIds: organizations ?? before?.organizationIds ?? null,
    requestTypes: requestTypes.map((type): RequestTypeRecord => ({
      ...type,
      properties: before?.requestTypes.find((each) => each.id === type.id)?.properties ?? {},
    })),
    workflow: {
      initial: workflow.initial,
      transitions: workflow.transitions.map((transition) => ({
        ...transition,
        setsResolution: transition.setsResolution ?? null,
        clearsResolution: transition.clearsResolution ?? false,
      })),
    },
    properties: before?.properties ?? {},
    lastIssueNumber: before?.lastIssueNumber ?? 0,
  };
  store.projects.set(project.id, project);
  for (const sla of project.slas) {
    const known = store.fields.get(sla.fieldId);
    if (known !== undefined && known.kind !== 'sla')
      throw new Error(`${sla.fieldId} of SLA "${sla.name}" is another field`);
    // Desks share the field of an SLA of the same name, as Jira does.
    store.fields.set(sla.fieldId, known ?? slaField(sla.fieldId, sla.name));
  }
};

const checkReferences = (store: Store, project: WorldProject): void => {
  const statuses = [
    project.workflow.initial,
    ...project.workflow.transitions.flatMap((each) => [each.to, ...(each.from === 'any' ? [] : each.from)]),
  ];
  for (const id of statuses)
    if (!store.statuses.has(id)) throw new Error(`Project ${project.key} uses status ${id}, which is not declared`);
  for (const { setsResolution } of project.workflow.transitions) {
    if (setsResolution !== undefined && !store.resolutions.has(setsResolution)) {
      throw new Error(`Project ${project.key} sets resolution ${setsResolution}, which is not declared`);
    }
  }
  const people = [
    ...project.roles.administrators,
    ...project.roles.agents,
    ...(project.roles.viewers ?? []),
    ...(project.roles.customers === 'all' ? [] : project.roles.customers),
  ];
  for (const id of people)
    if (!store.people.has(id)) throw new Error(`Project ${project.key} names ${id}, who is not declared`);
  for (const id of project.roles.viewers ?? []) {
    const role = store.people.get(id)?.role;
    if (role === 'customer' || role === 'unlicensed')
      throw new Error(`Project ${project.key} shows itself to ${id}, who has no licence for Jira`);
  }
};

const declareDashboard = (store: Store, declared: World['dashboards'][number]): void => {
  const before = store.dashboards.get(declared.id);
  const gadgets = new Map((before?.gadgets ?? []).map((gadget) => [gadget.id, gadget]));
  for (const { config, ...gadget } of declared.gadgets) {
    const properties = { ...gadgets.get(gadget.id)?.properties, ...(config === undefined ? {} : { config }) };
    gadgets.set(gadget.id, { ...gadget, properties });
    store.sequences.gadget = Math.max(store.sequences.gadget, Number(gadget.id));
  }
  store.dashboards.set(declared.id, {
    id: declared.id,
    name: declared.name,
    ownerId: declared.owner,
    gadgets: [...gadgets.values()],
  });
};
