import { configureAction, runConfiguredAction } from './actions/rule-actions.ts';
import { choose, moveClock } from './actions/bar-actions.ts';
import { fetchProduct, invoke } from './actions/bridge-actions.ts';
import { addGadget, configureGadget, removeGadget } from './actions/dashboard-actions.ts';
import {
  type Act,
  assignIssue,
  attachToRequest,
  commentIssue,
  commentRequest,
  createRequest,
  transitionIssue,
  transitionRequest,
} from './actions/issue-actions.ts';
import type { Answer, Page } from './page.ts';
import { adminPage, projectAppPage } from './pages/app-page.ts';
import { actionPage, automationPage } from './pages/automation.ts';
import { dashboardPage, dashboardsPage } from './pages/dashboard.ts';
import { issuePage } from './pages/issue.ts';
import { createPage, portalPage, portalsPage } from './pages/portal.ts';
import { myRequestsPage } from './pages/my-requests.ts';
import { portalRequestPage } from './pages/portal-request.ts';
import { firstQueue, queuePage } from './pages/queue.ts';
import { callsPage, faultsPage } from './pages/sandbox.ts';
import { searchPage } from './pages/search.ts';
import { agentHome, startPage } from './pages/start.ts';
import { tellStory } from './story.ts';

type Draw = (page: Page, ...parts: string[]) => Answer | Promise<Answer>;
type Handle = (page: Page, body: string) => Promise<Answer>;

const route = <Handler>(pattern: string, handler: Handler) => ({
  // `:name` is one path segment, handed over decoded and in order; `/**` at the end is anything below, the app's own addresses.
  expression: new RegExp(`^${pattern.replaceAll(/:[a-zA-Z]+/g, '([^/]+)').replace('/**', '(?:/.*)?')}/?$`),
  handler,
});

/** Pages at Jira's own paths, and the sandbox's own below `/__host`. */
const PAGES = [
  route<Draw>('/', startPage),
  route<Draw>('/jira/servicedesk', agentHome),
  route<Draw>('/browse/:key', issuePage),
  route<Draw>('/issues', searchPage),
  route<Draw>('/jira/servicedesk/projects/:project/queues', firstQueue),
  route<Draw>('/jira/servicedesk/projects/:project/queues/custom/:queue', queuePage),
  route<Draw>('/jira/servicedesk/projects/:project/apps/:module/**', projectAppPage),
  route<Draw>('/jira/projects/:project/apps/:module/**', projectAppPage),
  route<Draw>('/jira/settings/apps/:module/**', adminPage),
  route<Draw>('/jira/settings/automation', automationPage),
  route<Draw>('/jira/settings/automation/:action', actionPage),
  route<Draw>('/jira/dashboards', dashboardsPage),
  route<Draw>('/jira/dashboards/:dashboard', dashboardPage),
  route<Draw>('/servicedesk/customer/portals', portalsPage),
  route<Draw>('/servicedesk/customer/user/requests', myRequestsPage),
  route<Draw>('/servicedesk/customer/portal/:desk', portalPage),
  route<Draw>('/servicedesk/customer/portal/:desk/create/:type', createPage),
  route<Draw>('/servicedesk/customer/portal/:desk/:key', portalRequestPage),
  route<Draw>('/__host/choose', choose),
  route<Draw>('/__host/story/:step', tellStory),
  route<Draw>('/__host/calls', callsPage),
  route<Draw>('/__host/faults', faultsPage),
];

const posted =
  (act: Act): Handle =>
  (page, body) =>
    act(page, new URLSearchParams(body));

const withOne =
  (make: (first: string) => Act) =>
  (first = ''): Handle =>
    posted(make(first));

/** What pages and frames send. Each entry gives the handler from the parts of the path. */
const ACTIONS = [
  route('/__host/bridge/invoke', (): Handle => invoke),
  route('/__host/bridge/fetch-product', (): Handle => fetchProduct),
  route('/__host/clock', (): Handle => posted(moveClock)),
  route('/__host/issue/:key/transition', withOne(transitionIssue)),
  route('/__host/issue/:key/assign', withOne(assignIssue)),
  route('/__host/issue/:key/comment', withOne(commentIssue)),
  route('/__host/request/:key/comment', withOne(commentRequest)),
  route('/__host/request/:key/attachment', withOne(attachToRequest)),
  route('/__host/request/:key/transition', withOne(transitionRequest)),
  route('/__host/portal/:desk/:type', (desk = '', type = ''): Handle => posted(createRequest(desk, type))),
  route('/__host/dashboard/:dashboard/add', withOne(addGadget)),
  route('/__host/dashboard/:dashboard/remove', withOne(removeGadget)),
  route('/__host/dashboard/:dashboard/configure', withOne(configureGadget)),
  route('/__host/automation/:action/configure', withOne(configureAction)),
  route('/__host/automation/:action/run', withOne(runConfiguredAction)),
];

function find<Handler>(
  routes: readonly { readonly expression: RegExp; readonly handler: Handler }[],
  path: string,
): { readonly handler: Handler; readonly parts: readonly string[] } | null {
  for (const { expression, handler } of routes) {
    const match = expression.exec(path);
    if (match !== null) return { handler, parts: match.slice(1).map(decodeURIComponent) };
  }
  return null;
}

/** Draws the page at a path; null when there is none. */
export function pageAt(path: string): ((page: Page) => Promise<Answer>) | null {
  const found = find(PAGES, path);
  return found === null ? null : async (page) => await found.handler(page, ...found.parts);
}

/** The action a form or a frame posts to; null when there is none. */
export function actionAt(path: string): Handle | null {
  const found = find<(...parts: string[]) => Handle>(ACTIONS, path);
  return found === null ? null : found.handler(...found.parts);
}
