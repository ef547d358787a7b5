import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindingsOfFrame } from '../../support/browser.ts';
import { formOf } from '../jira/form.ts';
import { launchBrowser, open } from './browser.ts';
import { startFixtureSite, type FixtureSite } from './fixture-site.ts';
import { ADMIN, AGENT, MOTI } from './fixture-world.ts';

let browser: Browser;
let site: FixtureSite;
let key: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startFixtureSite()]);
  const request = { serviceDeskId: '7', requestTypeId: '701', requestFieldValues: { summary: 'Payslip' } };
  const { body } = await site.rest(MOTI, 'POST /rest/servicedeskapi/request', request);
  key = (body as { issueKey: string }).issueKey;
  await site.rest(AGENT, `POST /rest/servicedeskapi/request/${key}/comment`, { body: 'A note', public: false });
  const { bytes, headers } = await formOf([new File(['4,200'], 'payslip.csv', { type: 'text/csv' })]);
  const path = '/rest/servicedeskapi/servicedesk/7/attachTemporaryFile';
  const caller = { kind: 'user', accountId: MOTI, via: 'browser', scopes: null } as const;
  const answer = await site.jira.handle({ method: 'POST', path, headers, body: null, bytes }, caller);
  const [waiting] = JSON.parse(answer.body).temporaryAttachments;
  await site.rest(MOTI, `POST /rest/servicedeskapi/request/${key}/attachment`, {
    temporaryAttachmentIds: [waiting.temporaryAttachmentId],
    public: true,
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const PAGES: readonly (readonly [string, string])[] = [
  ['/', AGENT],
  ['/browse/{key}', AGENT],
  ['/browse/{key}?activity=all', AGENT],
  ['/browse/{key}', MOTI],
  ['/issues/', AGENT],
  ['/jira/servicedesk/projects/PAY/queues/custom/71', AGENT],
  ['/jira/projects/PAY/apps/project-page', AGENT],
  ['/jira/settings/apps/admin', ADMIN],
  ['/jira/settings/automation', ADMIN],
  ['/jira/settings/automation/say', ADMIN],
  ['/jira/dashboards', ADMIN],
  ['/jira/dashboards/10700', ADMIN],
  ['/servicedesk/customer/portals', MOTI],
  ['/servicedesk/customer/portal/7', MOTI],
  ['/servicedesk/customer/portal/7/create/701', MOTI],
  ['/servicedesk/customer/portal/7/{key}', MOTI],
  ['/servicedesk/customer/user/requests', MOTI],
  ['/__host/faults', ADMIN],
];

test.each(PAGES)('%s, opened by %s, has nothing axe objects to, in both themes and directions', async (at, as) => {
  for (const look of [
    { theme: 'light', locale: 'en-US' },
    { theme: 'dark', locale: 'he-IL' },
  ]) {
    const page = await open(browser, site, { as, at: at.replace('{key}', key), ...look });
    await page.locator('#main').waitFor();
    expect(await axeFindingsOfFrame(page.mainFrame())).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  }
});
