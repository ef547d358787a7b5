import type * as Bridge from '@forge/bridge';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { frameOf, launchBrowser, open } from './browser.ts';
import { startFixtureSite, type FixtureSite } from './fixture-site.ts';
import { ADMIN, AGENT, MOTI } from './fixture-world.ts';

/** `@forge/bridge` as the fixture page hands it out. */
declare const bridge: typeof Bridge;
declare const __bridge: { callBridge(name: string, data?: unknown): Promise<unknown> };

let browser: Browser;
let site: FixtureSite;
let key: string;
const pages: Page[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startFixtureSite()]);
  const created = await site.rest(MOTI, 'POST /rest/servicedeskapi/request', {
    serviceDeskId: '7',
    requestTypeId: '701',
    requestFieldValues: { summary: 'October payslip' },
  });
  key = (created.body as { issueKey: string }).issueKey;
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
  site.answerWith(({ payload }) => ({ echo: payload }));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function openAs(
  as: string,
  at: string,
  more: { readonly locale?: string; readonly theme?: string } = {},
): Promise<Page> {
  const page = await open(browser, site, { as, at, ...more });
  pages.push(page);
  return page;
}

const issue = (): string => `/browse/${key}`;

test('a panel is told who looks, where and in which language', async () => {
  const frame = await frameOf(await openAs(AGENT, issue(), { locale: 'he-IL', theme: 'dark' }), 'panel');
  expect(await frame.evaluate(() => bridge.view.getContext())).toMatchObject({
    accountId: AGENT,
    siteUrl: site.url,
    locale: 'he-IL',
    timezone: 'Asia/Jerusalem',
    theme: { colorMode: 'dark' },
    moduleKey: 'panel',
    environmentType: 'PRODUCTION',
    extension: {
      type: 'jira:issuePanel',
      issue: { key, type: 'Service request', typeId: '10701' },
      project: { id: '10700', key: 'PAY', type: 'service_desk' },
      isNewToIssue: false,
    },
  });
});

test('invoke carries the payload, the person and the extension to the function and its value back', async () => {
  const frame = await frameOf(await openAs(AGENT, issue()), 'panel');
  expect(await frame.evaluate(() => bridge.invoke('greet', { word: 'hi' }))).toEqual({ echo: { word: 'hi' } });
  expect(site.invocations.at(-1)).toMatchObject({
    moduleKey: 'panel',
    accountId: AGENT,
    functionKey: 'greet',
    payload: { word: 'hi' },
    locale: 'en-US',
    extension: { type: 'jira:issuePanel', issue: { key } },
  });
});

test('a function that throws rejects invoke with its message, and one that returns nothing gives an empty object', async () => {
  const frame = await frameOf(await openAs(AGENT, issue()), 'panel');
  site.answerWith(() => {
    throw new Error('No such score');
  });
  await expect(frame.evaluate(() => bridge.invoke('greet'))).rejects.toThrow('No such score');
  site.answerWith(() => undefined);
  expect(await frame.evaluate(() => bridge.invoke('greet'))).toEqual({});
});

test('a payload above 500 KB is refused before the function is called', async () => {
  const frame = await frameOf(await openAs(AGENT, issue()), 'panel');
  const before = site.invocations.length;
  await expect(frame.evaluate(() => bridge.invoke('greet', { text: 'x'.repeat(600_000) }))).rejects.toThrow(
    'larger than 512000 bytes',
  );
  expect(site.invocations).toHaveLength(before);
});

test('requestJira acts as the person and within the scopes of the app', async () => {
  const frame = await frameOf(await openAs(AGENT, issue()), 'panel');
  const read = await frame.evaluate(async (path) => {
    const response = await bridge.requestJira(path);
    return { status: response.status, body: (await response.json()) as { key: string } };
  }, `/rest/api/3/issue/${key}?fields=summary`);
  expect(read).toMatchObject({ status: 200, body: { key } });
  const written = await frame.evaluate(
    (path) =>
      bridge
        .requestJira(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ body: 'x', public: true }),
        })
        .then(({ status }) => status),
    `/rest/servicedeskapi/request/${key}/comment`,
  );
  expect(written).toBeGreaterThanOrEqual(400);
});

test('requestJira cannot leave the site or its REST API', async () => {
  const frame = await frameOf(await openAs(AGENT, issue()), 'panel');
  for (const path of ['https://example.com/rest/x', '/__sandbox/people', '/rest/../__sandbox/people']) {
    await expect(frame.evaluate((given) => bridge.requestJira(given), path)).rejects.toThrow('no REST path');
  }
});

test('flags are drawn by the page, call back into the frame and close', async () => {
  const page = await openAs(AGENT, issue());
  const frame = await frameOf(page, 'panel');
  await frame.evaluate(() => {
    const flag = bridge.showFlag({
      id: 'saved',
      title: 'Saved <b>now</b>',
      type: 'success',
      actions: [{ text: 'Undo', onClick: () => void flag.close() }],
    } as never);
  });
  await page.getByRole('status').getByText('Saved <b>now</b>').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByText('Saved <b>now</b>').count()).toBe(0);
});

test('a modal opens over the page with its own context and hands its payload back', async () => {
  const page = await openAs(AGENT, issue());
  const frame = await frameOf(page, 'panel');
  const closed = frame.evaluate(
    () =>
      new Promise(
        (resolve) =>
          void new bridge.Modal({
            size: 'small',
            context: { word: 'hello' },
            onClose: resolve,
            title: 'Choose',
          } as never).open(),
      ),
  );
  const dialog = page.getByRole('dialog', { name: 'Choose' });
  await dialog.waitFor();
  const inner = await (await dialog.locator('iframe').elementHandle())?.contentFrame();
  await inner?.locator('#where:has-text("hello")').waitFor();
  await inner?.evaluate(() => void bridge.view.close({ chosen: 3 }));
  expect(await closed).toEqual({ chosen: 3 });
  await dialog.waitFor({ state: 'detached' });
});

