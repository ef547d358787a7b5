import type { Caller, JiraSite, ProductEvent } from '../../../sandbox/platform/ports.ts';
import { createJiraSite } from '../../../sandbox/jira/jira-site.ts';
import type { WorldInput } from '../../../sandbox/jira/world/world-schema.ts';
import { checkExchange } from './documents/check-exchange.ts';
import { formOf } from './form.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const APP_ID = '5d2f6a0e-0000-4000-8000-000000000001';
export const TTR = 'customfield_10020';
export const TTFR = 'customfield_10021';
export const DEPARTMENT = 'customfield_10100';
export const GOAL = 'customfield_10101';
export const SCORE_KEY = `${APP_ID}__PRODUCTION__score`;

const person = (
  accountId: string,
  displayName: string,
  role: 'site-admin' | 'project-admin' | 'agent' | 'customer' | 'unlicensed',
) => ({
  accountId,
  displayName,
  emailAddress: `${accountId}@example.com`,
  role,
});

const calendar = {
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: '08:00', to: '17:00' },
  holidays: ['2026-09-13'],
};

const workflow = {
  initial: '1',
  transitions: [
    { id: '11', name: 'Start work', from: ['1', '4'], to: '2' },
    { id: '21', name: 'Ask the customer', from: ['1', '2'], to: '4' },
    { id: '31', name: 'Resolve', from: 'any' as const, to: '3', setsResolution: '10000', customerVisible: true },
    { id: '41', name: 'Reopen', from: ['3'], to: '2', clearsResolution: true as const },
    { id: '51', name: 'Close', from: ['3'], to: '5' },
  ],
};

const slas = (project: string) => [
  {
    id: project === 'PAY' ? '1' : '3',
    fieldId: TTR,
    name: 'Time to resolution',
    start: ['created', 'resolution-cleared'],
    pause: ['status:4'],
    stop: ['resolved'],
    goals: [
      { jql: 'priority = Highest', goalMs: 4 * HOUR },
      { jql: `cf[10101] is not EMPTY`, goalField: GOAL },
      { jql: '', goalMs: 18 * HOUR },
    ],
    calendar,
  },
  {
    id: project === 'PAY' ? '2' : '4',
    fieldId: TTFR,
    name: 'Time to first response',
    start: ['created'],
    stop: ['public-agent-comment', 'resolved'],
    goals: [{ jql: `project = ${project}`, goalMs: 4 * HOUR }],
    calendar,
  },
];

/** Two desks, their people, and one dashboard. */
export const WORLD: WorldInput = {
  groups: [{ groupId: 'g-managers', name: 'managers' }],
  people: [
    person('amit', 'Amit Admin', 'site-admin'),
    { ...person('admin-in-jerusalem', 'Yael Admin', 'site-admin'), timeZone: 'Asia/Jerusalem' },
    person('pola', 'Pola Payroll', 'project-admin'),
    { ...person('adi', 'Adi Agent', 'agent'), groups: ['managers'], timeZone: 'Asia/Jerusalem' },
    person('ilan', 'Ilan It', 'agent'),
    person('vera', 'Vera Viewer', 'agent'),
    person('dana', 'Dana Customer', 'customer'),
    person('moti', 'Moti Mate', 'customer'),
    person('rina', 'Rina Remote', 'customer'),
    person('noa', 'Noa Nolicence', 'unlicensed'),
  ],
  organizations: [
    { id: '7', name: 'Field technicians', accountIds: ['dana', 'moti'] },
    { id: '8', name: 'Sales', accountIds: ['rina'] },
  ],
  statuses: [
    { id: '1', name: 'Waiting for support', category: 'new' },
    { id: '2', name: 'In progress', category: 'indeterminate' },
    { id: '3', name: 'Resolved', category: 'done' },
    { id: '4', name: 'Waiting for customer', category: 'indeterminate' },
    { id: '5', name: 'Closed', category: 'done' },
  ],
  resolutions: [
    { id: '10000', name: 'Done' },
    { id: '10001', name: "Won't do" },
  ],
  fields: [
    { id: DEPARTMENT, name: 'Department', type: 'select', options: ['Field', 'Sales', 'HQ'] },
    { id: GOAL, name: 'Goal', type: 'number' },
    { id: 'customfield_10102', name: 'Approver', type: 'user' },
    { id: 'customfield_10103', name: 'Reference', type: 'text' },
    { id: 'customfield_10104', name: 'Wanted by', type: 'date' },
  ],
  projects: [
    {
      id: '10000',
      key: 'PAY',
      name: 'Payroll',
      serviceDeskId: '1',
      lead: 'pola',
      requestTypes: [
        {
          id: '101',
          name: 'Payslip error',
          issueTypeId: '10001',
          issueTypeName: 'Service request',
          fields: [{ fieldId: DEPARTMENT }],
        },
        { id: '102', name: 'Hours report', issueTypeId: '10001', issueTypeName: 'Service request' },
      ],
      workflow,
      slas: slas('PAY'),
      queues: [
        {
          id: '1',
          name: 'All open',
          jql: 'statusCategory != Done ORDER BY created ASC',
          columns: ['issuekey', 'summary', 'status', SCORE_KEY],
        },
      ],
      roles: { administrators: ['pola'], agents: ['adi'], viewers: ['vera'], customers: 'all' },
      securityLevels: [{ id: '900', name: 'Confidential', memberIds: ['pola'] }],
    },
    {
      id: '10010',
      key: 'IT',
      name: 'Information technology',
      serviceDeskId: '2',
      requestTypes: [{ id: '201', name: 'Fault', issueTypeId: '10002', issueTypeName: 'Incident' }],
      workflow,
      slas: slas('IT'),
      roles: { agents: ['ilan'], customers: ['dana', 'moti'] },
    },
  ],
  dashboards: [
    {
      id: '10000',
      name: 'Management',
      owner: 'adi',
      gadgets: [{ id: '10001', moduleKey: 'gadget', column: 0, row: 0, config: { days: 30 } }],
    },
  ],
};

