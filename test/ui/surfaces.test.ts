import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseScenes } from '../../scripts/case-scenes.ts';
import { contractScenes } from '../../scripts/contract-scenes.ts';
import type { Scene, Stage } from '../../scripts/scene.ts';
import { showModule, smallScenes } from '../../scripts/scenes.ts';
import { axeFindings, launchBrowser } from '../support/browser.ts';

let stages: readonly Stage[];
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  stages = await Promise.all([smallScenes(), contractScenes(), caseScenes()]);
});
afterAll(async () => {
  await browser?.close();
  for (const stage of stages ?? []) await stage.stop();
});

interface StagedScene extends Scene {
  readonly url: string;
}

/** Opens a scene as its person and waits until every surface on it has drawn something. */
async function open(
  scene: StagedScene,
  look: { readonly locale: string; readonly theme: string; readonly width: number },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: look.width, height: 2400 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const choice = new URLSearchParams({
    person: scene.person,
    locale: look.locale,
    theme: look.theme,
    back: scene.path,
  });
  await page.goto(`${scene.url}/__host/choose?${choice.toString()}`);
  for (const module of scene.modules) {
    const frame = await showModule(page, module);
    await frame.locator('#root > * > *').first().waitFor();
    await frame.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  }
  await scene.act?.(page);
  return page;
}

function ready(names: RegExp): readonly StagedScene[] {
  return stages
    .flatMap(({ scenes, url }) => scenes.map((scene) => ({ ...scene, url })))
    .filter(({ name, content, viewport }) => names.test(name) && content === 'ready' && viewport === 'desktop');
}

/** One state of each surface, for the looks that only differ in how they are put together. */
const TYPICAL =
  /^(request-card-(ask|answered)|issue-panel-answered|gadget-too-few|settings-ready|experience-page-ready|workspace-overview)$/;
const EVERY = /./;
/** Some seventy scenes, one after the other, each looked through by axe: far above what two busy cores need. */
const EVERY_SCENE_MS = 400_000;

/** A cell of a table with words and no room for them writes one letter under the other. */
const LOOKS = `({
  dir: document.documentElement.dir,
  sideways: document.documentElement.scrollWidth > innerWidth + 1,
  squeezed: [...document.querySelectorAll('th, td')]
    .filter((cell) => cell.offsetHeight > 0 && cell.innerText.trim().length > 3 && cell.clientWidth < 32)
    .map((cell) => cell.innerText),
})`;

describe.each([
  ['every state in light, English, wide', { locale: 'en-US', theme: 'light', width: 1360 }, EVERY],
  ['every state in dark, Hebrew, narrow', { locale: 'he-IL', theme: 'dark', width: 390 }, EVERY],
  ['each surface in light, Hebrew, wide', { locale: 'he-IL', theme: 'light', width: 1360 }, TYPICAL],
  ['each surface in dark, English, narrow', { locale: 'en-US', theme: 'dark', width: 390 }, TYPICAL],
] as const)('%s', (_name, look, names) => {
  it(
    'gives axe nothing to find, reads in its direction and never scrolls sideways',
    async () => {
      for (const scene of ready(names)) {
        const page = await open(scene, look);
        const where = `${scene.name} in ${look.theme} ${look.locale}`;
        expect({ where, findings: await axeFindings(page) }).toEqual({ where, findings: [] });
        for (const frame of page.frames().slice(1)) {
          const seen: unknown = await frame.evaluate(LOOKS);
          expect({ where, seen }).toEqual({
            where,
            seen: { dir: look.locale === 'he-IL' ? 'rtl' : 'ltr', sideways: false, squeezed: [] },
          });
        }
        await page.context().close();
      }
    },
    EVERY_SCENE_MS,
  );
});
