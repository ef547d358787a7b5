import { type Html, html, inline } from '../html.ts';
import { issueTable } from '../issue-table.ts';
import { layout } from '../layout.ts';
import type { Answer, Page } from '../page.ts';
import { emptyState, region } from '../parts.ts';
import { segment } from '../rest.ts';
import { Fields, Issue, pageOf, Queue, type ServiceDesk } from '../shapes.ts';
import { noAccess } from './no-access.ts';
import { deskOf, projectSidebar, queuesOf } from './project-sidebar.ts';

const ROWS = 50;

/** `/jira/servicedesk/projects/KEY/queues`: goes to the desk's first queue. */
export async function firstQueue(page: Page, projectKey: string): Promise<Answer> {
  const desk = await deskOf(page, projectKey);
  const first = desk === null ? undefined : (await queuesOf(page, desk))?.[0];
  return first === undefined
    ? noAccess(page)
    : { kind: 'redirect', to: `/jira/servicedesk/projects/${projectKey}/queues/custom/${first.id}` };
}

/** `/jira/servicedesk/projects/KEY/queues/custom/ID`. */
export async function queuePage(page: Page, projectKey: string, queueId: string): Promise<Answer> {
  const desk = await deskOf(page, projectKey);
  const queue =
    desk === null
      ? null
      : await page.rest.find(
          `/rest/servicedeskapi/servicedesk/${desk.id}/queue/${segment(queueId)}?includeCount=true`,
          Queue,
        );
  if (desk === null || queue === null) return noAccess(page);
  const main = html`<div class="page">
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        <li><a href="/jira/servicedesk/projects/${projectKey}/queues">${inline(desk.projectName)}</a></li>
        <li>${page.t.queues}</li>
      </ol>
    </nav>
    <div class="page-head"><h1>${inline(queue.name)}</h1></div>
    ${region('queue', await rows(page, desk, queue))}
  </div>`;
  const sidebar = region('sidebar', await projectSidebar(page, desk, queue.id));
  return {
    kind: 'page',
    status: 200,
    document: layout(page, { title: queue.name, main, sidebar, current: 'projects', project: projectKey }),
  };
}

async function rows(page: Page, desk: ServiceDesk, queue: Queue): Promise<Html> {
  const { t, rest, url } = page;
  const start = Math.max(0, Number(url.searchParams.get('start') ?? 0) || 0);
  const found = await rest.get(
    `/rest/servicedeskapi/servicedesk/${desk.id}/queue/${queue.id}/issue?start=${start}&limit=${ROWS}`,
    pageOf(Issue),
  );
  const total = queue.issueCount ?? found.values.length;
  const head = html`<div class="queue-head">
    <span>${t.requests(total)}</span>
    <details class="jql">
      <summary>${t.showJql}</summary>
      <code dir="ltr">${queue.jql}</code>
    </details>
  </div>`;
  if (found.values.length === 0) return html`${head}${emptyState(t.queueEmpty)}`;
  const fields = await rest.get('/rest/api/3/field', Fields);
  const table = issueTable(page, { caption: queue.name, columns: queue.fields, issues: found.values, fields });
  return html`${head}${table}${pager(page, start, found.isLastPage)}`;
}

function pager({ t }: Page, start: number, isLast: boolean): Html | null {
  if (start === 0 && isLast) return null;
  return html`<div class="pager">
    ${start > 0 ? html`<a class="button" href="?start=${Math.max(0, start - ROWS)}">${t.previous}</a>` : null}
    ${isLast ? null : html`<a class="button" href="?start=${start + ROWS}">${t.next}</a>`}
  </div>`;
}
