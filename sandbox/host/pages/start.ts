import type { Role } from '../../platform/ports.ts';
import { type Html, html, inline } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import { modulesOf, titleOf } from '../modules.ts';
import type { Answer, Page } from '../page.ts';
import { emptyState, projectAvatar } from '../parts.ts';
import type { ServiceDesk } from '../shapes.ts';
import { desksOf } from './project-sidebar.ts';

/** `/`: where a newcomer finds every page, and who to be on it. */
export async function startPage(page: Page): Promise<Answer> {
  const { t } = page;
  const desks = await desksOf(page);
  const main = html`<div class="page start">
    <h1>${t.startTitle}</h1>
    <p class="lead">${t.startLead}</p>
    ${page.people.length === 0 ? html`<p class="problem">${t.nobodyLead}</p>` : doors(page)}
    <h2>${t.desks}</h2>
    ${desks.length === 0 ? emptyState(t.noDesks) : deskTable(page, desks)}
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: t.jira, main, current: 'projects' }) };
}

/** A link that first becomes somebody of the role, unless the chosen person already is. */
function door(
  page: Page,
  params: {
    readonly roles: readonly Role[];
    readonly to: string;
    readonly icon: Html;
    readonly title: string;
    readonly lead: string;
  },
): Html | null {
  const { person, people } = page;
  const fits = person !== null && params.roles.includes(person.role);
  const who = fits
    ? person
    : (params.roles
        .map((role) => people.find((candidate) => candidate.role === role))
        .find((candidate) => candidate !== undefined) ?? null);
  if (who === null) return null;
  const href = fits
    ? params.to
    : `/__host/choose?${new URLSearchParams({ person: who.accountId, back: params.to }).toString()}`;
  return html`<li>
    <a class="door" href="${href}"
      ><span class="door-icon">${params.icon}</span
      ><span
        ><strong>${params.title}</strong><span>${params.lead}</span
        ><span class="quiet">${inline(who.displayName)}</span></span
      ></a
    >
  </li>`;
}

function doors(page: Page): Html {
  const { t } = page;
  const admin = page.host.app.manifest.uiModules.find((module) => module.type === 'jira:adminPage');
  return html`<ul class="doors">
    ${door(page, { roles: ['agent', 'project-admin', 'site-admin'], to: '/jira/servicedesk', icon: icons.queue, title: t.asAgent, lead: t.asAgentLead })}
    ${door(page, { roles: ['customer'], to: '/servicedesk/customer/portals', icon: icons.portal, title: t.asCustomer, lead: t.asCustomerLead })}
    ${door(page, { roles: ['project-admin', 'site-admin', 'agent'], to: '/jira/dashboards', icon: icons.board, title: t.asManager, lead: t.asManagerLead })}
    ${admin === undefined ? null : door(page, { roles: ['site-admin'], to: `/jira/settings/apps/${admin.key}`, icon: icons.settings, title: t.asAdmin, lead: t.asAdminLead })}
  </ul>`;
}

function deskTable(page: Page, desks: readonly ServiceDesk[]): Html {
  const { t, host, person } = page;
  const apps = modulesOf(host.app, 'jira:projectPage', person);
  return html`<div class="table-scroll" role="region" aria-label="${t.desks}" tabindex="0">
    <table class="issues">
      <caption class="away">
        ${t.desks}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t.desk}</th>
          <th scope="col">${t.key}</th>
          <th scope="col">${t.queues}</th>
          <th scope="col">${t.portal}</th>
          ${apps.length > 0 ? html`<th scope="col">${t.apps}</th>` : null}
        </tr>
      </thead>
      <tbody>
        ${desks.map(
          (desk) =>
            html`<tr>
              <td><span class="person">${projectAvatar(desk.projectKey)}${inline(desk.projectName)}</span></td>
              <td>${desk.projectKey}</td>
              <td>
                <a href="/jira/servicedesk/projects/${desk.projectKey}/queues"
                  >${t.queues}<span class="away"> ${desk.projectKey}</span></a
                >
              </td>
              <td>
                <a href="/servicedesk/customer/portal/${desk.id}"
                  >${t.portal}<span class="away"> ${desk.projectKey}</span></a
                >
              </td>
              ${apps.length > 0 ? html`<td>${apps.map((module) => html`<a href="/jira/projects/${desk.projectKey}/apps/${module.key}">${titleOf(module)}</a>`)}</td>` : null}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** `/jira/servicedesk`: the first desk where this person has queues. */
export async function agentHome(page: Page): Promise<Answer> {
  const first = (await desksOf(page))[0];
  return { kind: 'redirect', to: first === undefined ? '/' : `/jira/servicedesk/projects/${first.projectKey}/queues` };
}
