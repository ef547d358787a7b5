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
      ['A watermelon: green outside, red inside', /IT access: the SLA is green \(96%\), .* 2\.9 of 5/],
      ['A promise, not only a target', /The payroll team replies within 4 working hours/],
      ['The contract behind the promise', /In force/],
      ['Where the score comes from: one click', /Rate the service/],
      ['The team sees it at once', /Awaiting rating/],
      [
        'What goes wrong, and what soon will',
        /PAY-118/,
        /No public reply for 6 working days/,
        /Tell the requester how it stands\. For a fast decision turn to .*Avi Cohen, CFO/,
      ],
      [
        'PAY-118: nobody decides',
        /For a fast decision turn to .*Avi Cohen, CFO/,
        /Handling is later than promised/,
        /No public reply for 6 working days/,
      ],
      ['Honest time', /Met in 3 working hours/],
      ['Inside the watermelon', /IT access · Last 13 weeks/, /2\.9 of 5/, /^Not solved/],
    ],
  },
  {
    locale: 'he-IL',
    story: 'סיפור',
    next: 'הבא',
    steps: [
      ['אבטיח: ירוק מבחוץ, אדום מבפנים', /הרשאות גישה: ה.*SLA.*96%.* 2\.9 מתוך 5/],
      ['הבטחה, לא רק יעד', /צוות השכר עונה תוך 4 שעות עבודה/],
      ['החוזה שמאחורי ההבטחה', /בתוקף/],
      ['מאיפה מגיע הציון: לחיצה אחת', /דרגו את השירות/],
      ['הצוות רואה מיד', /ממתינה לדירוג/],
      [
        'מה משתבש, ומה עומד להשתבש',
        /PAY-118/,
        /אין תגובה גלויה כבר 6 ימי עבודה/,
        /עדכנו את הפונים מה המצב\. להכרעה מהירה פנו אל .*אבי כהן/,
      ],
      [
        'PAY-118: אף אחד לא מחליט',
        /להכרעה מהירה פנו אל .*אבי כהן/,
        /הטיפול מתעכב מעבר למה שהובטח/,
        /אין תגובה גלויה כבר 6 ימי עבודה/,
      ],
      ['רק זמן העבודה נספר', /עמדנו ביעד תוך 3 שעות עבודה/],
      ['מה יש בתוך האבטיח', /הרשאות גישה · 13 שבועות אחרונים/, /2\.9 מתוך 5/, /הבעיה לא נפתרה/],
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
  for (const [index, [title, ...truths]] of walk.steps.entries()) {
    await page.getByRole('heading', { name: title }).waitFor();
    for (const truth of truths) await surface(page).getByText(truth).first().waitFor();
    if (index < walk.steps.length - 1) await page.getByRole('link', { name: walk.next, exact: true }).click();
  }
  // The last step has no next one: the walk was followed to its end.
  expect(await page.getByRole('link', { name: walk.next, exact: true }).count()).toBe(0);
  expect(await page.getByRole('heading', { level: 2 }).first().isVisible()).toBe(true);
  await page.close();
});

it('gives each figure of the workspace an address that can be reloaded, sent and gone back from', async () => {
  const page = await browser.newPage();
  await page.goto(`${demo.url}/__host/choose?person=tamar-golan&locale=en-US&back=/`);
  const overview = `${demo.url}/jira/projects/IT/apps/workspace/overview`;
  await page.goto(`${overview}/process/gone/gone`);
  const process = surface(page).getByLabel('Process', { exact: true });
  await process.waitFor();
  expect(await process.inputValue()).toBe('');
  await process.selectOption({ label: 'IT access' });
  await page.waitForURL(`${overview}/process/it-access/gone`);
  await surface(page).getByRole('button', { name: 'Experience score' }).click();
  await page.waitForURL(`${overview}/process/it-access/experience`);
  await page.reload();
  await surface(page).getByRole('heading', { name: 'Experience score' }).first().waitFor();
  await surface(page).getByRole('button', { name: 'Back to all figures' }).click();
  await page.waitForURL(`${overview}/process/it-access`);
  await page.goBack();
  await surface(page).getByRole('button', { name: 'Back to all figures' }).waitFor();
  await page.close();
});
