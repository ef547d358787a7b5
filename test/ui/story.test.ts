import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RunningProgram, startProgram } from '../support/start-program.ts';

/** What the walk says on each page, and what has to stand there for it to be true. */
const LANGUAGES = [
  {
    locale: 'en-US',
    story: 'Story',
    next: 'Next',
    steps: [
      ['A watermelon: green outside, red inside', /IT access: the SLA is green/],
      ['A promise, not only a target', /The payroll team replies within 4 working hours/],
      ['The contract behind the promise', /In force/],
      ['Where the score comes from: one click', /Rate the service/],
      ['The team sees it at once', /Awaiting rating/],
      ['What will go wrong, before it does', /PAY-118/],
      ['PAY-118: nobody decides', /Fast decision: .*Avi Cohen, CFO/],
    ],
  },
  {
    locale: 'he-IL',
    story: 'סיפור',
    next: 'הבא',
    steps: [
      ['אבטיח: ירוק מבחוץ, אדום מבפנים', /הרשאות גישה: ה/],
      ['הבטחה, לא רק יעד', /צוות השכר עונה תוך 4 שעות עבודה/],
      ['החוזה שמאחורי ההבטחה', /בתוקף/],
      ['מאיפה מגיע הציון: לחיצה אחת', /דרגו את השירות/],
      ['הצוות רואה מיד', /ממתינה לדירוג/],
      ['מה עומד להשתבש, לפני שזה קורה', /PAY-118/],
      ['PAY-118: אף אחד לא מחליט', /הכרעה מהירה: .*אבי כהן/],
    ],
  },
] as const;

let demo: RunningProgram;
let browser: Browser;
beforeAll(async () => {
  [demo, browser] = await Promise.all([startProgram([]), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

function surface(page: Page): FrameLocator {
  return page.locator('main iframe').first().contentFrame();
}

it.each(LANGUAGES)('the story of the demonstration is true on every page it leads to, in $locale', async (walk) => {
  const page = await browser.newPage();
  await page.goto(`${demo.url}/__host/choose?locale=${walk.locale}&back=/`);
  await page.getByRole('link', { name: walk.story, exact: true }).click();
  for (const [title, truth] of walk.steps) {
    await page.getByRole('heading', { name: title }).waitFor();
    await surface(page).getByText(truth).first().waitFor();
    await page.getByRole('link', { name: walk.next, exact: true }).click();
  }
  expect(await page.getByRole('heading', { level: 2 }).first().isVisible()).toBe(true);
  await page.close();
});
