import { type Html, html, inline } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import { textOf, titleOf } from '../modules.ts';
import type { Answer, Page } from '../page.ts';
import { emptyState, person } from '../parts.ts';
import { segment } from '../rest.ts';
import { Dashboard, Dashboards, type Gadget, Gadgets } from '../shapes.ts';
import { gadgetCard, gadgetModules } from './gadget-card.ts';
import { noAccess } from './no-access.ts';

const COLUMNS = [0, 1] as const;

/** `/jira/dashboards`. */
export async function dashboardsPage(page: Page): Promise<Answer> {
  const { t, rest } = page;
  const found = await rest.find('/rest/api/3/dashboard?maxResults=100', Dashboards);
  if (found === null) return noAccess(page);
  const rows = found.dashboards.map(
    ({ id, name, owner }) =>
      html`<tr>
        <td><a href="/jira/dashboards/${id}">${inline(name)}</a></td>
        <td>${owner === undefined ? null : person(owner.displayName)}</td>
      </tr>`,
  );
  const main = html`<div class="page">
    <div class="page-head"><h1>${t.dashboards}</h1></div>
    ${
      rows.length === 0
        ? emptyState(t.noDashboards)
        : html`<table class="issues">
            <caption class="away">
              ${t.dashboards}
            </caption>
            <thead>
              <tr>
                <th scope="col">${t.name}</th>
                <th scope="col">${t.owner}</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`
    }
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: t.dashboards, main, current: 'dashboards' }) };
}

/** `/jira/dashboards/ID`, two columns; `?edit=<gadget>` shows that gadget's edit mode. */
export async function dashboardPage(page: Page, id: string): Promise<Answer> {
  const { rest } = page;
  const dashboard = await rest.find(`/rest/api/3/dashboard/${segment(id)}`, Dashboard);
  const found = dashboard === null ? null : await rest.find(`/rest/api/3/dashboard/${segment(id)}/gadget`, Gadgets);
  if (dashboard === null || found === null) return noAccess(page);
  const cards = await Promise.all(
    found.gadgets.map(async (gadget) => ({ gadget, markup: await gadgetCard(page, dashboard, gadget) })),
  );
  const main = html`<div class="page dashboard" data-dashboard="${dashboard.id}">
    <div class="page-head">
      <h1>${inline(dashboard.name)}</h1>
      ${addGadget(page, dashboard)}
    </div>
    <div class="dashboard-columns">${COLUMNS.map((column) => columnOf(page, column, cards))}</div>
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: dashboard.name, main, current: 'dashboards' }) };
}

interface Card {
  readonly gadget: Gadget;
  readonly markup: Html;
}

function columnOf({ t }: Page, column: number, cards: readonly Card[]): Html {
  const mine = cards
    .filter(({ gadget }) => gadget.position.column === column)
    // Of two in one place the newer one was put on top of the other.
    .toSorted(({ gadget: one }, { gadget: other }) => one.position.row - other.position.row || other.id - one.id);
  return html`<div class="dashboard-column" data-column="${column}">
    ${mine.map(({ markup }) => markup)}${mine.length === 0 ? html`<p class="empty-column">${t.emptyColumn}</p>` : null}
  </div>`;
}

function addGadget(page: Page, dashboard: Dashboard): Html {
  const { t } = page;
  const modules = gadgetModules(page);
  const items = modules.map(
    (module) =>
      html`<li class="gadget-choice">
        <span class="app-icon">${icons.app}</span
        ><span
          ><strong>${titleOf(module)}</strong>
          <span class="tag">${module.type === 'dashboards:widget' ? t.widget : t.gadget}</span
          ><span class="quiet">${textOf(module, 'description')}</span></span
        >
        <button
          class="button"
          name="module"
          value="${module.key}"
          aria-label="${t.add}: ${titleOf(module)} (${module.type === 'dashboards:widget' ? t.widget : t.gadget})"
        >
          ${t.add}
        </button>
      </li>`,
  );
  return html`<button class="button primary" type="button" data-open-dialog="add-gadget">
      ${icons.plus}${t.addGadget}
    </button>
    <dialog class="dialog" id="add-gadget" aria-label="${t.addGadget}">
      <header class="dialog-head">
        <h2>${t.gadgetsOfApps}</h2>
        <button class="button subtle" type="button" data-close-dialog>${t.close}</button>
      </header>
      <form method="post" action="/__host/dashboard/${dashboard.id}/add">
        <ul class="gadget-choices">
          ${items}
        </ul>
      </form>
    </dialog>`;
}
