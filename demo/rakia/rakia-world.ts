import { AGENTS, DEPARTMENTS, MANAGER_GROUP, PEOPLE, UNITS } from './people.ts';
import { FORMS } from './contracts.ts';
import { DESKS, type DeskKey, type ProcessTraffic } from './desks.ts';
import { PROCESSES } from './processes.ts';
import { WORK } from './work-calendar.ts';

export const STATUS = {
  open: '10001',
  progress: '10002',
  waiting: '10003',
  resolved: '10004',
  closed: '10005',
  declined: '10006',
} as const;
export const TRANSITION = { start: '11', ask: '21', resolve: '31', decline: '41', reopen: '51', close: '61' } as const;
const HOUR = 3_600_000;
const UNFINISHED = [STATUS.open, STATUS.progress, STATUS.waiting];
const FINISHED = [STATUS.resolved, STATUS.closed, STATUS.declined];
const deskKeys = Object.keys(AGENTS).filter((key): key is DeskKey => key in DESKS);

const WORKFLOW = {
  initial: STATUS.open,
  transitions: [
    { id: TRANSITION.start, name: 'Start work', from: UNFINISHED, to: STATUS.progress },
    { id: TRANSITION.ask, name: 'Ask the requester', from: UNFINISHED, to: STATUS.waiting },
    { id: TRANSITION.resolve, name: 'Resolve', from: UNFINISHED, to: STATUS.resolved, setsResolution: '10000' },
    { id: TRANSITION.decline, name: 'Decline', from: UNFINISHED, to: STATUS.declined, setsResolution: '10001' },
    {
      id: TRANSITION.reopen,
      name: 'Reopen',
      from: FINISHED,
      to: STATUS.progress,
      clearsResolution: true,
      customerVisible: true,
    },
    { id: TRANSITION.close, name: 'Close', from: [STATUS.resolved], to: STATUS.closed },
  ],
};

/** What payroll and HR both have a part in is passed to her without leaving the desk. */
const HR_IN_PAYROLL = 'liat-shaked';

/** They read the figures of every desk, so they may look on at those that they do not serve. */
const MANAGERS = PEOPLE.filter(({ groups }) => groups?.includes(MANAGER_GROUP)).map(({ accountId }) => accountId);

/** The site of Rakia Elevators as `/__sandbox/world` declares it. */
export const RAKIA_WORLD = {
  people: PEOPLE.map(({ unit: _unit, ...person }) => ({
    ...person,
    emailAddress: `${person.accountId}@rakia.example`,
    timeZone: WORK.zone,
  })),
  groups: [{ groupId: MANAGER_GROUP, name: MANAGER_GROUP }],
  organizations: UNITS.map((each) => ({
    id: each.id,
    name: each.name,
    accountIds: PEOPLE.filter((person) => person.unit === each.unit).map((person) => person.accountId),
  })),
  statuses: [
    { id: STATUS.open, name: 'Open', category: 'new' },
    { id: STATUS.progress, name: 'In progress', category: 'indeterminate' },
    { id: STATUS.waiting, name: 'Waiting for customer', category: 'indeterminate' },
    { id: STATUS.resolved, name: 'Resolved', category: 'done' },
    { id: STATUS.closed, name: 'Closed', category: 'done' },
    { id: STATUS.declined, name: 'Declined', category: 'done' },
  ],
  resolutions: [
    { id: '10000', name: 'Done' },
    { id: '10001', name: "Won't do" },
  ],
  fields: Object.values(FORMS)
    .flat()
    .map(({ fieldId, name }) => ({ id: fieldId, name, type: 'text' })),
  projects: deskKeys.map((key) => toProject(key)),
  dashboards: [
    {
      id: '10000',
      name: 'Internal service',
      owner: 'noam-katz',
      gadgets: [
        { id: '10001', moduleKey: 'xla-gadget', column: 0, row: 0, config: { period: '13w' } },
        {
          id: '10002',
          moduleKey: 'xla-gadget',
          column: 1,
          row: 0,
          // Another desk than the watermelon's, whose sentence stands beside it already.
          config: { title: 'Payroll', projects: [DESKS.PAY.id], period: '13w' },
        },
      ],
    },
  ],
};

