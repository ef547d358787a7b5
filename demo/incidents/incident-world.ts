import { type IncidentPlan, UNKNOWN } from './plan-incidents.ts';

export const INCIDENT_PROJECT = { id: '10900', key: 'INC', serviceDeskId: '9' } as const;
export const GOAL_FIELD = 'customfield_10950';
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

/** The service desk on which the incidents of a plan are replayed, as `/__sandbox/world` declares it. */
export function toIncidentWorld(plan: IncidentPlan, ids: IncidentIds): unknown {
  const id = (map: ReadonlyMap<string, string>, name: string): string => map.get(name) ?? '';
  const statusIds = plan.states.map((state) => id(ids.statuses, state.name));
  const resolved = plan.states
    .filter((state) => state.category === 'done')
    .map((state) => id(ids.statuses, state.name));
  return {
    people: [
      {
        accountId: INCIDENT_ADMIN,
        displayName: 'Incident manager',
        emailAddress: 'incident.manager@example.com',
        role: 'site-admin',
        locale: 'en-US',
        timeZone: 'UTC',
      },
      ...plan.agents.map((name) => person(id(ids.agents, name), name, 'agent')),
      ...plan.callers.map((name) => person(id(ids.callers, name), name, 'customer')),
    ],
    organizations: plan.locations.map((name) => ({
      id: id(ids.organizations, name),
      name,
      accountIds: [
        ...new Set(plan.incidents.filter((each) => each.location === name).map((each) => id(ids.callers, each.caller))),
      ],
    })),
    statuses: plan.states.map((state) => ({
      id: id(ids.statuses, state.name),
      name: state.name,
      category: state.category,
    })),
    resolutions: [{ id: '10000', name: 'Done' }],
    fields: [{ id: GOAL_FIELD, name: 'SLA goal (ms)', type: 'number' }],
    projects: [
      {
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
        workflow: {
          initial: id(ids.statuses, 'New'),
          transitions: plan.states.map((state) => ({
            id: id(ids.statuses, state.name),
            name: state.name,
            from: 'any',
            to: id(ids.statuses, state.name),
            ...(state.category === 'done' ? { setsResolution: '10000' } : { clearsResolution: true }),
          })),
        },
        slas: [
          {
            id: '901',
            fieldId: 'customfield_10951',
            name: 'Time to resolution',
            start: [
              'created',
              ...statusIds.filter((status) => !resolved.includes(status)).map((status) => `status:${status}`),
            ],
            pause: plan.states
              .filter((state) => state.waiting)
              .map((state) => `status:${id(ids.statuses, state.name)}`),
            stop: resolved.map((status) => `status:${status}`),
            goals: [{ jql: 'project = INC', goalField: GOAL_FIELD }],
            calendar: ALWAYS,
          },
        ],
        queues: [
          {
            id: '91',
            name: 'Open incidents',
            jql: 'project = INC AND statusCategory != Done ORDER BY created ASC',
            columns: QUEUE_COLUMNS,
          },
          { id: '92', name: 'All incidents', jql: 'project = INC ORDER BY created DESC', columns: QUEUE_COLUMNS },
        ],
        roles: {
          administrators: [INCIDENT_ADMIN],
          agents: plan.agents.map((name) => id(ids.agents, name)),
          customers: 'all',
        },
      },
    ],
    dashboards: [
      {
        id: '10900',
        name: 'Incidents',
        owner: INCIDENT_ADMIN,
        gadgets: [{ id: '10901', moduleKey: 'xla-gadget', column: 0, row: 0, config: { period: 'all' } }],
      },
    ],
  };
}

const QUEUE_COLUMNS = ['issuekey', 'summary', 'reporter', 'assignee', 'status', 'xla-status', 'xla-score'];

function person(accountId: string, displayName: string, role: 'agent' | 'customer'): Readonly<Record<string, string>> {
  return { accountId, displayName, emailAddress: `${accountId}@example.com`, role, locale: 'en-US', timeZone: 'UTC' };
}

/** Settings for this desk: its clock never stops, its departments are the source's locations. */
export const INCIDENT_SETTINGS = {
  projectIds: null,
  processes: [],
  departments: { sources: [{ kind: 'organization' }], merge: [] },
  calendar: { zone: 'UTC', weekdays: [0, 1, 2, 3, 4, 5, 6], hours: { from: 0, to: 1440 }, holidays: 'none' },
  managerGroup: null,
  waitingStatuses: ['Awaiting User Info', 'Awaiting Caller', 'Waiting for customer'],
} as const;
