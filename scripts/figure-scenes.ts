import type { FrameLocator, Page } from 'playwright-core';
import { saveSettings } from '../demo/save-settings.ts';
import { ADMIN, DANA, RATERS, SMALL_SETTINGS, SmallDesk } from '../test/support/small-desk.ts';
import { pageScene, type Scene, type Stage } from './scene.ts';
import { settingsPart } from './settings-scenes.ts';

const BOARD = '10710';

const figures = (name: string, more: Partial<Scene> = {}): Scene =>
  pageScene(`figures-${name}`, `/jira/dashboards/${BOARD}`, { modules: ['xla-gadget'], ...more });

const gadget = (page: Page): FrameLocator => page.locator('[data-module="xla-gadget"] iframe').contentFrame();

/** Opens the tile that stands so far on. */
const opened = (index: number) => async (page: Page) => {
  await gadget(page).locator('.tile-open').nth(index).click();
  await gadget(page).locator('.detail .detail-figure').waitFor();
};

/** Turns to the tab that stands so far on. */
const turned = (index: number) => async (page: Page) => {
  await gadget(page).getByRole('tab').nth(index).click();
  await gadget(page).getByRole('tabpanel').locator('*').first().waitFor();
  await gadget(page).locator('.bone').first().waitFor({ state: 'detached' });
};

const printed = async (page: Page): Promise<void> => page.emulateMedia({ media: 'print' });

/** Figures with everything behind them: tabs, drill-downs, staff, Jira's own ratings, and the page of sources that brought them. */
export async function figureScenes(): Promise<Stage> {
  const desk = await SmallDesk.unsaved();
  await prepare(desk);
  return {
    url: desk.url,
    stop: desk.stop,
    scenes: [
      figures('ready'),
      figures('phone', { viewport: 'phone' }),
      figures('departments', { act: turned(1) }),
      figures('quadrant', { act: turned(2) }),
      figures('matrix', { act: turned(3) }),
      figures('phone-matrix', { viewport: 'phone', act: turned(3) }),
      figures('experience', { act: opened(1) }),
      figures('attrition', { act: opened(2) }),
      figures('phone-attrition', { viewport: 'phone', act: opened(2) }),
      figures('print', { act: printed }),
      settingsPart('figures-sources', 'sources'),
      settingsPart('figures-phone-sources', 'sources', { viewport: 'phone' }),
    ],
  };
}

async function prepare(desk: SmallDesk): Promise<void> {
  for (const [index, person] of RATERS.entries()) {
    const key = await desk.closedRequest(person, `Old request ${index}`);
    await desk.rateNatively(person, key, index === 0 ? 2 : 5);
  }
  await desk.client.advance('P7D', 'coalesce');
  await saveSettings(desk.client, ADMIN, SMALL_SETTINGS);
  for (const kind of ['requests', 'ratings']) await desk.adminPage('controlBackFill', { of: kind, action: 'start' });
  await desk.adminPage('saveStaff', { rows: staff() });
  for (const person of RATERS) await desk.rate(person, await desk.closedRequest(person), person === DANA ? 3 : 4);
  await desk.client.advance('P7D', 'coalesce');
  const config = { tiles: ['cycle-time', 'experience', 'attrition', 'satisfaction', 'handed-over'], period: '4w' };
  const shown = { id: '10711', moduleKey: 'xla-gadget', column: 0, row: 0, config };
  await desk.client.declare({ dashboards: [{ id: BOARD, name: 'Figures', owner: ADMIN, gadgets: [shown] }] });
}

/** Two years of three departments: one of which lost many in the second, and one whose absence nobody counted. */
const staff = (): readonly unknown[] =>
  ['Field service', 'מכירות', 'HQ'].flatMap((department, unit) =>
    Array.from({ length: 24 }, (_, month) => ({
      line: unit * 24 + month + 1,
      month: `${(month % 12) + 1}/${2024 + Math.floor(month / 12)}`,
      department,
      headcount: String(180 - unit * 60),
      leavers: String(unit === 0 && month >= 12 ? 4 + (month % 2) : month % 2),
      absence: unit === 2 ? '' : String(60 + month),
    })),
  );
