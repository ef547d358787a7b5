import type { WorldInput } from '../../../sandbox/jira/world/world-schema.ts';

export const ADMIN = 'amit';
export const AGENT = 'adi';
export const DANA = 'dana';
export const MOTI = 'moti';
export const PARTNER = 'noa';

const person = (
  accountId: string,
  displayName: string,
  rest: { role: 'site-admin' | 'agent' | 'customer' | 'unlicensed'; locale?: string },
) => ({
  accountId,
  displayName,
  emailAddress: `${accountId}@example.com`,
  locale: 'en-US',
  timeZone: 'Asia/Jerusalem',
  ...rest,
});

const HOURS = { zone: 'Asia/Jerusalem', weekdays: [0, 1, 2, 3, 4], hours: { from: 480, to: 1020 }, holidays: [] };

/** One desk, two queues, one dashboard: enough for every page. */
export const WORLD: WorldInput = {
  people: [
    person(ADMIN, 'Amit Admin', { role: 'site-admin' }),
    person(AGENT, 'Adi Levi', { role: 'agent' }),
    person(DANA, 'דנה מזרחי', { role: 'customer', locale: 'he-IL' }),
    person(MOTI, 'Moti Cohen', { role: 'customer' }),
    person(PARTNER, 'Noa Partner', { role: 'unlicensed' }),
  ],
  organizations: [{ id: '71', name: 'Field technicians', accountIds: [DANA, MOTI] }],
  statuses: [
    { id: '1', name: 'Waiting for support', category: 'new' },
    { id: '2', name: 'In progress', category: 'indeterminate' },
    { id: '3', name: 'Resolved', category: 'done' },
  ],
  resolutions: [{ id: '10000', name: 'Done' }],
  projects: [
    {
      id: '10700',
      key: 'PAY',
      name: 'שכר',
      type: 'service_desk',
      serviceDeskId: '7',
      lead: ADMIN,
      requestTypes: [
        {
          id: '701',
          name: 'Payslip error',
          description: 'Something on my payslip is wrong',
          issueTypeId: '10701',
          issueTypeName: 'Service request',
          fields: [{ fieldId: 'attachment' }],
        },
        { id: '702', name: 'Hours report', issueTypeId: '10701', issueTypeName: 'Service request' },
      ],
      workflow: {
        initial: '1',
        transitions: [
          { id: '11', name: 'Start work', from: 'any', to: '2' },
          { id: '21', name: 'Resolve', from: 'any', to: '3', setsResolution: '10000' },
          { id: '31', name: 'Reopen', from: ['3'], to: '2', clearsResolution: true, customerVisible: true },
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
          goals: [{ jql: 'project = PAY', goalMs: 14_400_000 }],
          calendar: HOURS,
        },
        {
          id: '72',
          fieldId: 'customfield_10702',
          name: 'Time to resolution',
          start: ['created'],
          pause: [],
          stop: ['resolved'],
          goals: [{ jql: 'project = PAY', goalMs: 57_600_000 }],
          calendar: HOURS,
        },
      ],
      queues: [
        {
          id: '71',
          name: 'All open',
          jql: 'project = PAY AND statusCategory != Done ORDER BY created ASC',
          columns: ['issuekey', 'summary', 'reporter', 'status', 'customfield_10702', 'mood'],
        },
        {
          id: '72',
          name: 'Resolved',
          jql: 'project = PAY AND statusCategory = Done ORDER BY created DESC',
          columns: ['issuekey', 'summary', 'assignee', 'status', 'mood'],
        },
      ],
      roles: { administrators: [ADMIN], agents: [AGENT], customers: 'all' },
    },
  ],
  dashboards: [
    {
      id: '10700',
      name: 'Experience',
      owner: ADMIN,
      gadgets: [{ id: '10701', moduleKey: 'gadget', column: 0, row: 0, config: { word: 'first' } }],
    },
  ],
};
