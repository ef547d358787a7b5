import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { frameOf, launchBrowser, open } from './browser.ts';
import { startFixtureSite, type FixtureSite } from './fixture-site.ts';
import { ADMIN, AGENT, DANA, MOTI, PARTNER } from './fixture-world.ts';

let browser: Browser;
let site: FixtureSite;
const pages: Page[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startFixtureSite()]);
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function openAs(as: string, at: string, more: { readonly locale?: string } = {}): Promise<Page> {
  const page = await open(browser, site, { as, at, ...more });
  pages.push(page);
  return page;
}

/** True once a person sees it; a wait that ends in vain fails the test by itself. */
async function seen(what: Locator): Promise<boolean> {
  await what.waitFor();
  return what.isVisible();
}

async function raise(by: string, summary: string): Promise<string> {
  const { body } = await site.rest(by, 'POST /rest/servicedeskapi/request', {
    serviceDeskId: '7',
    requestTypeId: '701',
    requestFieldValues: { summary, description: 'Eight hours are missing' },
  });
  return (body as { issueKey: string }).issueKey;
}

test('a customer raises a request in the portal and an agent finds it in the queue', async () => {
  const portal = await openAs(MOTI, '/servicedesk/customer/portals');
  await portal.getByRole('link', { name: 'שכר' }).click();
  await portal.getByRole('link', { name: /Payslip error/ }).click();
  await portal.getByLabel('Summary').fill('My October payslip');
  await portal.getByRole('button', { name: 'Send' }).click();
  await portal.getByRole('heading', { name: 'My October payslip' }).waitFor();
  await portal.getByRole('link', { name: 'Requests' }).click();
  await portal.getByRole('link', { name: 'My October payslip' }).waitFor();

  const queue = await openAs(AGENT, '/jira/servicedesk/projects/PAY/queues');
  await queue.getByRole('heading', { name: 'All open' }).waitFor();
  expect(await queue.getByRole('columnheader').allTextContents()).toEqual([
    'Key',
    'Summary',
    'Reporter',
    'Status',
    'Time to resolution',
    'Mood',
  ]);
  await queue
    .getByRole('row', { name: /My October payslip/ })
    .getByText('Waiting for support')
    .waitFor();
});

test('an agent moves a request and writes a note and a reply in place, and the panel stays open', async () => {
  const key = await raise(MOTI, 'Hours are missing');
  const page = await openAs(AGENT, `/browse/${key}`);
  const panel = await frameOf(page, 'panel');
  await panel.evaluate(() => Object.assign(globalThis, { kept: true }));
  await page.getByLabel('Comment', { exact: true }).last().fill('Only for us');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.is-internal').getByText('Only for us').waitFor();
  await page.getByText('Reply to customer').click();
  await page.getByLabel('Comment', { exact: true }).last().fill('We are on it');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.is-public').getByText('We are on it').waitFor();
  await page.getByText('Waiting for support').first().click();
  await page.getByRole('button', { name: /^Resolve/ }).click();
  await page.locator('.status-button', { hasText: 'Resolved' }).waitFor();
  expect(await panel.evaluate('kept')).toBe(true);

  const portal = await openAs(MOTI, `/servicedesk/customer/portal/7/${key}`);
  await portal.getByText('We are on it').waitFor();
  expect(await portal.getByText('Only for us').count()).toBe(0);
  await portal.getByRole('button', { name: 'Reopen' }).click();
  await portal.getByText('In progress').waitFor();
});

test('the history says who changed what', async () => {
  const key = await raise(MOTI, 'A history');
  await site.rest(AGENT, `POST /rest/api/3/issue/${key}/transitions`, { transition: { id: '11' } });
  const page = await openAs(AGENT, `/browse/${key}?activity=history`);
  expect(
    await seen(
      page
        .getByRole('article')
        .filter({ hasText: 'Waiting for support' })
        .filter({ hasText: 'In progress' })
        .filter({ hasText: 'Adi Levi' }),
    ),
  ).toBe(true);
});

test.each([MOTI, DANA, PARTNER])('%s, who is no agent, has no access to an issue and to queues', async (person) => {
  const key = await raise(MOTI, 'Not for everybody');
  for (const at of [`/browse/${key}`, '/jira/servicedesk/projects/PAY/queues/custom/71', '/jira/settings/apps/admin']) {
    const page = await openAs(person, at, { locale: 'en-US' });
    await page.getByRole('heading', { name: 'You don’t have access to this' }).waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  }
});

test('a request of somebody else is closed to a customer, in the portal too', async () => {
  const key = await raise(ADMIN, 'Of the admin');
  const page = await openAs(PARTNER, `/servicedesk/customer/portal/7/${key}`);
  expect(await seen(page.getByRole('heading', { name: 'You don’t have access to this' }))).toBe(true);
});

test('a customer gets the modules that let customers in and no others', async () => {
  const key = await raise(MOTI, 'Cards');
  const portal = await openAs(MOTI, `/servicedesk/customer/portal/7/${key}`);
  await frameOf(portal, 'card');
  expect(await portal.locator('[data-module]').count()).toBe(1);
  const admin = await openAs(ADMIN, `/servicedesk/customer/portal/7/${key}`);
  await frameOf(admin, 'staff-only');
});

const letter = (text: string) => ({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });

const textOfDownload = async (page: Page, link: Locator): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await download.path(), 'utf8');
};

