import { asApp, asUser } from '@forge/api';
import { createJiraClient, type Client } from './client';

/** Jira as the app sees it: every project that lets the app in. */
export const appClient = (note: Parameters<typeof createJiraClient>[1]): Client =>
  createJiraClient((route, init) => asApp().requestJira(route, init), note);

/** Jira as the person of this invocation sees it. Every call is refused where the platform cannot act for the person. */
export const personClient = (): Client => createJiraClient((route, init) => asUser().requestJira(route, init));
