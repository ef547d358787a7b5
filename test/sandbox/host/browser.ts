import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { withBuildLock } from '../../../sandbox/app/build-lock.ts';
import { launchChromium, unpackChromium } from '../../../scripts/chromium.ts';
import type { FixtureSite } from './fixture-site.ts';

/** One process at a time unpacks: two would leave half a browser. */
export async function launchBrowser(): Promise<Browser> {
  const path = await withBuildLock(join(tmpdir(), 'chromium-unpack.lock'), unpackChromium);
  return launchChromium(path);
}

/** A fresh browser window of a person at an address of the site. */
export async function open(
  browser: Browser,
  site: FixtureSite,
  given: { readonly as: string; readonly at: string; readonly locale?: string; readonly theme?: string },
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  const page = await context.newPage();
  const query = new URLSearchParams({
    person: given.as,
    back: given.at,
    ...(given.locale === undefined ? {} : { locale: given.locale }),
    ...(given.theme === undefined ? {} : { theme: given.theme }),
  });
  await page.goto(`${site.url}/__host/choose?${query}`);
  return page;
}

/** The app's frame of a module, once its page has asked for its context. */
export async function frameOf(page: Page, moduleKey: string): Promise<Frame> {
  const handle = await page.locator(`[data-module="${moduleKey}"] iframe`).first().elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error(`The page has no frame of ${moduleKey}`);
  await frame.locator(`#where:has-text("${moduleKey}")`).waitFor();
  return frame;
}
