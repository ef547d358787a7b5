import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { showModule } from '../../scripts/scenes.ts';
import { axeFindings, launchBrowser } from '../support/browser.ts';
import { ADMIN, DANA, SmallDesk } from '../support/small-desk.ts';

/** An admin's first minute, and what two admins do to one another, by what a person sees. */

/** The site has a second admin. */
const BELLA = {
  accountId: 'admin-bella',
  displayName: 'Bella Admin',
  role: 'site-admin',
  locale: 'en-US',
  timeZone: 'UTC',
  emailAddress: 'bella@example.com',
};

let desk: SmallDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([SmallDesk.unsaved(), launchBrowser()]);
  await desk.client.declare({ people: [BELLA] });
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const openSettings = async (person: string = ADMIN): Promise<{ readonly page: Page; readonly frame: FrameLocator }> => {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 1200 } })).newPage();
  const choice = new URLSearchParams({
    person,
    locale: 'en-US',
    theme: 'light',
    back: '/jira/settings/apps/settings',
  });
  await page.goto(`${desk.url}/__host/choose?${choice.toString()}`);
  return { page, frame: await showModule(page, 'settings') };
};

it('starts with the defaults by one press, and shows first what they mean', async () => {
  const before = await desk.closedRequest(DANA);
  const { page, frame } = await openSettings();
  await frame.getByText('One request was closed there in the last 30 days.', { exact: false }).waitFor();
  await frame.getByRole('button', { name: 'Next: Departments' }).click();
  await frame.getByText('The newest request has a department.', { exact: false }).first().waitFor();
  await frame.getByRole('button', { name: '4 · Asking' }).click();
  await frame.getByText('of one person', { exact: false }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await desk.card(DANA, before, 'readCard', {})).toMatchObject({ value: { kind: 'off', why: 'not-started' } });
  await frame.getByRole('button', { name: 'Start', exact: true }).click();
  await frame.getByRole('navigation').getByRole('button', { name: 'Health' }).waitFor();
  const after = await desk.closedRequest(DANA);
  expect(await desk.card(DANA, after, 'readCard', {})).toMatchObject({ value: { kind: 'ask' } });
  await page.context().close();
});

it('names the other admin of a stale save and keeps what was typed, on every page', async () => {
  const [one, other] = [await openSettings(BELLA.accountId), await openSettings(ADMIN)];
  const asking = async ({ frame }: typeof one, contacts: string): Promise<void> => {
    await frame.getByRole('navigation').getByRole('button', { name: 'Asking' }).click();
    await frame.getByLabel('Contacts a person in 30 days, at most').fill(contacts);
  };
  await asking(one, '3');
  await asking(other, '4');
  await one.frame.getByRole('button', { name: 'Save', exact: true }).click();
  await one.frame.getByText('Saved.').waitFor();
  await other.frame.getByRole('button', { name: 'Save', exact: true }).click();
  await other.frame.getByText('Bella Admin saved these settings', { exact: false }).waitFor();
  await other.frame.getByRole('navigation').getByRole('button', { name: 'Audit' }).click();
  await other.frame.getByText('Bella Admin saved the settings', { exact: false }).first().waitFor();
  await other.frame.getByRole('navigation').getByRole('button', { name: 'Asking' }).click();
  expect(await other.frame.getByLabel('Contacts a person in 30 days, at most').inputValue()).toBe('4');
  // Nothing of the second save has come through.
  expect(await desk.adminPage('readSettings', {})).toMatchObject({ value: { settings: { contact: { perMonth: 3 } } } });
  await Promise.all([one, other].map(({ page }) => page.context().close()));
});

it('gives the line for the mail that Jira sends', async () => {
  const { page, frame } = await openSettings();
  await frame.getByRole('navigation').getByRole('button', { name: 'Asking' }).click();
  const line = frame.getByRole('textbox', { name: "Line for Jira's own mail" });
  expect(await line.inputValue()).toBe('How was the service? Open the request and rate it with one click.');
  expect(await line.isEditable()).toBe(false);
  await page.context().close();
});
