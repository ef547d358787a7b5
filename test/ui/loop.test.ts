import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { launchBrowser } from '../support/browser.ts';
import { SmallDesk } from '../support/small-desk.ts';

const Stored = z.object({ sql: z.object({ answers: z.array(z.looseObject({})) }) });

let desk: SmallDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([SmallDesk.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** Chooses who one is in the bar on top; the page comes again as that person sees it. */
async function become(page: Page, name: string): Promise<void> {
  await page.goto(desk.url);
  const shown = page.waitForEvent('load');
  await page.getByRole('combobox', { name: /^(You are|בתור)/ }).selectOption({ label: name });
  await shown;
}

/** The surface under a heading of Jira's page. */
function surface(page: Page, title: string): FrameLocator {
  return page.getByRole('region', { name: title, exact: true }).locator('iframe').contentFrame();
}

async function raiseRequest(page: Page, summary: string): Promise<string> {
  await page.getByRole('link', { name: 'Help center' }).click();
  await page
    .getByRole('link', { name: /Help desk/ })
    .first()
    .click();
  await page.getByRole('link', { name: /Ask payroll/ }).click();
  await page.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: summary }).waitFor();
  return page.url();
}

it('a person walks from a request to its rating and the agent sees it come', async () => {
  const page = await browser.newPage();
  await become(page, 'Moti Cohen');
  const request = await raiseRequest(page, 'October payslip fix');
  await surface(page, 'Service promise and rating').getByText('once the request is closed').waitFor();

  await become(page, 'Adi Agent');
  await page.getByRole('link', { name: 'Queues HELP' }).click();
  await page.getByRole('link', { name: 'October payslip fix' }).click();
  await page.getByText('Reply to customer').click();
  await page.getByLabel('Comment', { exact: true }).last().fill('The missing hours are in your next payslip.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The missing hours are in your next payslip.').first().waitFor();
  await page.getByText('Change status').locator('..').click();
  await page.getByRole('button', { name: /^Resolve/ }).click();
  const panel = surface(page, 'Experience');
  await panel.getByText('Awaiting rating').waitFor();

  const portal = await browser.newPage();
  await become(portal, 'Moti Cohen');
  await portal.goto(request);
  const card = surface(portal, 'Service promise and rating');
  await card.getByText('Rate the service you got from the payroll team on "October payslip fix"').waitFor();
  for (const word of ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'])
    expect(await card.getByRole('radio', { name: new RegExp(`${word}$`) }).count()).toBeGreaterThan(0);
  await card.getByRole('radio', { name: '4 Good' }).check({ force: true });
  await card.getByText('Thank you, your rating is saved').waitFor();
  await card.getByRole('checkbox', { name: 'It took too long' }).check({ force: true });
  await card.getByRole('textbox').fill('Two weeks <b>late</b>');
  await card.getByRole('button', { name: 'Send' }).click();
  await card.getByText('Thank you, everything is saved').waitFor();

  await desk.client.advance('PT2M');
  // The panel was open all the while and nobody reloaded it.
  await panel.getByText('Met', { exact: true }).waitFor();
  await panel.getByText('It took too long').waitFor();
  await become(page, 'Adi Agent');
  await page.getByRole('link', { name: 'Queues HELP' }).click();
  await page
    .getByRole('link', { name: /All requests/ })
    .first()
    .click();
  const row = page.getByRole('row', { name: /October payslip fix/ });
  await row.getByText('Met').waitFor();
  await row.getByText('4 / 5').waitFor();
});

it('the card is Hebrew, reads from the right and is answered by keyboard alone', async () => {
  const key = await desk.closedRequest('dana', 'תיקון תלוש אוקטובר');
  const page = await browser.newPage();
  await become(page, 'Dana Mizrahi');
  await page.goto(`${desk.url}/servicedesk/customer/portal/7/${key}`);
  const card = surface(page, 'Service promise and rating');
  await card.getByText('דרגו את השירות שקיבלתם מצוות השכר').waitFor();
  expect(await card.locator('html').getAttribute('dir')).toBe('rtl');
  const [worst, best] = await Promise.all([
    card.getByRole('radio', { name: /גרוע מאוד/ }).boundingBox(),
    card.getByRole('radio', { name: /טוב מאוד/ }).boundingBox(),
  ]);
  expect(worst?.x).toBeGreaterThan(best?.x ?? Number.NaN);
  await card.getByRole('radio', { name: /גרוע מאוד/ }).focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 1; step += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await card.getByText('תודה, הדירוג נשמר').waitFor();
  expect(await desk.card('dana', key, 'readCard', {})).toMatchObject({ ok: true, value: { kind: 'answered' } });
  const { sql } = Stored.parse(await desk.client.state());
  // Nothing is written of a direction that is the language's own.
  const hebrew = { item: 'experience', language: 'he', direction: null };
  expect(sql.answers).toContainEqual(expect.objectContaining(hebrew));
});

it('no surface broke the production content policy', async () => {
  const violations: unknown = await (await fetch(`${desk.url}/__sandbox/csp-violations`)).json();
  expect(violations).toEqual([]);
});