function toProject(key: DeskKey): unknown {
  const desk = DESKS[key];
  const processes = PROCESSES.filter((process) => process.desk === key);
  return {
    id: desk.id,
    key,
    name: desk.name,
    type: 'service_desk',
    serviceDeskId: desk.serviceDeskId,
    lead: AGENTS[key][0],
    requestTypes: processes.map((process) => ({
      ...process.requestType,
      fields: (FORMS[process.id] ?? []).map(({ fieldId }) => ({ fieldId })),
      issueTypeId: '10101',
      issueTypeName: 'Service request',
    })),
    workflow: WORKFLOW,
    slas: [
      toSla(key, processes, {
        offset: 1,
        name: 'Time to first response',
        goal: 'reply',
        pause: [],
        stop: ['public-agent-comment', 'resolved'],
      }),
      toSla(key, processes, {
        offset: 2,
        name: 'Time to resolution',
        goal: 'solve',
        pause: [`status:${STATUS.waiting}`],
        stop: ['resolved'],
      }),
    ],
    queues: toQueues(key),
    roles: rolesOf(key),
  };
}

function rolesOf(key: DeskKey) {
  const agents: readonly string[] = key === 'PAY' ? [...AGENTS.PAY, HR_IN_PAYROLL] : AGENTS[key];
  const viewers = MANAGERS.filter((manager) => !agents.includes(manager));
  return { administrators: [AGENTS[key][0]], agents, viewers, customers: 'all' };
}

function toSla(
  key: DeskKey,
  processes: readonly ProcessTraffic[],
  sla: {
    readonly offset: number;
    readonly name: string;
    readonly goal: 'reply' | 'solve';
    readonly pause: readonly string[];
    readonly stop: readonly string[];
  },
): unknown {
  const start = sla.goal === 'solve' ? ['created', `status:${STATUS.progress}`] : ['created'];
  return {
    id: `${DESKS[key].serviceDeskId}${sla.offset}`,
    fieldId: `customfield_1020${sla.offset}`,
    name: sla.name,
    start,
    pause: sla.pause,
    stop: sla.stop,
    goals: processes.map((process) => ({
      jql: `"Request Type" = "${process.requestType.name} (${key})"`,
      goalMs: process.goals[sla.goal] * HOUR,
    })),
    calendar: { ...WORK, holidays: [...WORK.holidays] },
  };
}

function toQueues(key: DeskKey): unknown {
  const columns = [
    'issuekey',
    'summary',
    'reporter',
    'assignee',
    'status',
    'customfield_10202',
    'xla-status',
    'xla-score',
  ];
  const number = DESKS[key].serviceDeskId;
  return [
    {
      id: `${number}1`,
      name: 'Open requests',
      jql: `project = ${key} AND statusCategory != Done ORDER BY created ASC`,
      columns,
    },
    {
      id: `${number}2`,
      name: 'Closed lately',
      jql: `project = ${key} AND statusCategory = Done ORDER BY resolutiondate DESC`,
      columns,
    },
    {
      id: `${number}3`,
      name: 'Rated low',
      jql: `project = ${key} AND "XLA score" <= 2 ORDER BY updated DESC`,
      columns,
    },
  ];
}

/** The settings its administrator saved on the first day. */
export const RAKIA_SETTINGS = {
  projectIds: null,
  processes: PROCESSES.map((process) => ({
    id: process.id,
    projectId: DESKS[process.desk].id,
    name: process.name,
    team: DESKS[process.desk].team,
    requestTypeIds: [process.requestType.id],
    visibility: process.visibility,
    target: process.target,
    commentReader: commentReaders()[process.desk],
    meaningfulMinutes: 10,
  })),
  departments: { sources: [{ kind: 'organization' }], merge: DEPARTMENTS },
  calendar: { zone: WORK.zone, weekdays: WORK.weekdays, hours: WORK.hours, holidays: 'israel' },
  managerGroup: MANAGER_GROUP,
  waitingStatuses: ['Waiting for customer'],
};

function commentReaders(): Readonly<Record<DeskKey, { accountId: string; name: { en: string; he: string } }>> {
  return {
    PAY: { accountId: 'ronit-levy', name: { en: 'Ronit Levy, payroll manager', he: 'רונית לוי, מנהלת השכר' } },
    HR: { accountId: 'michal-bar', name: { en: 'Michal Bar, head of HR', he: 'מיכל בר, מנהלת משאבי האנוש' } },
    IT: { accountId: 'noam-katz', name: { en: 'Noam Katz, IT manager', he: 'נועם כץ, מנהל מערכות המידע' } },
    PROC: { accountId: 'orly-dagan', name: { en: 'Orly Dagan, procurement manager', he: 'אורלי דגן, מנהלת הרכש' } },
  };
}
