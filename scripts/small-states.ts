/** One request of the small desk in every state that a card or panel can have there, by the name of the state. */
import { agreeOnItems, declareMonth } from '../test/support/signed-contract.ts';
import { AGENT, DANA, type SmallDesk } from '../test/support/small-desk.ts';
import type { CardState } from './card-states.ts';
import { prepareLate, preparePromises } from './promise-scenes.ts';

type Keys = Readonly<Record<CardState, string>>;

export async function prepareStates(desk: SmallDesk): Promise<Keys> {
  await declareMonth(desk);
  await agreeOnItems(desk);
  const late = await prepareLate(desk);
  const expired = await desk.closedRequest(DANA, 'Form 101 for last year');
  await desk.client.advance('P15D', 'coalesce');
  const withdrawn = await desk.closedRequest(DANA, 'Hours of September');
  await desk.move(AGENT, withdrawn, 'reopen');
  const answered = await desk.closedRequest(DANA, 'October payslip fix');
  await desk.rate(DANA, answered, 5);
  const low = await desk.closedRequest(DANA, 'Pay confirmation for the bank');
  await desk.rate(DANA, low, 2);
  const ask = await desk.closedRequest(DANA, 'Travel expenses of August');
  const declined = await desk.raise(DANA, 'A second laptop');
  await desk.client.advance('PT30M');
  await desk.comment(AGENT, declined, 'We cannot give a second one.');
  await desk.move(AGENT, declined, 'decline');
  const ends = await prepareEnds(desk, ask);
  const own = await desk.closedRequest(AGENT, 'My own badge');
  const open = await desk.raise(DANA, 'November payslip fix');
  const plain = await desk.raise(DANA, 'A second screen', { requestTypeId: '702' });
  const promises = { ...late, ...(await preparePromises(desk)) };
  await desk.client.advance('PT10M');
  const closed = { expired, withdrawn, answered, 'answered-low': low, ask, 'ask-declined': declined };
  return { ...closed, ...ends, ...promises, 'not-pushed': own, open, plain };
}

/** Closes that are asked about otherwise, or not. */
async function prepareEnds(desk: SmallDesk, main: string): Promise<Pick<Keys, 'spam' | 'duplicate' | 'closed-silent'>> {
  const closed = async (summary: string, transition: 'spam' | 'duplicate' | 'giveUp') => {
    const key = await desk.raise(DANA, summary);
    if (transition === 'duplicate')
      await desk.client.rest(AGENT, 'POST /rest/api/3/issueLink', {
        type: { name: 'Duplicate' },
        inwardIssue: { key },
        outwardIssue: { key: main },
      });
    await desk.client.advance('PT30M');
    await desk.comment(AGENT, key, 'Which month do you mean?');
    await desk.move(AGENT, key, transition);
    return key;
  };
  return {
    spam: await closed('You have won a prize', 'spam'),
    duplicate: await closed('Travel expenses, again', 'duplicate'),
    'closed-silent': await closed('Hours of one month', 'giveUp'),
  };
}
