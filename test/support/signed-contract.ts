import { CONTRACT, saveContract, signContract } from './small-contract.ts';
import { ADMIN, AGENT, LEAD, type SmallDesk } from './small-desk.ts';
import { SMALL_DESK } from './small-desk-world.ts';

/** Tells the month: with the description, what a complete request has. */
export const MONTH_FIELD = 'customfield_10790';

/** The small desk's contract with two required items, and an agent who decides. */
const TWO_ITEMS = {
  terms: {
    ...CONTRACT.terms,
    complete: [
      { name: { en: 'The month', he: 'החודש' }, source: { kind: 'field', fieldId: MONTH_FIELD } },
      { name: { en: 'The line of the payslip', he: 'השורה בתלוש' }, source: { kind: 'field', fieldId: 'description' } },
    ],
  },
  decider: { accountId: AGENT, name: { en: 'Adi Agent, CFO', he: 'עדי, סמנכ״ל הכספים' } },
};

/** Adds the field of the month to the desk's request types. */
export async function declareMonth(desk: SmallDesk): Promise<void> {
  const projects = SMALL_DESK.projects.map((project) => ({
    ...project,
    requestTypes: project.requestTypes.map((type) => ({ ...type, fields: [{ fieldId: MONTH_FIELD }] })),
  }));
  await desk.client.declare({ fields: [{ id: MONTH_FIELD, name: 'Month', type: 'text' }], projects });
}

/** Saves the contract as a draft that nobody has signed. */
export async function draftContract(desk: SmallDesk): Promise<void> {
  await saveContract(desk, TWO_ITEMS);
}

/** The contract in force. */
export async function agreeOnItems(desk: SmallDesk): Promise<void> {
  await draftContract(desk);
  await signContract(desk, 'giving', { by: ADMIN });
  const signed = await signContract(desk, 'receiving', { by: LEAD });
  if (!signed.ok) throw new Error(`the contract was refused: ${JSON.stringify(signed)}`);
  await desk.settle();
}

/** Shows the contract in force to requesters, or keeps it to the desk. */
export async function publishContract(desk: SmallDesk, isPublic: boolean): Promise<void> {
  const saved = await saveContract(desk, { ...TWO_ITEMS, isPublic });
  if (!saved.ok) throw new Error(`the contract was refused: ${JSON.stringify(saved)}`);
}

/** Somebody leaves the company; whoever was remembered as there is asked about again a day later. */
export async function leave(desk: SmallDesk, accountId: string, displayName: string): Promise<void> {
  const person = { accountId, displayName, role: 'agent', locale: 'en-US', timeZone: 'UTC', active: false };
  await desk.client.declare({ people: [{ ...person, emailAddress: `${accountId}@example.com` }] });
  await desk.client.advance('P1DT1H', 'coalesce');
}
