import { z } from 'zod';
import type { ControlClient, RestCall } from '../demo/control-client.ts';

/** Four desks with their people, and requests that lived as requests do: raised, assigned, asked back, answered, resolved, reopened. */

const HOUR = 3_600_000;
export const AGENT = 'agent-0';
const DESKS = ['PAY', 'HR', 'IT', 'BUY'] as const;
const LIVES_A_DESK = 40;
const OPEN_LIVES = new Set([20, 23]);
/** A copy of all lives begins so much before the one after it. */
const COPY_APART = 20 * HOUR;

const people = (kind: string, role: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    accountId: `${kind}-${n}`,
    displayName: `${kind} ${n}`,
    emailAddress: `${kind}-${n}@example.com`,
    role,
  }));

const calendar = {
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: '08:00', to: '17:00' },
  holidays: ['2026-09-13', '2026-09-21', '2026-10-04'],
};

const slas = (key: string, index: number) => [
  {
    id: `${2 * index + 1}`,
    fieldId: 'customfield_10020',
    name: 'Time to resolution',
    start: ['created', 'resolution-cleared'],
    pause: ['status:4'],
    stop: ['resolved'],
    goals: [
      { jql: 'priority = Highest', goalMs: 4 * HOUR },
      { jql: `"Request Type" = "Type 1 (${key})"`, goalMs: 18 * HOUR },
      { jql: '', goalMs: 36 * HOUR },
    ],
    calendar,
  },
  {
    id: `${2 * index + 2}`,
    fieldId: 'customfield_10021',
    name: 'Time to first response',
    start: ['created'],
    stop: ['public-agent-comment', 'resolved'],
    goals: [{ jql: `project = ${key}`, goalMs: 4 * HOUR }],
    calendar,
  },
];

const desk = (key: string, index: number) => ({
  id: `${10_000 + index}`,
  key,
  name: `${key} desk`,
  serviceDeskId: `${index + 1}`,
  requestTypes: [0, 1, 2].map((n) => ({
    id: `${100 * (index + 1) + n}`,
    name: `Type ${n}`,
    issueTypeId: '10001',
    issueTypeName: 'Service request',
    fields: [{ fieldId: 'customfield_10100' }, { fieldId: 'customfield_10101' }],
  })),
  workflow: {
    initial: '1',
    transitions: [
      { id: '11', name: 'Start work', from: ['1', '4'], to: '2' },
      { id: '21', name: 'Ask the customer', from: ['1', '2'], to: '4' },
      { id: '31', name: 'Resolve', from: 'any', to: '3', setsResolution: '10000' },
      { id: '41', name: 'Reopen', from: ['3'], to: '2', clearsResolution: true },
    ],
  },
  slas: slas(key, index),
  roles: { agents: people('agent', 'agent', 10).map(({ accountId }) => accountId), customers: 'all' },
});

export const WORLD = {
  people: [...people('agent', 'agent', 10), ...people('customer', 'customer', 200)],
  organizations: Array.from({ length: 5 }, (_, n) => ({
    id: `${n + 1}`,
    name: `Unit ${n}`,
    accountIds: Array.from({ length: 40 }, (__, each) => `customer-${n * 40 + each}`),
  })),
  statuses: [
    { id: '1', name: 'Waiting for support', category: 'new' },
    { id: '2', name: 'In progress', category: 'indeterminate' },
    { id: '3', name: 'Resolved', category: 'done' },
    { id: '4', name: 'Waiting for customer', category: 'indeterminate' },
  ],
  resolutions: [{ id: '10000', name: 'Done' }],
  fields: [
    { id: 'customfield_10100', name: 'Department', type: 'select', options: ['Field', 'Sales', 'HQ'] },
    { id: 'customfield_10101', name: 'Experience', type: 'number' },
  ],
  projects: DESKS.map(desk),
};

const Created = z.looseObject({ issueKey: z.string() });

/** Raises and works off some requests of each kind through Jira's own API. */
export async function liveRequests(client: ControlClient): Promise<void> {
  for (let life = 0; life < LIVES_A_DESK; life += 1) {
    const keys: string[] = [];
    for (const index of DESKS.keys()) keys.push(await raise(client, index, life));
    for (const work of OPEN_LIVES.has(life) ? BEGUN : WHOLE) {
      await client.advance(life % 3 === 0 ? 'PT7H' : 'PT50M');
      for (const key of keys) await work(client, key, life);
    }
  }
}

async function raise(client: ControlClient, index: number, life: number): Promise<string> {
  const fields = {
    summary: `Request ${life} of desk ${index}, told in a line as people do`,
    description: 'What happened, when it was seen first, and what has been tried so far. '.repeat(3),
    customfield_10100: { value: ['Field', 'Sales', 'HQ'][life % 3] },
    customfield_10101: life % 5,
  };
  const created = await client.rest(`customer-${(life * 7 + index) % 200}`, 'POST /rest/servicedeskapi/request', {
    serviceDeskId: `${index + 1}`,
    requestTypeId: `${100 * (index + 1) + (life % 3)}`,
    requestFieldValues: fields,
  });
  return Created.parse(created).issueKey;
}

