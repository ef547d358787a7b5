import { z } from 'zod';
import { ControlClient } from '../../demo/control-client.ts';
import { saveSettings } from '../../demo/save-settings.ts';
import { startSandbox } from './start-sandbox.ts';

/** People of the small desk. Dana and Moti share an organization, so Moti may see what Dana shares with it. */
export const ADMIN = 'admin';
export const AGENT = 'agent-adi';
export const OTHER_AGENT = 'agent-ben';
export const DANA = 'dana';
export const MOTI = 'moti';
export const PARTNER = 'partner-noa';

const STATUS = { open: '1', progress: '2', waiting: '3', resolved: '4', closed: '5', declined: '6' } as const;
const TRANSITION = { start: '11', ask: '21', resolve: '31', decline: '41', reopen: '51', close: '61' } as const;
export type Transition = keyof typeof TRANSITION;

const SMALL_DESK = {
  people: [
    person(ADMIN, 'Amit Admin', 'site-admin'),
    person(AGENT, 'Adi Agent', 'agent'),
    person(OTHER_AGENT, 'Ben Agent', 'agent'),
    person(DANA, 'Dana Mizrahi', 'customer', 'he-IL'),
    person(MOTI, 'Moti Cohen', 'customer'),
    person(PARTNER, 'Noa Partner', 'unlicensed'),
  ],
  organizations: [{ id: '71', name: 'Sales', accountIds: [DANA, MOTI] }],
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
  projects: [
    {
      id: '10700',
      key: 'HELP',
      name: 'Help desk',
      type: 'service_desk',
      serviceDeskId: '7',
      lead: ADMIN,
      requestTypes: [
        { id: '701', name: 'Ask payroll', description: 'Anything about pay', issueTypeId: '10701', issueTypeName: 'Service request' },
        { id: '702', name: 'Ask IT', description: 'Anything about tools', issueTypeId: '10701', issueTypeName: 'Service request' },
      ],
      workflow: {
        initial: STATUS.open,
        transitions: [
          { id: TRANSITION.start, name: 'Start work', from: 'any', to: STATUS.progress },
          { id: TRANSITION.ask, name: 'Ask the requester', from: 'any', to: STATUS.waiting },
          { id: TRANSITION.resolve, name: 'Resolve', from: 'any', to: STATUS.resolved, setsResolution: '10000' },
          { id: TRANSITION.decline, name: 'Decline', from: 'any', to: STATUS.declined, setsResolution: '10001' },
          { id: TRANSITION.reopen, name: 'Reopen', from: 'any', to: STATUS.progress, clearsResolution: true, customerVisible: true },
          { id: TRANSITION.close, name: 'Close', from: 'any', to: STATUS.closed },
        ],
      },
      slas: [
        {
          id: '71', fieldId: 'customfield_10701', name: 'Time to first response', start: ['created'], pause: [], stop: ['public-agent-comment', 'resolved'],
          goals: [{ jql: 'project = HELP', goalMs: 4 * 3_600_000 }],
          calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], hours: { from: 540, to: 1020 }, holidays: [] },
        },
        {
          id: '72', fieldId: 'customfield_10702', name: 'Time to resolution', start: ['created', `status:${STATUS.progress}`], pause: [`status:${STATUS.waiting}`], stop: ['resolved'],
          goals: [{ jql: 'project = HELP', goalMs: 16 * 3_600_000 }],
          calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], hours: { from: 540, to: 1020 }, holidays: [] },
        },
      ],
      queues: [
        { id: '71', name: 'Open', jql: 'project = HELP AND statusCategory != Done ORDER BY created ASC', columns: ['issuekey', 'summary', 'status', 'xla-status'] },
        { id: '72', name: 'All requests', jql: 'project = HELP ORDER BY created DESC', columns: ['issuekey', 'summary', 'reporter', 'status', 'xla-status', 'xla-score'] },
      ],
      roles: { administrators: [ADMIN], agents: [AGENT, OTHER_AGENT], customers: 'all' },
    },
  ],
  dashboards: [{ id: '10700', name: 'Help', owner: ADMIN, gadgets: [{ id: '10701', moduleKey: 'xla-gadget', column: 0, row: 0, config: {} }] }],
};

/** Settings a test may vary: the card is asked for whatever was closed, however fast. */
export const SMALL_SETTINGS = {
  projectIds: null,
  processes: [
    {
      id: 'payroll', projectId: '10700', name: { en: 'Payroll questions', he: 'שאלות שכר' }, team: { en: 'payroll', he: 'השכר' }, requestTypeIds: ['701'],
      visibility: 'team', target: 4, commentReader: { accountId: OTHER_AGENT, name: { en: 'Ben, payroll manager', he: 'בן, מנהל השכר' } }, meaningfulMinutes: 0,
    },
  ],
  departments: { sources: [{ kind: 'organization' }], merge: [] },
  calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], hours: { from: 540, to: 1020 }, holidays: 'none' },
  managerGroup: null,
  waitingStatuses: ['Waiting for customer'],
};

