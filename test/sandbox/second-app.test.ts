import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ControlClient } from '../../demo/control-client.ts';
import { type RunningProgram, startProgram } from '../support/start-program.ts';
import { launchBrowser } from './host/browser.ts';

const APP = 'test/sandbox/second-app';

let browser: Browser;
let running: RunningProgram;
let page: Page;
let keys: readonly string[];

/** As somebody with another app would: its folder on the command line, and a browser. */
beforeAll(async () => {
  [browser, running] = await Promise.all([
    launchBrowser(),
    startProgram(['--app', APP, '--world', `${APP}/world.json`, '--stand-still'], 'sandbox/cli.ts'),
  ]);
  const client = new ControlClient(running.url);
  await client.people();
  const raise = async (summary: string): Promise<string> => {
    const request = { serviceDeskId: '5', requestTypeId: '501', requestFieldValues: { summary } };
    const made = (await client.rest('ada', 'POST /rest/servicedeskapi/request', request)) as { issueKey: string };
    return made.issueKey;
  };
  keys = [await raise('The first'), await raise('The second')];
  page = await browser.newPage();
  await page.goto(`${running.url}/__host/choose?person=ada&back=/`);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const frameOf = (moduleKey: string): FrameLocator => page.frameLocator(`[data-module="${moduleKey}"] iframe`);

/** Writes a note on an issue the way a person does. */
async function write(key: string, text: string): Promise<void> {
  await page.goto(`${running.url}/browse/${key}`);
  await frameOf('notes').getByRole('button', { name: 'Write a note' }).click();
  const form = page.getByRole('dialog', { name: 'New note' }).frameLocator('iframe');
  await form.getByLabel('What should be remembered?').fill(text);
  await form.getByRole('button', { name: 'Keep' }).click();
  await frameOf('notes').getByText(text).waitFor();
}

test('a panel keeps what was written in its modal, by a transaction over key-value storage', async () => {
  await write(keys[0] ?? '', 'Ask about the parts');
  await write(keys[1] ?? '', 'Call back on Monday');
  expect(await frameOf('notes').getByRole('listitem').allTextContents()).toEqual(['Call back on Monday']);
  expect(await frameOf('notes').getByText('1 of 2 notes').count()).toBe(1);
});

test('its router leads to its other module, which reads the same storage by a query', async () => {
  await frameOf('notes').getByRole('button', { name: 'All notes' }).click();
  await page.waitForURL('**/jira/projects/LAB/apps/all-notes');
  await frameOf('all-notes').getByText('2 of 2 notes').waitFor();
  expect(await frameOf('all-notes').getByRole('listitem').allTextContents()).toEqual([
    `${keys[0]}: Ask about the parts`,
    `${keys[1]}: Call back on Monday`,
  ]);
});

test('its page breaks no rule of the policy it is served under', async () => {
  const violations: unknown = await (await fetch(`${running.url}/__sandbox/csp-violations`)).json();
  expect(violations).toEqual([]);
});
