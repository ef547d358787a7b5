import { type IncidentPlan, UNKNOWN } from './plan-incidents.ts';

export const INCIDENT_PROJECT = { id: '10900', key: 'INC', serviceDeskId: '9' } as const;
export const GOAL_FIELD = 'customfield_10950';
export const TEAM_FIELD = 'customfield_10952';
const RESOLVED = '10000';
export const INCIDENT_ADMIN = 'incident-admin';
const ALWAYS = { zone: 'UTC', weekdays: [0, 1, 2, 3, 4, 5, 6], hours: { from: 0, to: 1440 }, holidays: [] };

/** Ids the world and the loader share, looked up by the names of the source. */
export interface IncidentIds {
  readonly callers: ReadonlyMap<string, string>;
  readonly agents: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
  readonly requestTypes: ReadonlyMap<string, string>;
  readonly statuses: ReadonlyMap<string, string>;
}

/** Stable ids for the names of a plan. */
export function toIncidentIds(plan: IncidentPlan): IncidentIds {
  const number = (names: readonly string[], toId: (n: number) => string): ReadonlyMap<string, string> =>
    new Map(names.map((name, index) => [name, toId(index)]));
  return {
    callers: number(plan.callers, (n) => `incident-caller-${n + 1}`),
    agents: number(plan.agents, (n) => `incident-agent-${n + 1}`),
    organizations: number(plan.locations, (n) => String(900 + n)),
    requestTypes: number(plan.groups, (n) => String(9000 + n)),
    statuses: number(
      plan.states.map((state) => state.name),
      (n) => String(10_900 + n),
    ),
  };
}

const id = (map: ReadonlyMap<string, string>, name: string): string => map.get(name) ?? '';

/** The service desk on which the incidents of a plan are replayed, as `/__sandbox/world` declares it. */
export function toIncidentWorld(plan: IncidentPlan, ids: IncidentIds): unknown {
  const gadget = { id: '10901', moduleKey: 'xla-gadget', column: 0, row: 0, config: { period: 'all' } };
  return {
    people: toPeople(plan, ids),
    organizations: plan.locations.map((name) => ({
      id: id(ids.organizations, name),
      name,
      accountIds: [
        ...new Set(plan.incidents.filter((each) => each.location === name).map((each) => id(ids.callers, each.caller))),
      ],
    })),
    statuses: plan.states.map(({ name, category }) => ({ id: id(ids.statuses, name), name, category })),
    resolutions: [{ id: RESOLVED, name: 'Done' }],
    fields: [
      { id: GOAL_FIELD, name: 'SLA goal (ms)', type: 'number' },
      { id: TEAM_FIELD, name: 'Assignment group', type: 'text' },
    ],
    projects: [toProject(plan, ids)],
    dashboards: [{ id: '10900', name: 'Incidents', owner: INCIDENT_ADMIN, gadgets: [gadget] }],
  };
}

function toPeople(plan: IncidentPlan, ids: IncidentIds): readonly unknown[] {
  const person = (accountId: string, displayName: string, role: string): unknown => {
    return { accountId, displayName, emailAddress: `${accountId}@example.com`, role, locale: 'en-US', timeZone: 'UTC' };
  };
  return [
    person(INCIDENT_ADMIN, 'Incident manager', 'site-admin'),
    ...plan.agents.map((name) => person(id(ids.agents, name), name, 'agent')),
    ...plan.callers.map((name) => person(id(ids.callers, name), name, 'customer')),
  ];
}

function toProject(plan: IncidentPlan, ids: IncidentIds): unknown {
  const agents = plan.agents.map((name) => id(ids.agents, name));
  const queue = (queueId: string, name: string, jql: string): unknown => ({
    id: queueId,
    name,
    jql,
    columns: QUEUE_COLUMNS,
  });
  return {
    ...INCIDENT_PROJECT,
    name: 'Incidents',
    type: 'service_desk',
    lead: INCIDENT_ADMIN,
    requestTypes: plan.groups.map((name) => ({
      id: id(ids.requestTypes, name),
      name,
      description: name === UNKNOWN.group ? 'The source does not say which group served' : `Served by ${name}`,
      issueTypeId: '10901',
      issueTypeName: 'Incident',
    })),
    workflow: toWorkflow(plan, ids),
    slas: [toSla(plan, ids)],
    queues: [
      queue('91', 'Open incidents', 'project = INC AND statusCategory != Done ORDER BY created ASC'),
      queue('92', 'All incidents', 'project = INC ORDER BY created DESC'),
    ],
    roles: { administrators: [INCIDENT_ADMIN], agents, customers: 'all' },
  };
}

/** Any state may follow any other, as in the source; entering a done one resolves. */
function toWorkflow(plan: IncidentPlan, ids: IncidentIds): unknown {
  return {
    initial: id(ids.statuses, 'New'),
    transitions: plan.states.map(({ name, category }) => ({
      id: id(ids.statuses, name),
      name,
      from: 'any',
      to: id(ids.statuses, name),
      ...(category === 'done' ? { setsResolution: RESOLVED } : { clearsResolution: true }),
    })),
  };
}

function toSla(plan: IncidentPlan, ids: IncidentIds): unknown {
  const conditions = (fits: (state: IncidentPlan['states'][number]) => boolean): readonly string[] =>
    plan.states.filter((state) => fits(state)).map((state) => `status:${id(ids.statuses, state.name)}`);
  return {
    id: '901',
    fieldId: 'customfield_10951',
    name: 'Time to resolution',
    start: ['created', ...conditions((state) => state.category !== 'done')],
    pause: conditions((state) => state.waiting),
    stop: conditions((state) => state.category === 'done'),
    goals: [{ jql: 'project = INC', goalField: GOAL_FIELD }],
    calendar: ALWAYS,
  };
}

const QUEUE_COLUMNS = ['issuekey', 'summary', 'reporter', 'assignee', 'status', 'xla-status', 'xla-score'];

/** Settings for this desk: its clock never stops, its departments are the source's locations. */
export const INCIDENT_SETTINGS = {
  projectIds: null,
  processes: [],
  departments: { sources: [{ kind: 'organization' }], merge: [] },
  calendar: { zone: 'UTC', weekdays: [0, 1, 2, 3, 4, 5, 6], hours: { from: 0, to: 1440 }, holidays: 'none' },
  managerGroup: null,
  waitingStatuses: ['Awaiting User Info', 'Awaiting Caller', 'Waiting for customer'],
  teamField: TEAM_FIELD,
} as const;
