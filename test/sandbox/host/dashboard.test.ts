import type * as Bridge from '@forge/bridge';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { frameOf, launchBrowser, open } from './browser.ts';
import { startFixtureSite, type FixtureSite } from './fixture-site.ts';
import { ADMIN, AGENT } from './fixture-world.ts';

declare const bridge: typeof Bridge;
declare const __bridge: {
  callBridge(name: string, data?: unknown): Promise<Record<string, (...given: unknown[]) => Promise<void>>>;
};

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

async function openDashboard(as = ADMIN): Promise<Page> {
  const page = await open(browser, site, { as, at: '/jira/dashboards/10700' });
  pages.push(page);
  return page;
}

async function configOf(gadget: string): Promise<unknown> {
  const { status, body } = await site.rest(ADMIN, `GET /rest/api/3/dashboard/10700/items/${gadget}/properties/config`);
  return status === 200 ? (body as { value: unknown }).value : null;
}

/** Adds a gadget through the dialog; its id. It opens in edit mode. */
async function add(page: Page, name: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Add gadget' }).click();
  await page.getByRole('button', { name }).click();
  await page.waitForURL(/edit=\d+/);
  return new URL(page.url()).searchParams.get('edit') ?? '';
}

test('a gadget gets its stored configuration and saves what its edit mode submits', async () => {
  const page = await openDashboard();
  expect(await (await frameOf(page, 'gadget')).locator('#where').textContent()).toBe(
    'gadget jira:dashboardGadget first',
  );
  await page.getByText('More actions for Fixture gadget').locator('..').click();
  await page.getByRole('link', { name: 'Configure' }).click();
  await page.locator('[data-module="gadget"] iframe').waitFor();
  const edit = await frameOf(page, 'gadget');
  await expect
    .poll(() =>
      edit.evaluate(() => bridge.view.getContext().then(({ extension }) => extension['entryPoint'] as string)),
    )
    .toBe('edit');
  await edit.evaluate(() => void bridge.view.submit({ word: 'second' }));
  await page.frameLocator('[data-module="gadget"] iframe').locator('#where', { hasText: 'second' }).waitFor();
  expect(await configOf('10701')).toEqual({ word: 'second' });
});

test('several gadgets live side by side, and removing one leaves the others', async () => {
  const page = await openDashboard();
  const id = await add(page, /^Add: Fixture gadget/);
  await page.frameLocator(`[data-gadget="${id}"] iframe`).locator('#where', { hasText: 'edit' }).waitFor();
  expect(await page.locator('.gadget').count()).toBe(2);
  await page.goto(`${site.url}/jira/dashboards/10700`);
  await page.locator(`[data-gadget="${id}"] summary`).click();
  await page.locator(`[data-gadget="${id}"]`).getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => page.locator('.gadget').count()).toBe(1);
});

test('the dashboard saves a widget, and only what the widget hands back', async () => {
  const page = await openDashboard();
  const id = await add(page, /^Add: Fixture widget/);
  const edit = await frameOf(page, 'widget');
  expect(await edit.evaluate(() => bridge.view.getContext().then(({ extension }) => extension))).toMatchObject({
    type: 'dashboards:widget',
    config: null,
    context: { dashboardId: '10700', widgetId: id },
    entryPoint: 'edit',
  });
  await edit.evaluate(async () => {
    const api = await __bridge.callBridge('getWidgetEditApi');
    await api['onProductSave']?.(() => null);
  });
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await configOf(id)).toBeNull();
  await edit.evaluate(async () => {
    const api = await __bridge.callBridge('getWidgetEditApi');
    await api['updateConfig']?.({ word: 'draft' });
    await api['onProductSave']?.((config: unknown) => ({ ...(config as { word: string }), kept: true }));
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .frameLocator(`[data-gadget="${id}"] iframe`)
    .locator('#where', { hasText: 'widget dashboards:widget draft' })
    .waitFor();
  expect(await configOf(id)).toEqual({ word: 'draft', kept: true });
});

test('refreshing one gadget tells all of them which one it was', async () => {
  const page = await openDashboard();
  const frame = await frameOf(page, 'gadget');
  await frame.evaluate(async () => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    await bridge.events.on('JIRA_DASHBOARD_GADGET_REFRESH', (payload: unknown) => heard.push(payload));
  });
  await page.locator('[data-gadget="10701"] summary').click();
  await page.locator('[data-gadget="10701"]').getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => frame.evaluate('heard')).toEqual([{ origin: 'gadget', gadgetId: '10701' }]);
});

test('an agent sees the dashboard, but what Jira does not let them change is refused aloud', async () => {
  const page = await openDashboard(AGENT);
  await frameOf(page, 'gadget');
  await page.locator('[data-gadget="10701"] summary').click();
  await page.locator('[data-gadget="10701"]').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.locator('.gadget').count()).toBeGreaterThan(0);
});
