import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, launchBrowser, hasFocus, tabTo } from '../support/browser.ts';
import { ADMIN, DANA, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([SmallDesk.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const ACTIONS = ['check-risk', 'ask-for-rating', 'open-follow-up'] as const;

const ways = [
  {
    locale: 'en-US',
    label: 'Work item key',
    fault: /Enter a key such as PAY-118/,
    next: 'Next',
    run: 'Run now',
    key: 'Key',
    action: 'check-risk',
    does: 'It changes nothing.',
    result: /isAtRisk: (true|false)/,
  },
  {
    locale: 'he-IL',
    label: 'מפתח הפנייה',
    fault: /הזינו מפתח כמו PAY-118/,
    next: 'הבא',
    run: 'הרצה עכשיו',
    key: 'מפתח',
    action: 'ask-for-rating',
    does: 'מבקשת מהפונים לדרג פנייה סגורה',
    result: 'outcome: open',
  },
];

/** The page of one action, as the admin opens it, and the form in it. */
async function open(action: string, locale: string): Promise<{ readonly page: Page; readonly form: FrameLocator }> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 }, reducedMotion: 'reduce' });
  const back = `/jira/settings/automation/${action}`;
  const choice = new URLSearchParams({ person: ADMIN, locale, theme: 'light', back });
  await page.goto(`${desk.url}/__host/choose?${choice.toString()}`);
  return { page, form: page.locator(`[data-module="${action}"] iframe`).contentFrame() };
}

it.each(ways)('is filled in, corrected and saved by keyboard only, and then runs, in $locale', async (said) => {
  const issueKey = await desk.raise(DANA);
  await desk.client.advance('PT10M');
  const { page, form } = await open(said.action, said.locale);
  const field = form.getByLabel(said.label);
  const next = page.getByRole('button', { name: said.next });
  await form.getByText(said.does).waitFor();
  expect(await field.inputValue()).toBe('{{issue.key}}');

  await tabTo(page, field);
  await field.press('ControlOrMeta+a');
  await page.keyboard.type('pay 118');
  await form.getByText(said.fault).waitFor();
  await tabTo(page, next);
  await page.keyboard.press('Enter');
  // The form keeps a wrong key back and takes the focus to it, so that the step is not saved.
  await expect.poll(() => hasFocus(field)).toBe(true);
  expect(await page.getByRole('button', { name: said.run }).count()).toBe(0);

  await field.press('ControlOrMeta+a');
  await page.keyboard.type('{{issue.key}}');
  expect(await form.getByText(said.fault).count()).toBe(0);
  await tabTo(page, next);
  await page.keyboard.press('Enter');
  const key = page.getByRole('main').getByLabel(said.key, { exact: true });
  await key.waitFor();
  await tabTo(page, key);
  await page.keyboard.type(issueKey);
  await page.keyboard.press('Enter');
  await page
    .getByRole('row', { name: new RegExp(issueKey) })
    .getByText(said.result)
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.close();
});

it.each(ACTIONS)('says what %s does, and keeps what was saved', async (action) => {
  const { page, form } = await open(action, 'en-US');
  await form.getByText('The next steps of the rule can use').waitFor();
  await form.getByLabel('Work item key').fill('HELP-1');
  const saved = page.waitForResponse(/configure$/);
  await page.getByRole('button', { name: 'Next' }).click();
  await saved;
  await page.reload();
  await expect.poll(() => form.getByLabel('Work item key').inputValue()).toBe('HELP-1');
  await page.close();
});