export interface Answer {
  readonly status: number;
  /** Where a redirect leads. */
  readonly location?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** An answer that is a file. */
  readonly bytes?: Uint8Array | undefined;
  // The body is looked into as a client would.
  // oxlint-disable-next-line typescript/no-explicit-any -- an answer of the wire
  readonly body: any;
}

export type Who = 'app' | 'anonymous' | (string & {});

const APP_SCOPES = [
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  'read:permission:jira',
  'read:servicedesk-request',
  'write:servicedesk-request',
  'manage:servicedesk-customer',
  'manage:jira-configuration',
  'manage:jira-project',
  'write:app-data:jira',
];

export const callerOf = (who: Who): Caller => {
  if (who === 'app') return { kind: 'app', appId: APP_ID, scopes: APP_SCOPES };
  if (who === 'anonymous') return { kind: 'anonymous' };
  if (who.startsWith('via:')) return { kind: 'user', accountId: who.slice(4), via: 'app', scopes: APP_SCOPES };
  return { kind: 'user', accountId: who, via: 'basic', scopes: null };
};

/** A site on its own clock. Every answer is checked against Atlassian's documents where they are at hand. */
export class Desk {
  readonly site: JiraSite;
  readonly events: ProductEvent[] = [];
  now: number;

  constructor(now = '2026-09-06T05:00:00Z', world: WorldInput = WORLD) {
    this.now = Date.parse(now);
    this.site = createJiraSite({
      clock: { now: () => this.now },
      siteUrl: 'http://127.0.0.1:4000',
      cloudId: 'cloud-1',
      seed: 1,
    });
    this.site.declare(world);
    this.site.installFields({ appId: APP_ID, environmentId: 'env-1' }, [
      { key: SCORE_KEY, name: 'Score', description: '', type: 'number', readOnly: true, formatter: null },
      {
        key: `${APP_ID}__PRODUCTION__mood`,
        name: 'Mood',
        description: '',
        type: 'string',
        readOnly: true,
        formatter: null,
      },
      {
        key: `${APP_ID}__PRODUCTION__due`,
        name: 'Next breach',
        description: '',
        type: 'datetime',
        readOnly: true,
        formatter: null,
      },
    ]);
    this.site.onEvent((event) => this.events.push(event));
  }

  pass(ms: number): void {
    this.now += ms;
  }

  to(instant: string): void {
    this.now = Date.parse(instant);
  }

  async sendWith(
    who: Who | Caller,
    line: string,
    more: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>>; readonly bytes?: Uint8Array },
  ): Promise<Answer> {
    const [method = 'GET', path = '/'] = line.split(' ');
    const { body, bytes, headers = {} } = more;
    const caller = typeof who === 'string' ? callerOf(who) : who;
    const sent = body === undefined ? null : JSON.stringify(body);
    const request = { method, path, headers, body: sent, ...(bytes === undefined ? {} : { bytes }) };
    const answer = await this.site.handle(request, caller);
    const parsed: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
    checkExchange({ method, path, sent: bytes ?? body, status: answer.status, body: parsed });
    const { status } = answer;
    return { status, location: answer.headers['location'], headers: answer.headers, bytes: answer.bytes, body: parsed };
  }

  /** Attaches files to an issue by the platform API. */
  async attach(who: Who | Caller, key: string, files: readonly File[]): Promise<Answer> {
    return this.sendWith(who, `POST /rest/api/3/issue/${key}/attachments`, await formOf(files));
  }

  /** Uploads files to the first desk, to be handed in; the ids they wait under. */
  async upload(who: Who | Caller, files: readonly File[]): Promise<readonly string[]> {
    const line = 'POST /rest/servicedeskapi/servicedesk/1/attachTemporaryFile';
    const { body } = await this.sendWith(who, line, await formOf(files));
    return body.temporaryAttachments.map((each: { temporaryAttachmentId: string }) => each.temporaryAttachmentId);
  }

  async send(who: Who | Caller, line: string, body?: unknown): Promise<Answer> {
    return this.sendWith(who, line, { body });
  }

  async ok(who: Who | Caller, line: string, body?: unknown): Promise<Answer['body']> {
    const answer = await this.send(who, line, body);
    if (answer.status >= 300) throw new Error(`${line} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Raises a request and gives its key. */
  async raise(
    who: Who,
    options: { typeId?: string; deskId?: string; summary?: string; onBehalfOf?: string; fields?: object } = {},
  ): Promise<string> {
    const { typeId = '101', deskId = '1', summary = 'My payslip is wrong', onBehalfOf, fields = {} } = options;
    const created = await this.ok(who, 'POST /rest/servicedeskapi/request', {
      serviceDeskId: deskId,
      requestTypeId: typeId,
      requestFieldValues: { summary, ...fields },
      ...(onBehalfOf === undefined ? {} : { raiseOnBehalfOf: onBehalfOf }),
    });
    return created.issueKey;
  }

  async transition(who: Who, key: string, id: string): Promise<void> {
    await this.ok(who, `POST /rest/api/3/issue/${key}/transitions`, { transition: { id } });
  }

  async search(who: Who, jql: string): Promise<string[]> {
    const found = await this.ok(who, 'POST /rest/api/3/search/jql', { jql, fields: ['key'], maxResults: 100 });
    return found.issues.map((issue: { key: string }) => issue.key);
  }
}
