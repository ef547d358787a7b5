/** People of the small desk. Dana and Moti share an organization, so Moti may see what Dana shares with it. */
export const ADMIN = 'admin';
/** Manages the project as the admin does, and may sign what the admin may not sign twice. */
export const LEAD = 'lead-gal';
export const AGENT = 'agent-adi';
export const OTHER_AGENT = 'agent-ben';
export const DANA = 'dana';
export const MOTI = 'moti';
export const PARTNER = 'partner-noa';
/** As many people as a figure from answers needs. */
export const RATERS = [DANA, MOTI, PARTNER, OTHER_AGENT, LEAD] as const;

const STATUS = {
  open: '1',
  progress: '2',
  waiting: '3',
  resolved: '4',
  closed: '5',
  declined: '6',
  silent: '7',
} as const;
export const TRANSITION = {
  start: '11',
  ask: '21',
  resolve: '31',
  decline: '41',
  reopen: '51',
  close: '61',
  giveUp: '71',
  duplicate: '81',
  spam: '91',
  withdraw: '101',
} as const;
export type Transition = keyof typeof TRANSITION;

/** The desk as `/__sandbox/world` declares it. */
export const SMALL_DESK = {
  people: [
    onePerson({ accountId: ADMIN, displayName: 'Amit Admin', role: 'site-admin' }),
    onePerson({ accountId: LEAD, displayName: 'Gal Lead', role: 'project-admin' }),
    onePerson({ accountId: AGENT, displayName: 'Adi Agent', role: 'agent' }),
    onePerson({ accountId: OTHER_AGENT, displayName: 'Ben Agent', role: 'agent' }),
    onePerson({ accountId: DANA, displayName: 'Dana Mizrahi', role: 'customer', locale: 'he-IL' }),
    onePerson({ accountId: MOTI, displayName: 'Moti Cohen', role: 'customer' }),
    onePerson({ accountId: PARTNER, displayName: 'Noa Partner', role: 'unlicensed' }),
  ],
  organizations: [{ id: '71', name: 'Sales', accountIds: [DANA, MOTI] }],
  statuses: [
    { id: STATUS.open, name: 'Open', category: 'new' },
    { id: STATUS.progress, name: 'In progress', category: 'indeterminate' },
    { id: STATUS.waiting, name: 'Waiting for customer', category: 'indeterminate' },
    { id: STATUS.resolved, name: 'Resolved', category: 'done' },
    { id: STATUS.closed, name: 'Closed', category: 'done' },
    { id: STATUS.declined, name: 'Declined', category: 'done' },
    { id: STATUS.silent, name: 'Closed, no answer', category: 'done' },
  ],
  resolutions: [
    { id: '10000', name: 'Done' },
    { id: '10001', name: "Won't do" },
    { id: '10002', name: 'Duplicate' },
    { id: '10003', name: 'Spam' },
    { id: '10004', name: 'No response' },
  ],
  projects: [
    {
      id: '10700',
      key: 'HELP',
      name: 'Help desk',
      type: 'service_desk',
      serviceDeskId: '7',
      lead: ADMIN,
      requestTypes: [
        {
          id: '701',
          name: 'Ask payroll',
          description: 'Anything about pay',
          issueTypeId: '10701',
          issueTypeName: 'Service request',
        },
        {
          id: '702',
          name: 'Ask IT',
          description: 'Anything about tools',
          issueTypeId: '10701',
          issueTypeName: 'Service request',
        },
      ],
      workflow: {
        initial: STATUS.open,
        transitions: [
          { id: TRANSITION.start, name: 'Start work', from: 'any', to: STATUS.progress },
          { id: TRANSITION.ask, name: 'Ask the requester', from: 'any', to: STATUS.waiting },
          { id: TRANSITION.resolve, name: 'Resolve', from: 'any', to: STATUS.resolved, setsResolution: '10000' },
          { id: TRANSITION.decline, name: 'Decline', from: 'any', to: STATUS.declined, setsResolution: '10001' },
          {
            id: TRANSITION.reopen,
            name: 'Reopen',
            from: 'any',
            to: STATUS.progress,
            clearsResolution: true,
            customerVisible: true,
          },
          { id: TRANSITION.giveUp, name: 'Give up', from: 'any', to: STATUS.silent, setsResolution: '10004' },
          { id: TRANSITION.duplicate, name: 'Duplicate', from: 'any', to: STATUS.closed, setsResolution: '10002' },
          { id: TRANSITION.spam, name: 'Spam', from: 'any', to: STATUS.closed, setsResolution: '10003' },
          { id: TRANSITION.close, name: 'Close', from: 'any', to: STATUS.closed },
          {
            id: TRANSITION.withdraw,
            name: 'It is solved',
            from: 'any',
            to: STATUS.resolved,
            setsResolution: '10000',
            customerVisible: true,
          },
        ],
      },
      slas: [
        {
          id: '71',
          fieldId: 'customfield_10701',
          name: 'Time to first response',
          start: ['created'],
          pause: [],
          stop: ['public-agent-comment', 'resolved'],
          goals: [{ jql: 'project = HELP', goalMs: 4 * 3_600_000 }],
          calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], hours: { from: 540, to: 1020 }, holidays: [] },
        },
        {
          id: '72',
          fieldId: 'customfield_10702',
          name: 'Time to resolution',
          start: ['created', `status:${STATUS.progress}`],
          pause: [`status:${STATUS.waiting}`],
          stop: ['resolved'],
          goals: [{ jql: 'project = HELP', goalMs: 16 * 3_600_000 }],
          calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], hours: { from: 540, to: 1020 }, holidays: [] },
        },
      ],
      queues: [
        {
          id: '71',
          name: 'Open',
          jql: 'project = HELP AND statusCategory != Done ORDER BY created ASC',
          columns: ['issuekey', 'summary', 'status', 'xla-status'],
        },
        {
          id: '72',
          name: 'All requests',
          jql: 'project = HELP ORDER BY created DESC',
          columns: ['issuekey', 'summary', 'reporter', 'status', 'xla-status', 'xla-score'],
        },
      ],
      roles: { administrators: [ADMIN, LEAD], agents: [AGENT, OTHER_AGENT], customers: 'all' },
    },
  ],
  dashboards: [
    {
      id: '10700',
      name: 'Help',
      owner: ADMIN,
      gadgets: [{ id: '10701', moduleKey: 'xla-gadget', column: 0, row: 0, config: {} }],
    },
  ],
};

/** Settings a test may vary: the card is asked for whatever was closed, however fast. */
export const SMALL_SETTINGS = {
  projectIds: null,
  processes: [
    {
      id: 'payroll',
      projectId: '10700',
      name: { en: 'Payroll questions', he: 'שאלות שכר' },
      team: { en: 'payroll', he: 'השכר' },
      requestTypeIds: ['701'],
      visibility: 'team',
      target: 4,
      commentReader: { accountId: OTHER_AGENT, name: { en: 'Ben, payroll manager', he: 'בן, מנהל השכר' } },
      meaningfulMinutes: 0,
    },
  ],
  departments: { sources: [{ kind: 'organization' }], merge: [] },
  calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], hours: { from: 540, to: 1020 }, holidays: 'none' },
  managerGroup: null,
  waitingStatuses: ['Waiting for customer'],
};

function onePerson(given: {
  readonly accountId: string;
  readonly displayName: string;
  readonly role: string;
  readonly locale?: string;
}): Readonly<Record<string, string>> {
  return { locale: 'en-US', timeZone: 'UTC', emailAddress: `${given.accountId}@example.com`, ...given };
}
