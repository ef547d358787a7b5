import type { UiModule } from '../../app/manifest.ts';
import { frame } from '../frames.ts';
import { type Html, html, inline, plain } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import { editResourceOf, moduleAri, modulesOf, textOf, titleOf } from '../modules.ts';
import type { Answer, Page } from '../page.ts';
import { emptyState, form, menu, person, region } from '../parts.ts';
import { segment } from '../rest.ts';
import { Dashboard, Dashboards, type Gadget, Gadgets, Property } from '../shapes.ts';
import { noAccess } from './no-access.ts';

const GADGET_TYPES = ['jira:dashboardGadget', 'dashboards:widget'] as const;
const COLUMNS = [0, 1] as const;

/** The dashboard item property in which a gadget's configuration lies. */
export const CONFIG_PROPERTY = 'config';

/** `/jira/dashboards`. */
export async function dashboardsPage(page: Page): Promise<Answer> {
  const { t, rest } = page;
  const found = await rest.find('/rest/api/3/dashboard?maxResults=100', Dashboards);
  if (found === null) return noAccess(page);
  const rows = found.dashboards.map(
    ({ id, name, owner }) => html`<tr><td><a href="/jira/dashboards/${id}">${inline(name)}</a></td><td>${owner === undefined ? null : person(owner.displayName)}</td></tr>`,
  );
  const main = html`<div class="page"><div class="page-head"><h1>${t.dashboards}</h1></div>${
    rows.length === 0
      ? emptyState(t.noDashboards)
      : html`<table class="issues"><caption class="away">${t.dashboards}</caption><thead><tr><th scope="col">${t.name}</th><th scope="col">${t.owner}</th></tr></thead><tbody>${rows}</tbody></table>`
  }</div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: t.dashboards, main, current: 'dashboards' }) };
}

/** `/jira/dashboards/ID`, two columns; `?edit=<gadget>` shows that gadget's edit mode. */
export async function dashboardPage(page: Page, id: string): Promise<Answer> {
  const { rest } = page;
  const dashboard = await rest.find(`/rest/api/3/dashboard/${segment(id)}`, Dashboard);
  const found = dashboard === null ? null : await rest.find(`/rest/api/3/dashboard/${segment(id)}/gadget`, Gadgets);
  if (dashboard === null || found === null) return noAccess(page);
  const cards = await Promise.all(found.gadgets.map(async (gadget) => ({ gadget, markup: await card(page, dashboard, gadget) })));
  const main = html`<div class="page dashboard" data-dashboard="${dashboard.id}">
    <div class="page-head"><h1>${inline(dashboard.name)}</h1>${addGadget(page, dashboard)}</div>
    <div class="dashboard-columns">${COLUMNS.map((column) => columnOf(page, column, cards))}</div></div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: dashboard.name, main, current: 'dashboards' }) };
}

function columnOf({ t }: Page, column: number, cards: readonly { readonly gadget: Gadget; readonly markup: Html }[]): Html {
  const mine = cards.filter(({ gadget }) => gadget.position.column === column).sort((one, other) => one.gadget.position.row - other.gadget.position.row);
  return html`<div class="dashboard-column" data-column="${column}">${mine.map(({ markup }) => markup)}${mine.length === 0 ? html`<p class="empty-column">${t.emptyColumn}</p>` : null}</div>`;
}

/** The app's module behind a gadget; a gadget of something else is shown by its title only. */
function moduleOf(page: Page, gadget: Gadget): UiModule | null {
  const { app } = page.host;
  const all = GADGET_TYPES.flatMap((type) => modulesOf(app, type, page.person));
  return all.find((module) => gadget.moduleKey === moduleAri(app, module.key) || gadget.moduleKey === module.key) ?? null;
}

