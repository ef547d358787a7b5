import { SMALL_DESK } from './small-desk-world.ts';
import { AGENT, DANA, MOTI, SMALL_SETTINGS, SmallDesk } from './small-desk.ts';

const [help] = SMALL_DESK.projects;
const STATUS = { open: '1', resolved: '4', silent: '7' } as const;

/** Request types of the second desk, each a process of its own but the routine one. */
const KIND = { leave: '801', salary: '802', payslip: '803', password: '804' } as const;
type Kind = keyof typeof KIND;
const requestType = (kind: Kind, name: string) => ({
  id: KIND[kind],
  name,
  issueTypeId: '10801',
  issueTypeName: 'Service request',
});

/** A second desk, whose workflow has no way back from an end. */
const PEOPLE_DESK = {
  ...help,
  id: '10800',
  key: 'PPL',
  name: 'People desk',
  serviceDeskId: '8',
  requestTypes: [
    requestType('leave', 'Ask for leave'),
    requestType('salary', 'Talk about salary'),
    requestType('payslip', 'Payslip fix'),
    requestType('password', 'Reset a password'),
  ],
  workflow: {
    initial: STATUS.open,
    transitions: [
      { id: '31', name: 'Resolve', from: [STATUS.open], to: STATUS.resolved, setsResolution: '10000' },
      { id: '71', name: 'Give up', from: [STATUS.open], to: STATUS.silent, setsResolution: '10004' },
    ],
  },
  slas: [],
  queues: [],
};

const [payroll] = SMALL_SETTINGS.processes;
const process = (kind: Kind, name: { readonly en: string; readonly he: string }, more: object) => ({
  ...payroll,
  id: kind,
  projectId: PEOPLE_DESK.id,
  name,
  requestTypeIds: [KIND[kind]],
  ...more,
});

const SETTINGS = {
  ...SMALL_SETTINGS,
  processes: [
    payroll,
    process('leave', { en: 'Leave', he: 'חופשה' }, { visibility: 'managers' }),
    process('salary', { en: 'Salary talks', he: 'שיחות שכר' }, { visibility: 'aggregate' }),
    process('payslip', { en: 'Payslip fix', he: 'תיקון תלוש' }, { askWhen: { kind: 'after-days', days: 7 } }),
  ],
};

export const CASES = [
  'on-behalf',
  'closed-by-requester',
  'no-reporter',
  'bulk',
  'circle',
  'not-reopened',
  'routine',
  'later',
  'moved-reporter',
  'managers',
  'aggregate',
] as const;
export type Case = (typeof CASES)[number];

/** A small desk and a second one beside it, with one request in each case that the small desk alone cannot have. */
export class CaseDesk {
  readonly desk: SmallDesk;
  readonly keys: Readonly<Record<Case, string>>;

  private constructor(desk: SmallDesk, keys: Readonly<Record<Case, string>>) {
    this.desk = desk;
    this.keys = keys;
  }

  static async start(): Promise<CaseDesk> {
    const desk = await SmallDesk.start({ settings: SMALL_SETTINGS });
    await desk.client.declare({ projects: [PEOPLE_DESK] });
    await desk.adminPage('saveSettings', { version: 1, settings: SETTINGS });
    return new CaseDesk(desk, await prepare(desk));
  }
}

const prepare = async (desk: SmallDesk): Promise<Record<Case, string>> => {
  const ofPeople = (kind: Kind, summary: string) =>
    desk.raise(DANA, summary, { serviceDeskId: '8', requestTypeId: KIND[kind] });
  const keys = {
    'on-behalf': await desk.raise(AGENT, 'Pay slip of a colleague', { raiseOnBehalfOf: DANA }),
    'closed-by-requester': await desk.raise(DANA, 'Solved it myself'),
    'no-reporter': await desk.raise(DANA, 'From somebody who is gone'),
    'moved-reporter': await desk.raise(DANA, 'Was asked for somebody else'),
    ...(await circle(desk)),
    'not-reopened': await ofPeople('leave', 'Which day in August?'),
    routine: await ofPeople('password', 'Cannot log in'),
    later: await ofPeople('payslip', 'October payslip fix'),
    managers: await ofPeople('leave', 'Leave in December'),
    aggregate: await ofPeople('salary', 'My raise'),
  };
  await desk.client.advance('PT30M');
  for (const key of Object.values(keys)) await desk.comment(AGENT, key, 'We have looked at it.');
  await setReporter(desk, keys['no-reporter'], null);
  await closeAll(desk, keys);
  await setReporter(desk, keys['moved-reporter'], { accountId: MOTI });
  return { ...keys, bulk: await bulk(desk) };
};

const closeAll = async (desk: SmallDesk, keys: Readonly<Record<Exclude<Case, 'bulk'>, string>>): Promise<void> => {
  for (const [name, key] of Object.entries(keys)) {
    if (name === 'circle') continue;
    if (name === 'closed-by-requester') await desk.closeOwn(DANA, key);
    else await desk.move(AGENT, key, name === 'not-reopened' ? 'giveUp' : 'resolve');
    // Closes of one person inside ten minutes would be one act.
    await desk.client.advance('PT4M');
  }
  await desk.move(AGENT, keys.circle, 'duplicate');
  await desk.client.advance('PT20M');
};

const setReporter = async (desk: SmallDesk, key: string, reporter: unknown): Promise<void> => {
  await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { reporter } });
  await desk.settle();
};

/** Three requests that duplicate each other, of which the newest is looked at. */
const circle = async (desk: SmallDesk): Promise<{ readonly circle: string }> => {
  const keys: string[] = [];
  for (const by of [MOTI, MOTI, DANA]) keys.push(await desk.raise(by, 'The clock at the gate is down'));
  for (const [at, key] of keys.entries()) {
    await desk.client.rest(AGENT, 'POST /rest/api/3/issueLink', {
      type: { name: 'Duplicate' },
      inwardIssue: { key },
      outwardIssue: { key: keys[(at + 1) % keys.length] },
    });
  }
  return { circle: keys.at(-1) ?? '' };
};

/** Five that one agent closes at once; the last of them is looked at when it is known that they are many. */
const bulk = async (desk: SmallDesk): Promise<string> => {
  const keys: string[] = [];
  for (const line of [1, 2, 3, 4, 5]) keys.push(await desk.raise(DANA, `Line ${line} of my payslip`));
  await desk.moveTogether(AGENT, keys, 'resolve');
  await desk.client.advance('PT20M');
  return keys.at(-1) ?? '';
};
