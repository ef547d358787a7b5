/** Requests under a signed contract, in every state that its promise can have on card and panel. */
import { MONTH_FIELD } from '../test/support/signed-contract.ts';
import { AGENT, DANA, type SmallDesk } from '../test/support/small-desk.ts';

export type PromiseState = 'promise-late' | 'promise-waiting' | 'promise-complete';

/** The states that do not take days. */
export async function preparePromises(desk: SmallDesk): Promise<Record<Exclude<PromiseState, 'promise-late'>, string>> {
  const filled = (summary: string) => ({
    requestFieldValues: { summary, description: 'Line 4: overtime', [MONTH_FIELD]: 'October' },
  });
  const complete = await desk.raise(DANA, 'Overtime of October', filled('Overtime of October'));
  const waiting = await desk.raise(DANA, 'Overtime of September', filled('Overtime of September'));
  await desk.comment(AGENT, waiting, 'Which day do you mean?');
  await desk.move(AGENT, waiting, 'ask');
  return { 'promise-waiting': waiting, 'promise-complete': complete };
}
