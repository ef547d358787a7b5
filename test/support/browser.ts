import axe from 'axe-core';
import type { Browser, Frame, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';

/** The caller closes it. */
export function launchBrowser(): Promise<Browser> {
  return launchChromium(inject('chromiumPath'));
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

/** What axe finds in one frame, its child frames left out. */
export async function axeFindingsOfFrame(frame: Frame): Promise<AxeFinding[]> {
  await frame.evaluate(axe.source);
  const violations: { id: string; impact?: string | null; nodes: { target: unknown[] }[] }[] = await frame.evaluate(
    `axe.run(document, { iframes: false, resultTypes: ['violations'] }).then((results) => results.violations)`,
  );
  return violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    targets: nodes.map((node) => node.target.join(' ')),
  }));
}
