import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AGENT, DANA, SmallDesk } from '../support/small-desk.ts';
import { launchBrowser } from '../support/browser.ts';

let desk: SmallDesk;
let browser: Browser;
let keys: readonly string[];
beforeAll(async () => {
  [desk, browser] = await Promise.all([SmallDesk.start(), launchBrowser()]);
  const first = await desk.raise(DANA, 'October payslip fix');
  const second = await desk.raise(DANA, 'A second badge');
  keys = [first, second];
  await desk.client.advance('PT4H30M');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** The page as the agent who opens it from the sidebar, and the frame of the surface once it has drawn its table. */
const open = async (locale: string, width = 1360): Promise<{ readonly page: Page; readonly frame: Frame }> => {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  const back = encodeURIComponent('/jira/servicedesk/projects/HELP/apps/experience-page');
  await page.goto(`${desk.url}/__host/choose?person=${AGENT}&locale=${locale}&theme=light&back=${back}`);
  const handle = await page.locator('iframe').first().elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('the surface has no frame');
  await frame.getByRole('table').first().waitFor();
  return { page, frame };
};

const focused = (frame: Frame): Promise<unknown> =>
  frame.evaluate('document.hasFocus() ? (document.activeElement?.textContent ?? "") : ""');

const ways = [
  { locale: 'en-US', help: 'Keys', title: '2 requests need somebody', told: 'j and k move' },
  { locale: 'he-IL', help: 'קיצורי מקלדת', title: 'שתי פניות מחכות לטיפול', told: 'עברו בין הפניות' },
];

it.each(ways)('is walked by keyboard alone in $locale', async ({ locale, help, title, told }) => {
  const { page, frame } = await open(locale);
  expect(await frame.getByRole('heading', { level: 1 }).textContent()).toBe(title);
  for (let press = 0; press < 60 && (await focused(frame)) !== help; press += 1) await page.keyboard.press('Tab');
  expect(await focused(frame)).toBe(help);
  await page.keyboard.press('?');
  await frame.getByText(told).waitFor();
  await page.keyboard.press('j');
  expect(await focused(frame)).toBe(keys[0]);
  await page.keyboard.press('j');
  expect(await focused(frame)).toBe(keys[1]);
  await page.keyboard.press('k');
  expect(await focused(frame)).toBe(keys[0]);
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('Enter');
  expect((await opened).url()).toContain(`/browse/${keys[0]}`);
  await page.context().close();
});

const tables = [
  {
    locale: 'en-US',
    wide: ['Request', 'Why', 'Department', 'Working time left', 'Assignee', 'Next step'],
    narrow: ['Request', 'Why', 'Next step'],
    told: ['Sales', /working (minutes?|hours?)/],
  },
  {
    locale: 'he-IL',
    wide: ['פנייה', 'הסיבה', 'מחלקה', 'זמן העבודה שנשאר', 'באחריות', 'הצעד הבא'],
    narrow: ['פנייה', 'הסיבה', 'הצעד הבא'],
    told: ['Sales', /עבודה/],
  },
] as const;

it.each(tables)(
  'says department and working time left beside the reason, or below where it is narrow, in $locale',
  async ({ locale, told, ...heads }) => {
    for (const [width, head] of [[1360, heads.wide] as const, [390, heads.narrow] as const]) {
      const { page, frame } = await open(locale, width);
      const table = frame.getByRole('table').first();
      expect(await table.getByRole('columnheader').allTextContents()).toEqual(head);
      const row = await table.getByRole('row').nth(1).innerText();
      for (const words of told) expect(row).toMatch(words);
      await page.context().close();
    }
  },
);
