import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { saveSettings } from '../../demo/save-settings.ts';
import { agreeOnItems, declareMonth, leave, MONTH_FIELD } from '../support/signed-contract.ts';
import { ADMIN, AGENT, DANA, MOTI, OTHER_AGENT, PARTNER, SmallDesk, SMALL_SETTINGS } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await declareMonth(desk);
  await agreeOnItems(desk);
});
afterAll(async () => {
  await desk.stop();
});

const Comments = z.object({
  values: z.array(z.object({ body: z.string(), public: z.boolean(), author: z.object({ accountId: z.string() }) })),
});

const ask = (person: string, key: string) => desk.panelAnswer(person, key, 'askRequester', {});
const commentsOf = async (key: string) =>
  Comments.parse(await desk.client.rest(ADMIN, `GET /rest/servicedeskapi/request/${key}/comment`)).values;

describe('asking the requester for what is missing', () => {
  it('shows the words in the language of the requester, and writes them once, in public, as the agent', async () => {
    const key = await desk.raise(DANA);
    const lines = [
      'כדי לטפל בפנייה חסר לנו עדיין:',
      '• החודש',
      '• השורה בתלוש',
      'איך מגישים: פנייה אחת לכל תלוש',
      'השיבו כאן, בפנייה.',
    ];
    expect(await desk.panel(AGENT, key)).toMatchObject({ value: { ask: { kind: 'ready', lines } } });
    expect(await ask(AGENT, key)).toMatchObject({ ok: true, value: { kind: 'asked' } });
    expect(await commentsOf(key)).toEqual([
      { body: lines.join('\n'), public: true, author: expect.objectContaining({ accountId: AGENT }) },
    ]);
    expect(await desk.panel(OTHER_AGENT, key)).toMatchObject({ value: { ask: { kind: 'asked' } } });
  });

  it('writes one comment however often and by however many it is asked', async () => {
    const key = await desk.raise(MOTI);
    const answers = await Promise.all([ask(AGENT, key), ask(AGENT, key), ask(OTHER_AGENT, key)]);
    expect(answers).toMatchObject(answers.map(() => ({ ok: true, value: { kind: 'asked' } })));
    expect(await ask(OTHER_AGENT, key)).toMatchObject({ value: { kind: 'asked' } });
    expect((await commentsOf(key)).map(({ body }) => body)).toEqual([
      'To work on this request we still need:\n• The month\n• The line of the payslip\nIn this form: One request for each payslip\nPlease reply here, on the request.',
    ]);
  });

  it('asks again for what is left, and for nothing once all is there', async () => {
    const key = await desk.raise(MOTI);
    await ask(AGENT, key);
    await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { [MONTH_FIELD]: 'October' } });
    expect(await desk.panel(AGENT, key)).toMatchObject({ value: { ask: { kind: 'ready' } } });
    await ask(AGENT, key);
    expect((await commentsOf(key))[1]?.body).not.toContain('The month');
    const text = { type: 'text', text: 'Line 4' };
    const description = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [text] }] };
    await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { description } });
    expect(await ask(AGENT, key)).toMatchObject({ ok: false, error: { code: 'NOTHING_MISSING' } });
    expect(await commentsOf(key)).toHaveLength(2);
  });

  it('asks nobody about a closed request, or one without a contract', async () => {
    const closed = await desk.closedRequest(DANA);
    expect(await desk.panel(AGENT, closed)).toMatchObject({ value: { ask: null } });
    expect(await ask(AGENT, closed)).toMatchObject({ error: { code: 'NOTHING_MISSING' } });
    const plain = await desk.raise(DANA, 'A badge', { requestTypeId: '702' });
    expect(await ask(AGENT, plain)).toMatchObject({ error: { code: 'NOTHING_MISSING' } });
    expect(await commentsOf(plain)).toEqual([]);
  });

  it('is closed to customers, to people without the issue, to a forged key and to more in the payload', async () => {
    const key = await desk.raise(DANA);
    await expect(ask(DANA, key)).rejects.toThrow(/not open/);
    await expect(ask(PARTNER, key)).rejects.toThrow(/not open/);
    expect(await ask(AGENT, 'HELP-9999')).toMatchObject({ error: { code: 'NO_ACCESS' } });
    expect(await ask(AGENT, '../HELP-1')).toMatchObject({ error: { code: 'BAD_INPUT' } });
    expect(await desk.panelAnswer(AGENT, key, 'askRequester', { text: 'Pay me' })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    });
    expect(await commentsOf(key)).toEqual([]);
  });

  it('says that whoever decides fast has left, and asks nobody while the desk is switched off', async () => {
    const key = await desk.raise(DANA);
    await leave(desk, AGENT, 'Adi Agent');
    expect(await desk.panel(OTHER_AGENT, key)).toMatchObject({ value: { promise: { decider: null } } });
    await saveSettings(desk.client, ADMIN, { ...SMALL_SETTINGS, pausedProjectIds: ['10700'] });
    expect(await ask(OTHER_AGENT, key)).toMatchObject({ ok: false, error: { code: 'SWITCHED_OFF' } });
    expect(await commentsOf(key)).toEqual([]);
  });
});