test('a file of the form comes with the request, and one added later with a comment; both come back as they were', async () => {
  const page = await openAs(MOTI, '/servicedesk/customer/portal/7/create/701');
  await page.getByLabel('Summary').fill('With a letter');
  await page.getByLabel('Attachment').setInputFiles(letter('Dear payroll'));
  await page.getByRole('button', { name: 'Send' }).click();
  const links = page.getByRole('region', { name: 'Attachments' }).getByRole('link', { name: 'letter.txt' });
  await links.waitFor();
  expect(await textOfDownload(page, links)).toBe('Dear payroll');
  await page.getByLabel('Files to attach').setInputFiles(letter('And again'));
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect.poll(() => links.count()).toBe(2);
  expect(await textOfDownload(page, links.nth(1))).toBe('And again');
  const key = page.url().split('/').at(-1);
  const agent = await openAs(AGENT, `/browse/${key}`);
  expect(await seen(agent.getByRole('region', { name: 'Attachments' }).getByText('letter.txt').nth(1))).toBe(true);
  expect(await agent.getByText('[^').count()).toBe(0);
});

test('a file that Jira does not take is refused with its reason, and nothing is added', async () => {
  site.jira.declare({ uploadLimit: 4 });
  const key = await raise(MOTI, 'Too large');
  const page = await openAs(MOTI, `/servicedesk/customer/portal/7/${key}`);
  await page.getByLabel('Files to attach').setInputFiles(letter('five!'));
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await page.getByText('The file letter.txt exceeds its limit of 4 bytes.').waitFor();
  expect(await page.getByRole('region', { name: 'Attachments' }).count()).toBe(0);
  site.jira.declare({ uploadLimit: 1024 ** 3 });
});

test('markup and direction controls in texts of people stay text', async () => {
  const summary = '<img src=x onerror="document.title=1"> \u202Egpj.exe';
  const key = await raise(MOTI, summary);
  await site.rest(MOTI, `POST /rest/servicedeskapi/request/${key}/comment`, {
    body: '<script>document.title = 2</script>',
    public: true,
  });
  for (const [person, at] of [
    [AGENT, `/browse/${key}`],
    [MOTI, `/servicedesk/customer/portal/7/${key}`],
    [AGENT, '/jira/servicedesk/projects/PAY/queues/custom/71'],
  ] as const) {
    const page = await openAs(person, at);
    await page.getByText('<img src=x onerror="document.title=1">').first().waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.title()).not.toMatch(/^[12]$|\u202E/);
  }
});

test('a Hebrew reader gets the frame from right to left, with stored names as they are', async () => {
  const key = await raise(DANA, 'תיקון תלוש אוקטובר');
  const page = await openAs(DANA, `/servicedesk/customer/portal/7/${key}`);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.getByRole('heading', { name: 'סטטוס' }).waitFor();
  await page.getByText('Waiting for support').waitFor();
});

test('app fields show through their formatter, in the queue and on the issue', async () => {
  const key = await raise(MOTI, 'Rated');
  const { body } = await site.rest(AGENT, `GET /rest/api/3/issue/${key}`);
  const field = (
    (await site.rest(AGENT, 'GET /rest/api/3/field')).body as { id: string; key: string; name: string }[]
  ).find(({ name }) => name === 'Mood');
  await site.jira.handle(
    {
      method: 'POST',
      path: '/rest/api/3/app/field/value',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        updates: [{ customField: field?.key, issueIds: [Number((body as { id: string }).id)], value: 4 }],
      }),
    },
    {
      kind: 'app',
      appId: '0b1d6f6e-52a1-4c5b-9a83-3f2f7c1d9e10',
      scopes: ['write:app-data:jira', 'write:jira-work', 'read:jira-work'],
    },
  );
  const issue = await openAs(AGENT, `/browse/${key}`);
  expect(await seen(issue.getByText('4 of 5'))).toBe(true);
  await (
    await openAs(AGENT, '/jira/servicedesk/projects/PAY/queues/custom/71')
  )
    .getByRole('row', { name: /Rated/ })
    .getByText('4 of 5')
    .waitFor();
});

test('a search shows its requests, a key opens its request, and a wrong search says why', async () => {
  const key = await raise(MOTI, 'Find me');
  const page = await openAs(AGENT, '/');
  await page.getByRole('searchbox').or(page.getByLabel('Search with JQL or a key')).fill(`key = ${key}`);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Find me' }).waitFor();
  await page.getByLabel('Search with JQL or a key').fill(key.toLowerCase());
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/browse/${key}`);
  await page.goto(`${site.url}/issues/?jql=nonsense`);
  expect(await seen(page.getByRole('alert'))).toBe(true);
});

test('the bar moves virtual time and the page shows it', async () => {
  const page = await openAs(AGENT, '/');
  const clock = page.locator('[data-clock]');
  const before = await clock.textContent();
  await page.getByRole('button', { name: '+15 min' }).click();
  await expect.poll(() => clock.textContent()).not.toBe(before);
});

test('another site on the same host name cannot act for the chosen person', async () => {
  const response = await fetch(`${site.url}/__host/issue/PAY-1/comment`, {
    method: 'POST',
    headers: { origin: site.resourceUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'body=x&public=true',
  });
  expect(response.status).toBe(403);
});

test('an address nobody knows says so, and a choice of nobody is refused', async () => {
  expect((await fetch(`${site.url}/jira/nowhere`)).status).toBe(404);
  expect((await fetch(`${site.url}/__host/choose?person=ghost`)).status).toBe(404);
  expect(
    (await fetch(`${site.url}/__host/choose?back=//evil.example`, { redirect: 'manual' })).headers.get('location'),
  ).toBe('/');
});