test('events of one frame reach the others until they unsubscribe', async () => {
  const page = await openAs(AGENT, issue());
  const panel = await frameOf(page, 'panel');
  await page.getByText('Static label').click();
  const context = await frameOf(page, 'context');
  await panel.evaluate(async () => {
    const heard: unknown[] = [];
    Object.assign(globalThis, {
      heard,
      subscription: await bridge.events.on('word', (payload: unknown) => heard.push(payload)),
    });
  });
  await context.evaluate(() => bridge.events.emit('word', { n: 1 }));
  await expect.poll(() => panel.evaluate('heard')).toEqual([{ n: 1 }]);
  await panel.evaluate('subscription.unsubscribe()');
  await context.evaluate(() => bridge.events.emit('word', { n: 2 }));
  expect(await panel.evaluate('heard')).toEqual([{ n: 1 }]);
});

test('a panel hears of a change of its issue and stays open while the page around it follows', async () => {
  const page = await openAs(AGENT, issue());
  const panel = await frameOf(page, 'panel');
  await panel.evaluate(async () => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    await bridge.events.on('JIRA_ISSUE_CHANGED', (payload: unknown) => heard.push(payload));
  });
  await site.rest(AGENT, `POST /rest/servicedeskapi/request/${key}/comment`, {
    body: 'Seen without a reload',
    public: false,
  });
  await page.getByText('Seen without a reload').waitFor();
  await expect.poll(() => panel.evaluate('heard.length')).toBe(1);
  expect(await panel.evaluate('heard[0]')).toMatchObject({ changes: [{ changeType: 'commented' }] });
});

test('the theme of the site is applied on request and follows the bar without a reload', async () => {
  const page = await openAs(AGENT, issue());
  const frame = await frameOf(page, 'panel');
  const background = (): Promise<string> => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(background).toBe('rgb(255, 255, 255)');
  await frame.evaluate(() => Object.assign(globalThis, { kept: true }));
  await page.getByLabel('Theme').selectOption('dark');
  await expect.poll(background).not.toBe('rgb(255, 255, 255)');
  expect(await frame.evaluate('kept')).toBe(true);
});

test('a frame grows and shrinks with its content', async () => {
  const page = await openAs(AGENT, issue());
  const frame = await frameOf(page, 'panel');
  const height = async (): Promise<number> =>
    (await page.locator('[data-module="panel"] iframe').boundingBox())?.height ?? 0;
  await frame.evaluate(() => document.querySelector('#tall')?.classList.add('is-tall'));
  await expect.poll(height).toBeGreaterThan(700);
  await frame.evaluate(() => document.querySelector('#tall')?.classList.remove('is-tall'));
  await expect.poll(height).toBeLessThan(100);
});

test('the router knows the places of the site and goes there', async () => {
  const page = await openAs(AGENT, issue());
  const frame = await frameOf(page, 'panel');
  expect(
    await frame.evaluate(
      async () => (await bridge.router.getUrl({ target: 'module', moduleKey: 'admin' } as never))?.href,
    ),
  ).toBe(`${site.url}/jira/settings/apps/admin`);
  await expect(frame.evaluate(() => bridge.router.navigate('javascript:alert(1)'))).rejects.toThrow(
    'Only web addresses',
  );
  await frame.evaluate(() => void bridge.router.navigate({ target: 'dashboard', dashboardId: '10700' } as never));
  await page.waitForURL('**/jira/dashboards/10700');
});

test('a page of the app has history below its own address', async () => {
  const page = await openAs(ADMIN, '/jira/settings/apps/admin');
  const frame = await frameOf(page, 'admin');
  await frame.evaluate(async () => {
    const history = await bridge.view.createHistory();
    await (history as unknown as { push(to: string): Promise<void> }).push('/people/3');
  });
  expect(new URL(page.url()).pathname).toBe('/jira/settings/apps/admin/people/3');
  await page.reload();
  expect(
    await (await frameOf(page, 'admin')).evaluate(async () => (await bridge.view.createHistory()).location.pathname),
  ).toBe('/people/3');
});

test('what cannot be done where the frame stands is refused, and an unknown command too', async () => {
  const page = await openAs(AGENT, issue());
  const frame = await frameOf(page, 'panel');
  await expect(frame.evaluate(() => bridge.view.submit({}))).rejects.toThrow('not submittable');
  await expect(frame.evaluate(() => bridge.view.close())).rejects.toThrow('not closable');
  await expect(frame.evaluate(() => __bridge.callBridge('makeCoffee'))).rejects.toThrow(
    'does not know the bridge command makeCoffee',
  );
  await frame.evaluate(() => bridge.view.changeWindowTitle('A new title'));
  expect(await page.title()).toBe('A new title');
});

test('the production policy holds in the frame and what breaks it is recorded', async () => {
  const page = await openAs(AGENT, issue());
  const frame = await frameOf(page, 'panel');
  const read = async (): Promise<readonly { directive: string }[]> =>
    (await page.request.get(`${site.url}/__sandbox/csp-violations`)).json();
  expect(await read()).toEqual([]);
  await frame.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
  });
  await expect.poll(async () => (await read()).map(({ directive }) => directive)).toContain('style-src-elem');
});
