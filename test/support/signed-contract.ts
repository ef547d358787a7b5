import { z } from 'zod';
import { AGENT, ADMIN, type SmallDesk } from './small-desk.ts';
import { SMALL_DESK } from './small-desk-world.ts';

/** The second manager of the desk: a contract needs two people to sign it. */
export const LEAD = 'lead-lea';
/** Tells the month: with the description, what a complete request has. */
export const MONTH_FIELD = 'customfield_10790';

/** The contract of the payroll questions, as its editor hands it in. */
export const PAYROLL_CONTRACT = {
  terms: {
    receiver: { en: 'Field service and sales', he: 'שירות ומכירות' },
    service: { en: 'Payslip questions, in the portal', he: 'שאלות על תלושים, בפורטל' },
    response: { amount: 4, unit: 'hours' },
    handling: { amount: 2, unit: 'days' },
    complete: [
      { name: { en: 'The month', he: 'החודש' }, source: { kind: 'field', fieldId: MONTH_FIELD } },
      { name: { en: 'The line of the payslip', he: 'השורה בתלוש' }, source: { kind: 'field', fieldId: 'description' } },
    ],
    format: { en: 'month, line, amount', he: 'חודש, שורה, סכום' },
    noLonger: { en: 'answers by WhatsApp', he: 'תשובות בוואטסאפ' },
    exception: { en: 'An advance within the same day', he: 'מקדמה באותו יום' },
    target: 4.2,
  },
  decider: { accountId: AGENT, name: { en: 'Adi Agent, CFO', he: 'עדי, סמנכ״ל הכספים' } },
  isPublic: true,
  reviewOn: '2027-01-31',
};

const Saved = z.looseObject({ revision: z.number(), versions: z.array(z.looseObject({ version: z.number() })) });

/** Adds the second manager and the field of the month to the desk. */
export async function declareSigners(desk: SmallDesk): Promise<void> {
  const [project] = SMALL_DESK.projects;
  const lead = { accountId: LEAD, displayName: 'Lea Lead', role: 'agent', locale: 'en-US', timeZone: 'UTC' };
  await desk.client.declare({
    people: [{ ...lead, emailAddress: `${LEAD}@example.com` }],
    fields: [{ id: MONTH_FIELD, name: 'Month', type: 'text' }],
    projects: [
      {
        ...project,
        requestTypes: project?.requestTypes.map((type) => ({ ...type, fields: [{ fieldId: MONTH_FIELD }] })),
        roles: { ...project?.roles, administrators: [ADMIN, LEAD] },
      },
    ],
  });
}

/** Shows the contract in force to requesters, or keeps it to the desk. */
export async function publishContract(desk: SmallDesk, isPublic: boolean): Promise<void> {
  const processId = 'payroll';
  const { revision } = await answered(desk, ADMIN, 'readContract', { processId });
  await answered(desk, ADMIN, 'saveContract', { processId, revision, ...PAYROLL_CONTRACT, isPublic });
}

/** Somebody leaves the company; whoever was remembered as there is asked about again a day later. */
export async function leave(desk: SmallDesk, accountId: string, displayName: string): Promise<void> {
  const person = { accountId, displayName, role: 'agent', locale: 'en-US', timeZone: 'UTC', active: false };
  await desk.client.declare({ people: [{ ...person, emailAddress: `${accountId}@example.com` }] });
  await desk.client.advance('P1DT1H', 'coalesce');
}

/** Saves a contract of the payroll questions and has both sides sign it, by the functions of the workspace. */
export async function signContract(desk: SmallDesk, contract: unknown = PAYROLL_CONTRACT): Promise<void> {
  const processId = 'payroll';
  const { revision } = await answered(desk, ADMIN, 'readContract', { processId });
  const saved = await answered(desk, ADMIN, 'saveContract', { processId, revision, ...Object(contract) });
  const version = saved.versions[0]?.version;
  const half = { processId, version, revision: saved.revision, side: 'giving' };
  const signed = await answered(desk, ADMIN, 'signContract', half);
  await answered(desk, LEAD, 'signContract', { ...half, revision: signed.revision, side: 'receiving' });
  await desk.settle();
}

async function answered(desk: SmallDesk, ...[person, functionKey, payload]: [string, string, unknown]) {
  const answer = await desk.workspace(person, functionKey, payload);
  if (!answer.ok) throw new Error(`${functionKey} was refused: ${answer.error.code} ${answer.error.field ?? ''}`);
  return Saved.parse(answer.value);
}
