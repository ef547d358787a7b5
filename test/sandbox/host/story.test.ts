import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Story } from '../../../sandbox/host/story.ts';
import { launchBrowser, open } from './browser.ts';
import { startFixtureSite, type FixtureSite } from './fixture-site.ts';
import { AGENT, DANA, MOTI } from './fixture-world.ts';

const words = (en: string, he: string) => ({ en, he });
const STORY: Story = {
  steps: [
    {
      title: words('You ask', 'אתם מבקשים'),
      text: words('A person asks.', 'מישהו מבקש.'),
      person: MOTI,
      path: '/servicedesk/customer/portals',
    },
    {
      title: words('The desk sees it', 'הצוות רואה'),
      text: words('It is in the queue.', 'הפנייה בתור.'),
      person: AGENT,
      path: '/jira/servicedesk/projects/PAY/queues',
    },
  ],
};

let browser: Browser;
let site: FixtureSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startFixtureSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function begin(locale: string): Promise<Page> {
  site.tell(STORY);
  return open(browser, site, { as: DANA, at: '/', locale });
}

test('a site that tells no story offers none', async () => {
  const page = await open(browser, site, { as: DANA, at: '/', locale: 'en-US' });
  await page.getByRole('link', { name: 'Start page' }).waitFor();
  expect(await page.getByRole('link', { name: 'Story', exact: true }).count()).toBe(0);
  await page.context().close();
});

test('each step is told on its page, by its person, in the language of the reader', async () => {
  const page = await begin('he-IL');
  await page.getByRole('link', { name: 'סיפור', exact: true }).click();
  await page.getByRole('heading', { name: 'אתם מבקשים' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/servicedesk/customer/portals');
  await page.getByRole('link', { name: 'הבא', exact: true }).click();
  await page.getByRole('heading', { name: 'הצוות רואה' }).waitFor();
  expect(await page.getByRole('combobox', { name: 'מי אתם' }).inputValue()).toBe(AGENT);
  expect(await page.getByText('2 מתוך 2').isVisible()).toBe(true);
  await page.context().close();
});

test('whoever wanders off finds the way back, and whoever leaves is told no more', async () => {
  const page = await begin('en-US');
  await page.getByRole('link', { name: 'Story', exact: true }).click();
  await page.getByRole('heading', { name: 'You ask' }).waitFor();
  await page.goto(`${site.url}/servicedesk/customer/user/requests`);
  await page.getByRole('link', { name: 'Return to the story' }).click();
  await page.waitForURL(/portals$/);
  await page.getByRole('link', { name: 'Leave the story' }).click();
  await page.waitForURL(/\/$/);
  expect(await page.getByRole('region', { name: 'Story' }).count()).toBe(0);
  await page.context().close();
});

test('a story whose pages are elsewhere is refused', () => {
  const away = { steps: [{ ...STORY.steps[0], path: '//example.org' }] };
  expect(Story.safeParse(away).success).toBe(false);
  expect(Story.safeParse({ steps: [] }).success).toBe(false);
});
