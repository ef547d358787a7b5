import { z } from 'zod';
import { InvokeError } from '../../platform/resolver-call.ts';
import { HostError } from '../body.ts';
import type { Page } from '../page.ts';
import { mayAdminister } from '../site-admin.ts';
import type { Act } from './issue-actions.ts';

const Inputs = z.record(z.string(), z.unknown());

async function adminOf(page: Page): Promise<string> {
  if (page.person === null || !(await mayAdminister(page))) throw new HostError(403, page.t.noAccessTitle);
  return page.person.accountId;
}

/** What the platform refuses is said on the page. */
async function said<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvokeError) throw new HostError(error.status, error.message);
    throw error;
  }
}

/** Keeps what the form of an action handed over. */
export const configureAction =
  (actionKey: string): Act =>
  async (page, form) => {
    await adminOf(page);
    const inputs = Inputs.parse(JSON.parse(form.get('inputs') ?? '{}'));
    await said(() => page.host.site.automation.configure(actionKey, inputs));
    return { kind: 'json', status: 200, body: { configured: actionKey } };
  };

/** Runs the configured action for a work item, as whoever presses the button. */
export const runConfiguredAction =
  (actionKey: string): Act =>
  async (page, form) => {
    const accountId = await adminOf(page);
    const issueKey = (form.get('issueKey') ?? '').trim();
    await said(() => page.host.site.automation.run({ actionKey, accountId, issueKey }));
    return { kind: 'redirect', to: `/jira/settings/automation/${actionKey}` };
  };
