import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { showModule } from '../../scripts/scenes.ts';
import { axeFindings, launchBrowser } from '../support/browser.ts';
import { AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
let browser: Browser;
let key: string;
beforeAll(async () => {
  [desk, browser] = await Promise.all([SmallDesk.start(), launchBrowser()]);
  await desk.client.advance('PT10M');
  key = await desk.raise(DANA);
  await desk.client.advance('PT2H50M');
  // Three quarters are over at ten past twelve; Jira answers nothing from twelve to one.
  await desk.client.faults({ jira: { status500: 1 } });
  await desk.client.advance('PT1H');
  await desk.client.faults({ reset: true });
  await desk.client.advance('PT6M');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

it.each([
  ['en-US', /Noticed 5\d minutes late\./],
  ['he-IL', /זוהה באיחור של 5\d דקות\./],
] as const)('an alert that an outage made late says by how much, in %s', async (locale, said) => {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 1000 } })).newPage();
  const choice = new URLSearchParams({ person: AGENT, locale, theme: 'light', back: `/browse/${key}` });
  await page.goto(`${desk.url}/__host/choose?${choice.toString()}`);
  const panel = await showModule(page, 'xla-panel');
  await panel.getByText(said).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});
