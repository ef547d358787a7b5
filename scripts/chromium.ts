import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** The one flag that a container needs. The package's own list would switch off the isolation that production has. */
const ARGS = ['--no-sandbox', '--disable-background-networking'];

/** Unpacks the Chromium that npm brought, once a machine. Not to be called by two processes at once: both would write it. */
export function unpackChromium(): Promise<string> {
  return chromium.executablePath();
}

/** Headless Chromium. The caller closes it. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return playwright.launch({ executablePath, args: ARGS });
}
