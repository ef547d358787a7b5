/**
 * `npm run screens [-- FOLDER [WORD]]` writes each surface × state × theme × language as PNG, from the production bundles in the
 * sandbox, driven by a real Chromium. Without a folder: `docs/pictures`, of which only the README's pictures are kept in git. With
 * a word: only the scenes whose names have it.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { caseScenes } from './case-scenes.ts';
import { contractScenes } from './contract-scenes.ts';
import { figureScenes } from './figure-scenes.ts';
import { launchChromium, unpackChromium } from './chromium.ts';
import type { Scene, Stage } from './scene.ts';
import { demoScenes, showModule, smallScenes } from './scenes.ts';
import { firstRunScenes } from './settings-scenes.ts';

const LOCALES = ['en-US', 'he-IL'] as const;
const THEMES = ['light', 'dark'] as const;
const VIEWPORTS = { desktop: { width: 1360, height: 900 }, phone: { width: 390, height: 844 } } as const;
/** The one call that every surface makes for its content. */
const CONTENT_CALL = '**/__host/bridge/invoke';

const [folder = 'docs/pictures', word = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launchChromium(await unpackChromium());
let written = 0;
try {
  const isFirst = word.includes('first');
  if (word === '' || isFirst) await shootStage(await firstRunScenes());
  if (word === '' || word.startsWith('cases')) await shootStage(await caseScenes());
  if (word === '' || word.startsWith('contracts')) await shootStage(await contractScenes());
  if (word === '' || word.startsWith('figures')) await shootStage(await figureScenes());
  if (!/^(demo|contracts|figures|cases)/.test(word) && !isFirst) await shootStage(await smallScenes());
  if (word === '' || word.startsWith('demo')) await shootStage(await demoScenes());
} finally {
  await browser.close();
}
console.log(`${written} pictures in ${folder}`);

async function shootStage(stage: Stage): Promise<void> {
  try {
    for (const scene of stage.scenes.filter(({ name }) => name.includes(word))) await shootScene(stage, scene);
  } finally {
    await stage.stop();
  }
}

/** One scene in both themes and languages. */
async function shootScene(stage: Stage, scene: Scene): Promise<void> {
  for (const locale of LOCALES) {
    for (const theme of THEMES) {
      const context = await browser.newContext({
        viewport: VIEWPORTS[scene.viewport],
        locale,
        reducedMotion: 'reduce',
      });
      try {
        const page = await openScene(context, { stage, scene, locale, theme });
        const name = `${scene.name}.${theme}.${locale.slice(0, 2)}.png`;
        await page.screenshot({ path: join(folder, name), fullPage: scene.cropped !== true });
        written += 1;
        console.log(name);
      } finally {
        await context.close();
      }
    }
  }
}

interface Shot {
  readonly stage: Stage;
  readonly scene: Scene;
  readonly locale: string;
  readonly theme: string;
}

async function openScene(context: BrowserContext, { stage, scene, locale, theme }: Shot): Promise<Page> {
  const page = await context.newPage();
  // The set-up of the frame goes through; what it asks the app for is held back, or refused.
  if (scene.content === 'held back') await page.route(CONTENT_CALL, () => undefined);
  if (scene.content === 'refused')
    await page.route(CONTENT_CALL, (route) => route.fulfill({ status: 500, body: '{}' }));
  const choice = new URLSearchParams({ person: scene.person, locale, theme, back: scene.path });
  await page.goto(`${stage.url}/__host/choose?${choice.toString()}`);
  for (const module of scene.modules) await showModule(page, module);
  if (scene.content === 'ready') await page.waitForLoadState('networkidle');
  await scene.act?.(page);
  return page;
}