async function card(page: Page, dashboard: Dashboard, gadget: Gadget): Promise<Html> {
  const module = moduleOf(page, gadget);
  const path = `/rest/api/3/dashboard/${dashboard.id}/items/${gadget.id}/properties/${CONFIG_PROPERTY}`;
  const config = (await page.rest.find(path, Property))?.value ?? null;
  const editing = page.url.searchParams.get('edit') === String(gadget.id);
  const title = gadget.title || (module === null ? '' : titleOf(module));
  return region(
    `gadget-${gadget.id}`,
    html`<section class="gadget" aria-label="${plain(title)}" data-gadget="${gadget.id}"><header class="gadget-head"><h2>${inline(title)}</h2>${gadgetMenu(page, dashboard, gadget, module, title)}</header>
      <div class="gadget-body">${module === null ? null : gadgetFrame(page, { dashboard, gadget, module, config, editing })}</div></section>`,
  );
}

function gadgetMenu(page: Page, dashboard: Dashboard, gadget: Gadget, module: UiModule | null, title: string): Html {
  const { t } = page;
  const configurable = module !== null && editResourceOf(module) !== null;
  return menu(
    html`${icons.more}<span class="away">${t.moreActions(plain(title))}</span>`,
    html`${configurable ? html`<a class="menu-item" href="?edit=${gadget.id}" data-live-link>${t.configure}</a>` : null}
      <button class="menu-item" type="button" data-refresh-gadget="${gadget.id}">${t.refresh}</button>
      ${form(`/__host/dashboard/${dashboard.id}/remove`, html`<button class="menu-item" name="gadget" value="${gadget.id}">${t.remove}</button>`)}`,
    'gadget-menu',
  );
}

function gadgetFrame(page: Page, params: { readonly dashboard: Dashboard; readonly gadget: Gadget; readonly module: UiModule; readonly config: unknown; readonly editing: boolean }): Html {
  const { dashboard, gadget, module, config, editing } = params;
  const widget = module.type === 'dashboards:widget';
  const extension = widget
    ? { config, context: { dashboardId: dashboard.id, widgetId: String(gadget.id) }, layout: { width: 640, height: 480, rowSpan: 'medium', columnSpan: 6 } }
    : { gadgetConfiguration: config ?? {}, dashboard: { id: dashboard.id }, gadget: { id: String(gadget.id) }, location: page.url.origin + page.url.pathname };
  const editResource = editing ? editResourceOf(module) : null;
  if (editResource === null) return frame(page, { module, extension, instance: String(gadget.id) });
  return html`${frame(page, { module, extension, instance: String(gadget.id), entry: 'edit', resource: editResource })}${widget ? widgetButtons(page, gadget) : null}`;
}

/** The product saves a widget, the frame only says what; so the buttons are the dashboard's. */
function widgetButtons({ t, url }: Page, gadget: Gadget): Html {
  return html`<div class="form-buttons"><button class="button primary" type="button" data-save-widget="${gadget.id}">${t.save}</button><a class="button subtle" href="${url.pathname}" data-live-link>${t.cancel}</a></div>`;
}

function addGadget(page: Page, dashboard: Dashboard): Html {
  const { t, host } = page;
  const modules = GADGET_TYPES.flatMap((type) => modulesOf(host.app, type, page.person));
  const items = modules.map(
    (module) => html`<li class="gadget-choice"><span class="app-icon">${icons.app}</span><span><strong>${titleOf(module)}</strong> <span class="tag">${module.type === 'dashboards:widget' ? t.widget : t.gadget}</span><span class="quiet">${textOf(module, 'description')}</span></span>
      <button class="button" name="module" value="${module.key}" aria-label="${t.add}: ${titleOf(module)} (${module.type === 'dashboards:widget' ? t.widget : t.gadget})">${t.add}</button></li>`,
  );
  return html`<button class="button primary" type="button" data-open-dialog="add-gadget">${icons.plus}${t.addGadget}</button>
    <dialog class="dialog" id="add-gadget" aria-label="${t.addGadget}"><header class="dialog-head"><h2>${t.gadgetsOfApps}</h2><button class="button subtle" type="button" data-close-dialog>${t.close}</button></header>
      <form method="post" action="/__host/dashboard/${dashboard.id}/add"><ul class="gadget-choices">${items}</ul></form></dialog>`;
}
