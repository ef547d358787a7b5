import axe from 'axe-core';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';

/** The caller closes it. */
export function launchBrowser(): Promise<Browser> {
  return launchChromium(inject('chromiumPath'));
}

export const hasFocus = (where: Locator): Promise<boolean> =>
  where.evaluate((element) => document.hasFocus() && element === document.activeElement);

/** More stops than any page of ours has. */
const MOST_STOPS = 100;

/** Presses Tab until a control has the focus, as a person does who does not know how far it is. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let press = 0; press < MOST_STOPS; press += 1) {
    if (await hasFocus(control)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${String(control)}`);
}

export interface AxeFinding {
  readonly rule: string;
  readonly impact: string;
  /** CSS paths of the elements, for the message of the test. */
  readonly targets: readonly string[];
}

/**
 * What axe finds in a page and in each of its frames. Each frame is looked into by itself, because surfaces are cross-origin;
 * the script is evaluated, not inserted, so the production CSP stays as it is.
 */
export async function axeFindings(page: Page): Promise<AxeFinding[]> {
  const found: AxeFinding[] = [];
  for (const frame of page.frames()) found.push(...(await axeFindingsOfFrame(frame)));
  return found;
}

/** A frame is part of a page: the page has the heading and the landmarks, and the frame's title names its region. */
const PAGE_RULES = ['landmark-one-main', 'page-has-heading-one', 'region'];

/** What axe finds in one frame, its child frames left out. */
export async function axeFindingsOfFrame(frame: Frame): Promise<AxeFinding[]> {
  await frame.evaluate(axe.source);
  const rules = frame.parentFrame() === null ? [] : PAGE_RULES;
  const options = {
    iframes: false,
    resultTypes: ['violations'],
    rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
  };
  const violations: { id: string; impact?: string | null; nodes: { target: unknown[] }[] }[] = await frame.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then((results) => results.violations)`,
  );
  return violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    targets: nodes.map((node) => node.target.join(' ')),
  }));
}
