import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { handIn, takeFiles, upload } from '../support/hand-in-files.ts';
import { CONTRACT, saveContract, signContract } from '../support/small-contract.ts';
import { ADMIN, AGENT, DANA, LEAD, SmallDesk } from '../support/small-desk.ts';

const COMPLETE = [{ name: { en: 'The payslip', he: 'התלוש' }, source: { kind: 'attachment' } }];
const ASKED = '• התלוש';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await takeFiles(desk);
  await saveContract(desk, { terms: { ...CONTRACT.terms, complete: COMPLETE } });
  await signContract(desk, 'giving', { by: ADMIN });
  await signContract(desk, 'receiving', { by: LEAD });
  await desk.settle();
});
afterAll(async () => {
  await desk.stop();
});

const payslip = (): File =>
  new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0xff])], 'תלוש.pdf', { type: 'application/pdf' });

const raiseWithFile = async (): Promise<string> => {
  const attachment = [await upload(desk, DANA, payslip())];
  return desk.raise(DANA, '', { requestFieldValues: { summary: 'October payslip', attachment } });
};

const Attached = z.object({ fields: z.object({ attachment: z.array(z.object({ id: z.string() })) }) });

const takeAway = async (key: string): Promise<void> => {
  const issue = Attached.parse(await desk.client.rest(ADMIN, `GET /rest/api/3/issue/${key}?fields=attachment`));
  for (const { id } of issue.fields.attachment) await desk.client.rest(ADMIN, `DELETE /rest/api/3/attachment/${id}`);
  await desk.settle();
};

const Items = z.object({ value: z.object({ items: z.array(z.object({ name: z.string(), isMissing: z.boolean() })) }) });
const Ask = z.object({ value: z.object({ ask: z.object({ lines: z.array(z.string()).optional() }).nullable() }) });

/** Whether the card of the requester and the panel of the agent say that the file is missing. */
const missing = async (key: string): Promise<{ readonly card: unknown; readonly panel: boolean }> => {
  const { items } = Items.parse(await desk.cardAnswer(DANA, key, 'readPromise', {})).value;
  const { ask } = Ask.parse(await desk.panel(AGENT, key)).value;
  return { card: items.map((item) => item.isMissing), panel: ask?.lines?.includes(ASKED) ?? false };
};

describe('a contract that wants a file', () => {
  it('misses it, on card and panel, in a request that came without', async () => {
    expect(await missing(await desk.raise(DANA))).toEqual({ card: [true], panel: true });
  });

  it('has it from the form of the portal', async () => {
    expect(await missing(await raiseWithFile())).toEqual({ card: [false], panel: false });
  });

  it('has it as soon as it is added, and misses it again when it is taken away', async () => {
    const key = await desk.raise(DANA);
    await desk.client.advance('PT1H');
    await handIn(desk, DANA, { key, file: payslip() });
    expect(await missing(key)).toEqual({ card: [false], panel: false });
    await takeAway(key);
    expect(await missing(key)).toEqual({ card: [true], panel: true });
  });
});

const Kept = z.object({ value: z.object({ kept: z.array(z.object({ complete: z.unknown() })) }) });

it('counts as complete what had the file when it was asked, also when the file is taken away later', async (context) => {
  spareOfFaults(context, 'counts times, which an outage makes longer');
  const withForm = await raiseWithFile();
  const rightAfter = await desk.raise(DANA);
  await desk.client.advance('PT2M');
  await handIn(desk, DANA, { key: rightAfter, file: payslip() });
  const takenAway = await raiseWithFile();
  const later = await desk.raise(DANA);
  await desk.client.advance('PT1H');
  await handIn(desk, DANA, { key: later, file: payslip() });
  await takeAway(takenAway);
  for (const key of [withForm, rightAfter, takenAway, later]) await desk.move(AGENT, key, 'resolve');
  const { kept } = Kept.parse(await desk.workspace(ADMIN, 'readContract', { processId: 'payroll' })).value;
  expect(kept[0]?.complete).toEqual({ kept: 3, of: 4 });
});
