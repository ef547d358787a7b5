import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContract, saveContract } from '../support/small-contract.ts';
import { ADMIN, LEAD, SmallDesk } from '../support/small-desk.ts';
import { axeFindings, launchBrowser, tabTo } from '../support/browser.ts';

let desk: SmallDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([SmallDesk.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

interface Opened {
  readonly page: Page;
  readonly frame: Frame;
}

/** The contracts of the project as this person meets them. */
async function open(person: string, locale: string, below = ''): Promise<Opened> {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 1600 } })).newPage();
  const back = encodeURIComponent(`/jira/projects/HELP/apps/workspace/contracts${below}`);
  await page.goto(`${desk.url}/__host/choose?person=${person}&locale=${locale}&theme=light&back=${back}`);
  const handle = await page.locator('iframe').first().elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('the surface has no frame');
  await frame.getByRole('heading', { level: 1 }).waitFor();
  return { page, frame };
}

describe('the contract of a process', () => {
  it.each([
    ['en-US', /seen only together with others\. Jira admins set this .* under "Who sees a rating"/],
    ['he-IL', /ייראו רק יחד עם אחרים\. מנהלי Jira קובעים זאת .* תחת ״מי רואים דירוג״/],
  ] as const)('says of personal matters who should see ratings, and where that is set, in %s', async (locale, said) => {
    const { page, frame } = await open(ADMIN, locale, '/payroll/new/hr');
    await frame.getByText(said).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('begins with a template that saves nothing, and says at each field what is missing', async () => {
    const { page, frame } = await open(ADMIN, 'en-US');
    await frame.getByText('No contract yet.', { exact: false }).waitFor();
    await frame.getByRole('button', { name: 'Contract of Payroll questions' }).click();
    await frame.getByRole('button', { name: 'Use the template: Payroll' }).click();
    await frame.getByText('The payroll team replies within 4 working hours · by Monday 13:00').waitFor();
    expect(await frame.getByText('together with others', { exact: false }).count()).toBe(0);
    expect(await frame.getByLabel('Format in Hebrew').inputValue()).toContain('פנייה אחת לכל תלוש');
    await frame.getByRole('button', { name: 'Save', exact: true }).click();
    await frame.getByText('Nothing was saved.', { exact: false }).waitFor();
    const first = frame.getByRole('combobox', { name: 'Where item 1 shows' });
    expect(await first.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => frame.evaluate('document.activeElement?.id')).toBe(await first.getAttribute('id'));
    await frame.getByText('Name the person who decides when a request is stuck.').waitFor();
    expect(await readContract(desk)).toEqual({ revision: 0, version: 0 });
    expect(await axeFindings(page)).toEqual([]);
    for (const item of [1, 2]) {
      await frame.getByRole('combobox', { name: `Where item ${item} shows` }).selectOption({ label: 'Description' });
    }
    await frame.getByLabel('Who decides when a request is stuck').fill('Gal');
    await frame.getByRole('button', { name: 'Gal Lead' }).click();
    await frame.getByLabel('First reply within').fill('2');
    await frame.getByText('replies within 2 working hours · by Monday 11:00', { exact: false }).waitFor();
    await frame.getByRole('button', { name: 'Save', exact: true }).click();
    await frame.getByText('Saved. It is in force once both sides have signed this version.').waitFor();
    await frame.getByRole('button', { name: 'Sign for the giving side' }).click();
    await frame.getByText('You have signed for the other side. Somebody else signs here.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('is signed by the other side in Hebrew, by keyboard alone', async () => {
    const opened = await open(LEAD, 'he-IL', '/payroll');
    await opened.frame.getByRole('heading', { name: 'שאלות שכר' }).waitFor();
    await opened.frame.getByText('חתום בידי צד אחד').waitFor();
    await tabTo(opened.page, opened.frame.getByRole('button', { name: 'חתמו בשם הצד המקבל' }));
    await opened.page.keyboard.press('Enter');
    await opened.frame.getByText('בתוקף', { exact: true }).first().waitFor();
    await expect.poll(() => opened.frame.evaluate('document.activeElement?.textContent')).toBe('נחתם.');
    expect(await axeFindings(opened.page)).toEqual([]);
    await tabTo(opened.page, opened.frame.getByRole('button', { name: 'כל החוזים' }));
    await opened.page.keyboard.press('Enter');
    await opened.frame.getByRole('row', { name: /שאלות שכר.*בתוקף.*גרסה 1/ }).waitFor();
    await opened.page.context().close();
  });

  it('keeps what was typed when somebody else saved first, and names them', async () => {
    const { page, frame } = await open(LEAD, 'en-US', '/payroll/edit');
    await frame.getByLabel('No longer done in English').fill('Questions in the corridor');
    expect(await saveContract(desk)).toMatchObject({ ok: true });
    await frame.getByRole('button', { name: 'Save', exact: true }).click();
    await frame.getByText('Amit Admin saved', { exact: false }).waitFor();
    expect(await frame.getByLabel('No longer done in English').inputValue()).toBe('Questions in the corridor');
    await frame.getByRole('button', { name: 'Load the saved version' }).click();
    await expect.poll(() => frame.getByLabel('No longer done in English').inputValue()).toBe('Questions by WhatsApp');
    await page.context().close();
  });

  it("shows the server's sentence at a clause of 100 kB, with what was written still there", async () => {
    const { page, frame } = await open(ADMIN, 'he-IL', '/payroll/edit');
    const clause = frame.getByLabel('חריגים בעברית');
    await clause.fill('א'.repeat(100_000));
    await frame.getByRole('button', { name: 'שמרו', exact: true }).click();
    await frame.getByText('דבר לא נשמר.', { exact: false }).waitFor();
    expect(await clause.getAttribute('aria-invalid')).toBe('true');
    expect(await clause.inputValue()).toHaveLength(100_000);
    await page.context().close();
  });
});
