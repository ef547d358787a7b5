/** Requests under a signed contract, in every state that their promise and their follow-up can have on card and panel. */
import { MONTH_FIELD } from '../test/support/signed-contract.ts';
import { AGENT, DANA, type SmallDesk } from '../test/support/small-desk.ts';
import type { LATE_STATES, PROMISE_STATES } from './card-states.ts';

type LateState = (typeof LATE_STATES)[number];
type NewState = (typeof PROMISE_STATES)[number];

/** What has to lie some days before it is looked at. */
export async function prepareLate(desk: SmallDesk): Promise<Record<LateState, string>> {
  const followUp = await rated(desk, 'Reserve duty of June', true);
  return { 'promise-late': await desk.raise(DANA, 'July payslip fix'), 'follow-up-late': followUp };
}

/** The states that do not take days. */
export async function preparePromises(desk: SmallDesk): Promise<Record<NewState, string>> {
  const filled = (summary: string) => ({
    requestFieldValues: { summary, description: 'Line 4: overtime', [MONTH_FIELD]: 'October' },
  });
  const complete = await desk.raise(DANA, 'Overtime of October', filled('Overtime of October'));
  const waiting = await desk.raise(DANA, 'Overtime of September', filled('Overtime of September'));
  await desk.comment(AGENT, waiting, 'Which day do you mean?');
  await desk.move(AGENT, waiting, 'ask');
  const done = await rated(desk, 'Sick days of August', true);
  await desk.panelAnswer(AGENT, done, 'closeFollowUp', {
    cause: 'answer:1',
    version: 1,
    outcome: 'explained',
    note: 'Called her; the two days were booked under vacation.',
    reply: 'Dana, the two sick days stood under vacation. We have moved them, and your next payslip shows it.',
  });
  return {
    'promise-waiting': waiting,
    'promise-complete': complete,
    'follow-up-open': await rated(desk, 'Travel days of September', true),
    'follow-up-declined': await rated(desk, 'Shift swap of September', false),
    'follow-up-done': done,
  };
}

/** A close that was rated low, and what its requester said to "Shall we get back to you?". */
async function rated(desk: SmallDesk, summary: string, wanted: boolean): Promise<string> {
  const key = await desk.closedRequest(DANA, summary);
  await desk.rate(DANA, key, 1);
  await desk.cardAnswer(DANA, key, 'askFollowUp', { wanted });
  return key;
}