type Work = (client: ControlClient, key: string, life: number) => Promise<unknown>;

const by = (life: number): string => `agent-${life % 10}`;
const move =
  (id: string): Work =>
  (client, key, life) =>
    client.rest(by(life), `POST /rest/api/3/issue/${key}/transitions`, { transition: { id } });
const say =
  (body: string): Work =>
  (client, key, life) =>
    client.rest(by(life), `POST /rest/servicedeskapi/request/${key}/comment`, { body, public: true });
const edit =
  (fields: object): Work =>
  (client, key, life) =>
    client.rest(by(life), `PUT /rest/api/3/issue/${key}` satisfies RestCall, { fields });
const assign: Work = (client, key, life) => edit({ assignee: { accountId: by(life) } })(client, key, life);
const everyFourth =
  (work: Work): Work =>
  async (client, key, life) =>
    life % 4 === 0 ? work(client, key, life) : undefined;

const BEGUN: readonly Work[] = [everyFourth(assign), everyFourth(move('11'))];
const WHOLE: readonly Work[] = [
  assign,
  move('11'),
  say('We are looking into it and come back to you today.'),
  everyFourth(edit({ priority: { name: 'Highest' } })),
  move('21'),
  move('11'),
  say('Done. Please have a look whether it is as it should be.'),
  move('31'),
  everyFourth(move('41')),
  everyFourth(move('31')),
];

const Numbered = z.looseObject({ id: z.string(), seq: z.number() });
const Issue = z.looseObject({
  id: z.string(),
  key: z.string(),
  seq: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
  statusCategoryChangedAt: z.number(),
  resolvedAt: z.number().nullable(),
  comments: z.array(Numbered.extend({ createdAt: z.number(), updatedAt: z.number() })),
  history: z.array(Numbered.extend({ at: z.number() })),
  slaGoals: z.record(z.string(), z.record(z.string(), z.number())),
});
type Issue = z.infer<typeof Issue>;
const Jira = z.looseObject({
  issues: z.array(Issue),
  sequences: z.looseObject({ issue: z.number(), comment: z.number(), change: z.number(), order: z.number() }),
  projects: z.array(z.looseObject({ key: z.string(), lastIssueNumber: z.number() })),
});
const Snapshot = z.looseObject({ jira: Jira });

/** The site of a snapshot with `size` requests: the lives over and over, each time some hours earlier, nothing shared. */
export function multiplied(snapshot: unknown, size: number): unknown {
  const site = Snapshot.parse(snapshot);
  const { issues, sequences, projects } = site.jira;
  const copies = Math.ceil(size / issues.length);
  const wanted = Array.from({ length: copies }, (_, copy) => issues.map((issue) => copyOf(issue, copy))).flat();
  return {
    ...site,
    jira: {
      ...site.jira,
      issues: wanted.slice(0, size),
      sequences: Object.fromEntries(
        Object.entries(sequences).map(([name, last]) => [name, shiftedNumber(Number(last), copies)]),
      ),
      projects: projects.map((each) => ({ ...each, lastIssueNumber: shiftedNumber(each.lastIssueNumber, copies) })),
    },
  };
}

/** Ids and numbers of a copy begin a million after those of the copy before. */
const shiftedNumber = (number: number, copy: number): number => number + copy * 1_000_000;
const shiftedId = (id: string, copy: number): string => String(shiftedNumber(Number(id), copy));

function copyOf(issue: Issue, copy: number): Issue {
  const ago = (instant: number): number => instant - copy * COPY_APART;
  const [project = '', number = '0'] = issue.key.split('-');
  const numbered = <Each extends { id: string; seq: number }>(each: Each): Each => ({
    ...each,
    id: shiftedId(each.id, copy),
    seq: shiftedNumber(each.seq, copy),
  });
  return {
    ...numbered(issue),
    key: `${project}-${shiftedId(number, copy)}`,
    createdAt: ago(issue.createdAt),
    updatedAt: ago(issue.updatedAt),
    statusCategoryChangedAt: ago(issue.statusCategoryChangedAt),
    resolvedAt: issue.resolvedAt === null ? null : ago(issue.resolvedAt),
    comments: issue.comments.map((each) => ({
      ...numbered(each),
      createdAt: ago(each.createdAt),
      updatedAt: ago(each.updatedAt),
    })),
    history: issue.history.map((each) => ({ ...numbered(each), at: ago(each.at) })),
    slaGoals: Object.fromEntries(
      Object.entries(issue.slaGoals).map(([sla, goals]) => [
        sla,
        Object.fromEntries(Object.entries(goals).map(([at, goal]) => [String(ago(Number(at))), goal])),
      ]),
    ),
  };
}
