import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, hasFocus, launchBrowser, tabTo } from '../support/browser.ts';
import { ADMIN, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([SmallDesk.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** The project's rules as its admin opens them. */
async function open(locale: string): Promise<{ readonly page: Page; readonly frame: Frame }> {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 1600 } })).newPage();
  const back = '/jira/projects/HELP/apps/workspace/alerts';
  const choice = new URLSearchParams({ person: ADMIN, locale, theme: 'light', back });
  await page.goto(`${desk.url}/__host/choose?${choice.toString()}`);
  const handle = await page.locator('iframe').first().elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('the surface has no frame');
  return { page, frame };
}

const ways = [
  {
    locale: 'en-US',
    create: 'New rule',
    name: 'Name',
    condition: 'Condition (JQL)',
    save: 'Save',
    saved: 'Saved. The clocks',
    refused: 'Jira does not take this condition: ',
    edit: 'Edit Payslips alone',
    remove: 'Remove this rule',
  },
  {
    locale: 'he-IL',
    create: 'כלל חדש',
    name: 'שם',
    condition: 'תנאי (JQL)',
    save: 'שמרו',
    saved: 'נשמר. השעונים',
    refused: 'Jira לא מקבלת את התנאי: ',
    edit: 'עריכת Payslips alone',
    remove: 'הסירו את הכלל',
  },
];
/** What Jira says of the field that the condition names, as its own search says it. */
const JIRAS_WORDS = "Field 'summmary' does not exist or you do not have permission to view it.";

it.each(ways)("is made, mended by Jira's own words and removed, by keyboard alone, in $locale", async (said) => {
  const { page, frame } = await open(said.locale);
  const button = (name: string) => frame.getByRole('button', { name, exact: true });
  const press = async (name: string): Promise<void> => {
    await tabTo(page, button(name));
    await page.keyboard.press('Enter');
  };
  await button(said.create).waitFor();
  await press(said.create);
  const condition = frame.getByLabel(said.condition, { exact: true });
  await tabTo(page, frame.getByLabel(said.name, { exact: true }));
  await page.keyboard.type('Payslips alone');
  await tabTo(page, condition);
  await page.keyboard.type('summmary ~ "payslip"');
  await page.keyboard.press('Enter');
  await frame.getByRole('alert').getByText(`${said.refused}${JIRAS_WORDS}`).waitFor();
  const faultId = (await condition.getAttribute('aria-describedby'))?.split(' ').at(-1);
  expect(await frame.locator(`[id="${faultId}"]`).textContent()).toBe(`${said.refused}${JIRAS_WORDS}`);
  expect(await axeFindings(page)).toEqual([]);

  await tabTo(page, condition);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('summary ~ "payslip"');
  await press(said.save);
  const notice = frame.getByRole('status').filter({ hasText: said.saved });
  await notice.waitFor();
  expect(await hasFocus(notice)).toBe(true);

  await press(said.edit);
  await tabTo(page, condition);
  expect(await condition.inputValue()).toBe('summary ~ "payslip"');
  await press(said.remove);
  await notice.waitFor();
  expect(await button(said.edit).count()).toBe(0);
  await page.context().close();
});
