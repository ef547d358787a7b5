import { Desk } from '../desk.ts';

const optIn = { 'x-experimentalapi': 'opt-in' };

/** The file of Dana's that waits to be handed in. */
export const WAITING = 'temp15';

/**
 * PAY-1 is Dana's and shared with her organization; it has a public comment 10001 and an internal one 10002 by Adi, and Rina takes part in it. Adi
 * has attached a letter, 10001, which the portal does not show; Dana a payslip, 10002, and a file of hers waits.
 * PAY-2 is Dana's, resolved and rated. PAY-3 is Dana's and confidential: Pola alone may browse it. Everything that can carry a property carries `note`;
 * Adi's task 10 has set it once more.
 */
const build = async (): Promise<Desk> => {
  const desk = new Desk();
  const note = { text: 'x' };
  for (const summary of ['First', 'Second', 'Third']) await desk.raise('dana', { summary });
  await desk.ok('adi', 'POST /rest/servicedeskapi/request/PAY-1/comment', { body: 'Hello', public: true });
  await desk.ok('adi', 'POST /rest/servicedeskapi/request/PAY-1/comment', { body: 'Inside', public: false });
  await desk.ok('dana', 'POST /rest/servicedeskapi/request/PAY-1/participant', { accountIds: ['rina'] });
  await desk.transition('adi', 'PAY-2', '31');
  await desk.sendWith('dana', 'POST /rest/servicedeskapi/request/PAY-2/feedback', {
    body: { type: 'csat', rating: 5 },
    headers: optIn,
  });
  await desk.ok('pola', 'PUT /rest/api/3/issue/PAY-3', { fields: { security: { id: '900' } } });
  await desk.ok('adi', 'PUT /rest/api/3/issue/PAY-1/properties/note', note);
  await desk.ok('adi', 'PUT /rest/api/3/comment/10001/properties/note', note);
  await desk.ok('pola', 'PUT /rest/api/3/project/PAY/properties/note', note);
  await desk.ok('adi', 'PUT /rest/api/3/dashboard/10000/items/10001/properties/note', note);
  await desk.ok('adi', 'PUT /rest/servicedeskapi/organization/7/property/note', note);
  await desk.send('adi', 'POST /rest/api/3/issue/properties/multi', {
    issues: [{ issueID: 10001, properties: { note } }],
  });
  await desk.sendWith('pola', 'PUT /rest/servicedeskapi/servicedesk/1/requesttype/101/property/note', {
    body: note,
    headers: optIn,
  });
  await desk.attach('adi', 'PAY-1', [new File(['All of it'], 'letter.txt', { type: 'text/plain' })]);
  const [payslip] = await desk.upload('dana', [new File(['4,200'], 'payslip.csv', { type: 'text/csv' })]);
  await desk.ok('dana', 'POST /rest/servicedeskapi/request/PAY-1/attachment', {
    temporaryAttachmentIds: [payslip],
    public: true,
  });
  const waiting = await desk.upload('dana', [new File(['Line 4'], 'line.txt', { type: 'text/plain' })]);
  if (waiting[0] !== WAITING) throw new Error(`Dana's file waits as ${waiting[0]}`);
  return desk;
};

let snapshot: Promise<unknown> | undefined;

/** The scene anew, so that no call meets what another left behind. */
export const scene = async (): Promise<Desk> => {
  snapshot ??= build().then((desk) => structuredClone(desk.site.snapshot()));
  const desk = new Desk();
  desk.site.restore(structuredClone(await snapshot));
  return desk;
};
