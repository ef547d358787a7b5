import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, launchBrowser } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('the browser of the tests finds an unlabelled field and none in a labelled one', async () => {
  const page = await browser.newPage();
  const document = (body: string) => `<html lang="en"><title>Form</title><main><h1>Form</h1>${body}</main></html>`;
  await page.setContent(document('<input type="text">'));
  expect((await axeFindings(page)).map((finding) => finding.rule)).toEqual(['label']);
  await page.setContent(document('<label>Name <input type="text"></label>'));
  expect(await axeFindings(page)).toEqual([]);
});
