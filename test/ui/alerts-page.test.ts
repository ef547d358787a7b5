import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, SmallDesk } from '../support/small-desk.ts';
import { launchBrowser } from '../support/browser.ts';

let desk: SmallDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([SmallDesk.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** A page of the workspace as its admin opens it. */
const open = async (locale: string, below: string): Promise<Frame> => {
  const page = await (await browser.newContext()).newPage();
  const back = encodeURIComponent(`/jira/projects/HELP/apps/workspace/${below}`);
  await page.goto(`${desk.url}/__host/choose?person=${ADMIN}&locale=${locale}&theme=light&back=${back}`);
  const handle = await page.locator('iframe').first().elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('the surface has no frame');
  return frame;
};

const ways = [
  {
    locale: 'en-US',
    days: 'Working days without a public reply',
    save: 'Save what else counts',
    saved: 'Saved. The open requests',
    fault: 'A whole number from 1 to 60.',
    attempt: 'Try on the last 90 days',
    few: 'Too few to tell anything from.',
  },
  {
    locale: 'he-IL',
    days: 'ימי עבודה בלי תגובה גלויה',
    save: 'שמרו את ההגדרות האלה',
    saved: 'נשמר. הפניות הפתוחות',
    fault: 'מספר שלם מ־1 עד 60.',
    attempt: 'נסו על 90 הימים האחרונים',
    few: 'זה מעט מדי כדי ללמוד ממנו.',
  },
];

it.each(ways)(
  'sets a detector, and says at its field what is refused, in $locale',
  async ({ locale, days, ...said }) => {
    const frame = await open(locale, 'alerts');
    await frame.getByLabel(days).fill('10000');
    await frame.getByRole('button', { name: said.save }).click();
    await frame.getByText(said.fault).waitFor();
    await frame.getByLabel(days).fill('3');
    await frame.getByRole('button', { name: said.save }).click();
    await frame.getByText(said.saved).waitFor();
    expect(await frame.getByText(said.fault).count()).toBe(0);
  },
);

it.each(ways)(
  'tries a rule, and says when there is too little to tell from, in $locale',
  async ({ locale, ...said }) => {
    const frame = await open(locale, 'alerts/default');
    await frame.getByRole('button', { name: said.attempt }).click();
    await frame.getByText(said.few).waitFor();
    expect(await frame.getByRole('alert').count()).toBe(0);
  },
);
