import { type Html, html, inline } from '../html.ts';
import { icons } from '../icons.ts';
import { modulesOf, titleOf } from '../modules.ts';
import type { Page } from '../page.ts';
import { projectAvatar } from '../parts.ts';
import { moduleIcon } from '../frames.ts';
import { pageOf, Queue, ServiceDesk } from '../shapes.ts';

/** Every service desk this person sees. */
export async function desksOf(page: Page): Promise<readonly ServiceDesk[]> {
  const desks: ServiceDesk[] = [];
  for (let last = false; !last;) {
    const some = await page.rest.get(
      `/rest/servicedeskapi/servicedesk?start=${desks.length}&limit=100`,
      pageOf(ServiceDesk),
    );
    desks.push(...some.values);
    last = some.isLastPage || some.values.length === 0;
  }
  return desks;
}

export async function deskOf(page: Page, projectKey: string): Promise<ServiceDesk | null> {
  return (await desksOf(page)).find((desk) => desk.projectKey === projectKey) ?? null;
}

/** The desk's queues with their counts; null for somebody who is no agent there. */
export async function queuesOf(page: Page, desk: ServiceDesk): Promise<readonly Queue[] | null> {
  const queues = await page.rest.find(
    `/rest/servicedeskapi/servicedesk/${desk.id}/queue?includeCount=true&limit=50`,
    pageOf(Queue),
  );
  return queues?.values ?? null;
}

interface Entry {
  readonly href: string;
  readonly icon: Html;
  readonly label: Html;
  readonly current?: boolean;
  readonly count?: number | undefined;
}

function item({ href, icon, label, current = false, count }: Entry): Html {
  return html`<li>
    <a class="side-link" href="${href}" ${current ? html`aria-current="page"` : null}
      >${icon}<span class="side-label">${label}</span>${
        count === undefined ? null : html`<span class="count">${count}</span>`
      }</a
    >
  </li>`;
}

function appLinks(page: Page, base: string): readonly Html[] {
  return ['jiraServiceManagement:queuePage', 'jira:projectPage']
    .flatMap((type) => modulesOf(page.host.app, type, page.person))
    .map((module) => {
      const href = `${module.type === 'jira:projectPage' ? `/jira/projects/${base}` : `/jira/servicedesk/projects/${base}`}/apps/${module.key}`;
      return item({
        href,
        icon: moduleIcon(page, module),
        label: html`${titleOf(module)}`,
        current: page.url.pathname === href,
      });
    });
}

/** The navigation of a service project. `current` is the id of the open queue. */
export async function projectSidebar(page: Page, desk: ServiceDesk, current: string | null): Promise<Html> {
  const { t } = page;
  const base = `/jira/servicedesk/projects/${desk.projectKey}/queues`;
  const queues = (await queuesOf(page, desk)) ?? [];
  const apps = appLinks(page, desk.projectKey);
  return html`<div class="side-project">
      ${projectAvatar(desk.projectKey)}
      <div>
        <p class="side-name">${inline(desk.projectName)}</p>
        <p class="quiet">${t.serviceProject}</p>
      </div>
    </div>
    <h2 class="side-heading">${t.queues}</h2>
    <ul>
      ${queues.map((queue) => item({ href: `${base}/custom/${queue.id}`, icon: icons.queue, label: inline(queue.name), current: queue.id === current, count: queue.issueCount }))}
    </ul>
    ${
      apps.length === 0
        ? null
        : html`<h2 class="side-heading">${t.apps}</h2>
            <ul>
              ${apps}
            </ul>`
    }
    <h2 class="side-heading">${t.helpCenter}</h2>
    <ul>
      ${item({ href: `/servicedesk/customer/portal/${desk.id}`, icon: icons.portal, label: html`${t.customerPortal}` })}
    </ul>`;
}
