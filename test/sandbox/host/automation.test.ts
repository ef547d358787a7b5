import type * as Bridge from '@forge/bridge';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { frameOf, launchBrowser, open } from './browser.ts';
import { startFixtureSite, type FixtureSite } from './fixture-site.ts';
import { ADMIN, AGENT, MOTI } from './fixture-world.ts';

declare const bridge: typeof Bridge;

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

const LIST = '/jira/settings/automation';
const openAs = async (as: string, at: string): Promise<Page> => {
  const page = await open(browser, site, { as, at });
  pages.push(page);
  return page;
};

test('an admin configures an action with its own form, runs it and reads what came of it', async () => {
  const page = await openAs(ADMIN, LIST);
  await page
    .getByRole('row', { name: /Say a word/ })
    .getByText('Not configured', { exact: true })
    .waitFor();
  expect(await page.getByText('For agents only').count()).toBe(0);
  await page.getByRole('link', { name: 'Say a word' }).click();
  const form = await frameOf(page, 'say');
  const next = page.getByRole('button', { name: 'Next' });
  expect(await next.isDisabled()).toBe(true);
  await page.getByText('Configure the action first.').waitFor();
  const given = await form.evaluate(() => bridge.view.getContext().then(({ extension }) => extension));
  expect(given).toMatchObject({ type: 'action', data: { inputs: {} }, errors: { invalidInputs: {} } });

  await form.evaluate(() => bridge.view.submit({ word: 'hello' }));
  await next.click();
  await page.getByText('Configured', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill('PAY-1');
  await page.getByRole('button', { name: 'Run now' }).click();
  const log = page.getByRole('region', { name: 'Audit log' }).first();
  await log
    .getByRole('row', { name: /PAY-1 .*Success/ })
    .getByText('said: hello')
    .waitFor();
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill('PAY-0');
  await page.getByRole('button', { name: 'Run now' }).click();
  await log
    .getByRole('row', { name: /PAY-0 .*Failure/ })
    .getByText('There is no PAY-0.')
    .waitFor();
});

test('a form that listens is asked for its inputs, and its step is not saved while it keeps them back', async () => {
  const page = await openAs(ADMIN, `${LIST}/say`);
  const form = await frameOf(page, 'say');
  await form.evaluate(async () => {
    let isReady = false;
    await bridge.events.on('AUTOMATION_ACTION_SUBMIT', () => {
      if (isReady) void bridge.view.submit({ word: 'asked' });
      isReady = true;
    });
    await bridge.view.submit({ word: 'draft' });
  });
  const next = page.getByRole('button', { name: 'Next' });
  const configured = page.waitForRequest(/\/configure$/);
  await next.click();
  await next.click();
  expect((await configured).postData()).toBe(`inputs=${encodeURIComponent('{"word":"asked"}')}`);
});

test('a step with faults tells them to the form, and does not run', async () => {
  const page = await openAs(ADMIN, `${LIST}/say`);
  await (await frameOf(page, 'say')).evaluate(() => bridge.view.submit({ word: 7, more: true }));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('alert').filter({ hasText: 'word is not of type string' }).waitFor();
  const form = await frameOf(page, 'say');
  const given = await form.evaluate(() => bridge.view.getContext().then(({ extension }) => extension['errors']));
  expect(given).toEqual({
    invalidInputs: { word: { message: 'word is not of type string' }, more: { message: 'more is not an input.' } },
  });
  expect(await page.getByRole('button', { name: 'Run now' }).count()).toBe(0);
});

test('a form of UI Kit is not drawn, and an action for agents has no page', async () => {
  await (await openAs(ADMIN, `${LIST}/say-plainly`)).getByText('no form that can be shown here').waitFor();
  for (const action of ['for-agents', 'no-such']) {
    const page = await openAs(ADMIN, `${LIST}/${action}`);
    expect(await page.locator('h1').textContent()).toBe('You don’t have access to this');
  }
});

test.each([AGENT, MOTI])('%s, who administers nothing, sees no rules and saves none', async (person) => {
  const page = await openAs(person, LIST);
  await page.locator('h1').waitFor();
  expect(await page.getByRole('link', { name: 'Say a word' }).count()).toBe(0);
  const status = await page.evaluate(async () => {
    const body = new URLSearchParams({ inputs: '{"word":"mine"}' });
    return (await fetch('/__host/automation/say/configure', { method: 'POST', body })).status;
  });
  expect(status).toBe(403);
});

test.each([
  ['for-agents', '{}', 404],
  ['say', 'not JSON', 422],
  ['say', '[1]', 422],
])('refuses inputs for %s that are %s with %i', async (action, inputs, status) => {
  const page = await openAs(ADMIN, LIST);
  const answered = await page.evaluate(
    async (given) => {
      const body = new URLSearchParams({ inputs: given.inputs });
      return (await fetch(`/__host/automation/${given.action}/configure`, { method: 'POST', body })).status;
    },
    { action, inputs },
  );
  expect(answered).toBe(status);
});