const Created = z.looseObject({ issueKey: z.string(), issueId: z.string() });
const Answer = z.union([
  z.looseObject({ ok: z.literal(true), value: z.looseObject({ kind: z.string().optional() }) }),
  z.looseObject({ ok: z.literal(false), error: z.looseObject({ code: z.string(), message: z.string(), field: z.string().optional() }) }),
]);
export type CallAnswer = z.infer<typeof Answer>;
const Found = z.looseObject({ issues: z.array(z.looseObject({ fields: z.record(z.string(), z.unknown()) })) });
const FieldRow = z.array(z.looseObject({ id: z.string(), name: z.string() }));

/** One desk on a fresh sandbox, and what people do on it. Monday 5 October 2026, 09:00 UTC, unless told otherwise. */
export class SmallDesk {
  readonly client: ControlClient;
  readonly url: string;
  readonly stop: () => Promise<void>;
  #fields: ReadonlyMap<string, string> | null = null;

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url;
    this.client = new ControlClient(url);
    this.stop = stop;
  }

  static async start(options: { readonly now?: string; readonly settings?: unknown } = {}): Promise<SmallDesk> {
    const sandbox = await startSandbox({ now: options.now ?? '2026-10-05T09:00:00Z' });
    return SmallDesk.open({ url: sandbox.url, stop: () => sandbox.dispose(), settings: options.settings });
  }

  /** The desk on a site that runs already and is still empty. */
  static async open(site: { readonly url: string; readonly stop: () => Promise<void>; readonly settings?: unknown }): Promise<SmallDesk> {
    const desk = new SmallDesk(site.url, site.stop);
    await desk.client.declare(SMALL_DESK);
    await saveSettings(desk.client, ADMIN, site.settings ?? SMALL_SETTINGS);
    return desk;
  }

  async raise(by: string, summary = 'October payslip fix', more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const request = { serviceDeskId: '7', requestTypeId: '701', requestFieldValues: { summary }, ...more };
    const created = Created.parse(await this.client.rest(by, 'POST', '/rest/servicedeskapi/request', request));
    await this.settle();
    return created.issueKey;
  }

  async move(by: string, key: string, transition: Transition): Promise<void> {
    await this.client.rest(by, 'POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: TRANSITION[transition] } });
    await this.settle();
  }

  async comment(by: string, key: string, body: string, isPublic = true): Promise<void> {
    await this.client.rest(by, 'POST', `/rest/servicedeskapi/request/${key}/comment`, { body, public: isPublic });
    await this.settle();
  }

  /** A request of the person, answered in public and resolved by the agent. */
  async closedRequest(by: string, summary?: string): Promise<string> {
    const key = await this.raise(by, summary);
    await this.client.advance('PT30M');
    await this.comment(AGENT, key, 'Done, please look.');
    await this.move(AGENT, key, 'resolve');
    return key;
  }

  async card(person: string, key: unknown, functionKey: string, payload: unknown, locale = 'en-US'): Promise<CallAnswer> {
    const extension = { type: 'jiraServiceManagement:portalRequestDetailPanel', portal: { id: 7 }, request: { key, typeId: 701 } };
    return Answer.parse(await this.client.invoke({ moduleKey: 'request-card', accountId: person, functionKey, payload, extension, locale }));
  }

  async rate(person: string, key: string, score: unknown): Promise<CallAnswer> {
    return this.card(person, key, 'rate', { score, language: 'en', direction: 'ltr' });
  }

  async panel(person: string, key: unknown): Promise<CallAnswer> {
    const extension = { type: 'jira:issuePanel', issue: { key }, project: { key: 'HELP' } };
    return Answer.parse(await this.client.invoke({ moduleKey: 'xla-panel', accountId: person, functionKey: 'readPanel', payload: {}, extension }));
  }

  async gadget(person: string, functionKey: string, payload: unknown, locale = 'en-US'): Promise<CallAnswer> {
    const extension = { type: 'jira:dashboardGadget', dashboard: { id: '10700' }, gadget: { id: '10701' } };
    return Answer.parse(await this.client.invoke({ moduleKey: 'xla-gadget', accountId: person, functionKey, payload, extension, locale }));
  }

  /** Values of the app's fields on a request, by field name, as an agent's search returns them. */
  async fieldsOf(key: string): Promise<Readonly<Record<string, unknown>>> {
    this.#fields ??= new Map(FieldRow.parse(await this.client.rest(AGENT, 'GET', '/rest/api/3/field')).map((field) => [field.name, field.id]));
    const names = ['XLA score', 'XLA status', 'Ease'];
    const ids = names.map((name) => this.#fields?.get(name) ?? name);
    const found = Found.parse(await this.client.rest(AGENT, 'POST', '/rest/api/3/search/jql', { jql: `key = ${key}`, fields: ids }));
    return Object.fromEntries(names.map((name, index) => [name, found.issues[0]?.fields[ids[index] ?? ''] ?? null]));
  }

  /** Waits until everything due by now has run. */
  async settle(): Promise<void> {
    await this.client.advance('PT0S');
  }
}

function person(accountId: string, displayName: string, role: string, locale = 'en-US'): Readonly<Record<string, string>> {
  return { accountId, displayName, emailAddress: `${accountId}@example.com`, role, locale, timeZone: 'UTC' };
}
