import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, launchBrowser } from '../support/browser.ts';
import { agreeOnItems, declareMonth } from '../support/signed-contract.ts';
import { AGENT, DANA, MOTI, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([SmallDesk.start(), launchBrowser()]);
  await declareMonth(desk);
  await agreeOnItems(desk);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** Opens a page of Jira as somebody. */
async function openAs(person: string, path: string, locale = 'en-US'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1600 }, reducedMotion: 'reduce' });
  await page.goto(`${desk.url}/__host/choose?${new URLSearchParams({ person, locale, theme: 'light', back: path })}`);
  return page;
}

const surface = (page: Page, title: string): FrameLocator =>
  page.getByRole('region', { name: title, exact: true }).locator('iframe').contentFrame();
const portal = (key: string) => `/servicedesk/customer/portal/7/${key}`;

it('a requester reads the promise, and the agent asks for what is missing with two presses', async () => {
  const key = await desk.raise(MOTI, 'October payslip fix');
  const card = surface(await openAs(MOTI, portal(key)), 'Service promise and rating');
  const promise = card.getByRole('region', { name: 'What was promised' });
  await promise.getByText('The payroll team replies within 4 working hours').waitFor();
  await promise.getByText('The line of the payslip').waitFor();
  await promise.getByText('If it gets stuck, the decision is with Adi Agent, CFO.').waitFor();

  const page = await openAs(AGENT, `/browse/${key}`);
  const contract = surface(page, 'Experience').getByRole('region', { name: 'Service contract' });
  await contract.getByText('Missing: The month · The line of the payslip').waitFor();
  await contract.getByRole('button', { name: 'Ask the requester' }).press('Enter');
  await contract.getByText('This goes to Moti Cohen as a public comment in your name:').waitFor();
  await contract.getByRole('button', { name: 'Send' }).press('Enter');
  await contract.getByText('The requester was asked:').waitFor();
  expect(await contract.getByRole('button').count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
  const again = await openAs(MOTI, portal(key));
  await again.getByText('To work on this request we still need:').waitFor();
});

it('whoever rated low is asked in Hebrew, says yes by keyboard, and reads the reply on the card', async () => {
  const key = await desk.closedRequest(DANA, 'תיקון תלוש אוקטובר');
  await desk.rate(DANA, key, 1);
  const page = await openAs(DANA, portal(key), 'he-IL');
  const card = surface(page, 'Service promise and rating');
  await card.getByText('צר לנו שכך היה. רוצים שנחזור אליכם?').waitFor();
  expect(await card.locator('html').getAttribute('dir')).toBe('rtl');
  await card.getByRole('button', { name: 'כן, חזרו אליי' }).focus();
  await page.keyboard.press('Enter');
  await card.getByRole('status').getByText('נחזור אליכם עד').waitFor();
  expect(await axeFindings(page)).toEqual([]);

  const panel = surface(await openAs(AGENT, `/browse/${key}`), 'Experience').getByRole('region', { name: 'Follow-up' });
  await panel.getByText('Ben, payroll manager, by').waitFor();
  await panel.getByRole('button', { name: 'Take over' }).click();
  await panel.getByText('You, by').waitFor();
  await panel.getByRole('button', { name: 'Close…' }).click();
  await panel.getByRole('button', { name: 'Close the follow-up' }).click();
  await panel.getByText('Choose what came of it first.').waitFor();
  await panel.getByRole('radio', { name: 'Explained' }).check({ force: true });
  await panel.getByRole('textbox', { name: 'Reply to the requester' }).fill('השעות יופיעו <b>בתלוש הבא</b>');
  await panel.getByRole('button', { name: 'Close the follow-up' }).click();
  await panel.getByText('Explained · Adi Agent').waitFor();

  const after = surface(await openAs(DANA, portal(key), 'he-IL'), 'Service promise and rating');
  await after.getByText('השעות יופיעו <b>בתלוש הבא</b>').waitFor();
});

it('a manager is told of those whom nobody called back, and opens their requests', async () => {
  const keys = [await desk.closedRequest(DANA), await desk.closedRequest(MOTI)];
  for (const [index, key] of keys.entries()) {
    const requester = index === 0 ? DANA : MOTI;
    await desk.rate(requester, key, 2);
    await desk.cardAnswer(requester, key, 'askFollowUp', { wanted: true });
  }
  await desk.client.advance('P4D', 'coalesce');
  const page = await openAs('admin', '/jira/dashboards/10700');
  const gadget = page.locator('[data-module="xla-gadget"]').locator('iframe').contentFrame();
  await gadget.getByText('On 2 requests we were to get back to the requester').waitFor();
  const opened = page.context().waitForEvent('page');
  await gadget.getByRole('button', { name: 'Open these requests' }).click();
  const list = await opened;
  await list
    .getByRole('link', { name: keys[0] ?? '' })
    .first()
    .waitFor();
  for (const key of keys) expect(await list.getByRole('link', { name: key }).count()).toBeGreaterThan(0);
});
