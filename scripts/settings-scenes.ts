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

/** The pages of the settings behind the first. */
export const settingsParts = (): readonly Scene[] => [
  ...SETTINGS_PARTS.slice(1).map((part, index) => settings(part, { act: listed('settings', index + 1) })),
  settings('phone-health', { viewport: 'phone', act: listed('settings', SETTINGS_PARTS.indexOf('health')) }),
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
