import type { Page } from 'playwright-core';
import { DANA, SmallDesk } from '../test/support/small-desk.ts';
import { pageScene, type Scene, type Stage } from './scene.ts';

/** The admin page. */
export const settings = (name: string, more: Partial<Scene> = {}): Scene =>
  pageScene(`settings-${name}`, '/jira/settings/apps/settings', { modules: ['settings'], ...more });

const SETTINGS_PARTS = ['setup', 'processes', 'calendar', 'asking', 'privacy', 'sources', 'health', 'data', 'audit'];

/** Presses a button of the list that stands so far down: names differ by language. */
const listed = (module: string, index: number) => async (page: Page) => {
  const frame = page.locator(`[data-module="${module}"] iframe`).contentFrame();
  await frame.locator('nav button').nth(index).click();
  await frame.locator('.bone').first().waitFor({ state: 'detached' });
};

/** An export as another system writes it, with two rows that cannot be right. */
const EXPORT = [
  'number;state;opened_at;resolved_at;location;assignment_group;made_sla;reopen_count',
  ...Array.from({ length: 40 }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0');
    const unit = ['Haifa plant', 'מטה', 'Warehouse'][index % 3];
    const isOpen = index % 9 === 8;
    const ends = isOpen ? '' : `${day}/09/2026 16:${String(10 + index)}`;
    return `INC00${10 + index};${isOpen ? 'On Hold' : 'Closed'};${day}/09/2026 09:00;${ends};${unit};Group ${index % 4};${index % 5 > 0};0`;
  }),
  'INC0090;Closed;31/09/2026 09:00;;Haifa plant;Group 1;true;0',
  'INC0091;Closed;03/09/2026 09:00;02/09/2026 09:00;Haifa plant;Group 1;true;0',
].join('\r\n');

/** Chooses the file on the page of sources, and waits until its first incidents are shown. */
const chosen = async (page: Page) => {
  await listed('settings', SETTINGS_PARTS.indexOf('sources'))(page);
  const frame = page.locator('[data-module="settings"] iframe').contentFrame();
  const file = { name: 'incidents.csv', mimeType: 'text/csv', buffer: Buffer.from(EXPORT) };
  await frame.locator('input[type="file"]').first().setInputFiles(file);
  await frame.locator('.preview tbody tr').first().waitFor();
  return frame;
};

const taken = async (page: Page) => {
  const frame = await chosen(page);
  await frame.locator('.row-actions .button[data-look="primary"]').click();
  await frame.locator('.notice[data-tone="success"]').waitFor();
};

/** One page of the settings, under a name of its own. */
export const settingsPart = (name: string, part: string, more: Partial<Scene> = {}): Scene => ({
  ...settings('part', { act: listed('settings', SETTINGS_PARTS.indexOf(part)), ...more }),
  name,
});

/** The pages of the settings behind the first. */
export const settingsParts = (): readonly Scene[] => [
  ...SETTINGS_PARTS.slice(1).map((part, index) => settings(part, { act: listed('settings', index + 1) })),
  settings('sources-file', { act: async (page) => void (await chosen(page)) }),
  settings('sources-taken', { act: taken }),
  settings('phone-sources', { viewport: 'phone', act: async (page) => void (await chosen(page)) }),
  settings('phone-health', { viewport: 'phone', act: listed('settings', SETTINGS_PARTS.indexOf('health')) }),
];

const ACTIONS = ['check-risk', 'ask-for-rating', 'open-follow-up'];

const automation = (name: string, action: string, more: Partial<Scene> = {}): Scene =>
  pageScene(`automation-${name}`, `/jira/settings/automation/${action}`, { modules: [action], ...more });

/** Saves the step as its form stands, and runs it on a request. */
const runOn = (key: string) => async (page: Page) => {
  const run = page.locator('#run-key');
  if ((await run.count()) === 0) {
    await page.locator('[data-save-action]:enabled').click();
    await run.waitFor();
  }
  await run.fill(key);
  await run.press('Enter');
  await page.locator('.step-result li').first().waitFor();
};

/** The form of each action in a rule of one step, and a run of it. */
export const automationScenes = (key: string): readonly Scene[] => [
  ...ACTIONS.map((action) => automation(action, action)),
  automation('wrong', 'check-risk', {
    act: async (page) => {
      await page.locator('[data-module="check-risk"] iframe').contentFrame().locator('input').fill('pay 118');
      await page.locator('[data-save-action]:enabled').click();
    },
  }),
  automation('run', 'check-risk', { act: runOn(key) }),
  automation('phone', 'open-follow-up', { viewport: 'phone' }),
  pageScene('automation-list', '/jira/settings/automation'),
];

/** The page of an admin who has just installed the app. */
export async function firstRunScenes(): Promise<Stage> {
  const desk = await SmallDesk.unsaved();
  for (const summary of ['October payslip fix', 'Travel expenses of August']) await desk.closedRequest(DANA, summary);
  const steps = ['projects', 'departments', 'calendar', 'asking', 'privacy'];
  return {
    url: desk.url,
    stop: desk.stop,
    scenes: [
      ...steps.map((step, index) => settings(`first-${step}`, { act: listed('settings', index) })),
      settings('first-phone', { viewport: 'phone' }),
    ],
  };
}
