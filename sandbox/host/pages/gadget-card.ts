import type { UiModule } from '../../app/manifest.ts';
import { frame } from '../frames.ts';
import { type Html, html, inline, plain } from '../html.ts';
import { icons } from '../icons.ts';
import { editResourceOf, moduleAri, modulesOf, titleOf } from '../modules.ts';
import type { Page } from '../page.ts';
import { form, menu, region } from '../parts.ts';
import { type Dashboard, type Gadget, Property } from '../shapes.ts';

/** The dashboard item property in which a gadget's configuration lies. */
export const CONFIG_PROPERTY = 'config';

/** A gadget on its dashboard. `module` is null for a gadget of something else, which is shown by its title only. */
interface Place {
  readonly dashboard: Dashboard;
  readonly gadget: Gadget;
  readonly module: UiModule | null;
  readonly title: string;
  readonly editing: boolean;
  readonly config: unknown;
}

/** Every module that may stand on a dashboard, the classic ones first. */
export function gadgetModules({ host, person }: Page): readonly UiModule[] {
  return ['jira:dashboardGadget', 'dashboards:widget'].flatMap((type) => modulesOf(host.app, type, person));
}

function moduleOf(page: Page, gadget: Gadget): UiModule | null {
  const { app } = page.host;
  return (
    gadgetModules(page).find(({ key }) => gadget.moduleKey === moduleAri(app, key) || gadget.moduleKey === key) ?? null
  );
}

/** A gadget with its head and its frame; `?edit=<id>` of the page opens its edit mode. */
export async function gadgetCard(page: Page, dashboard: Dashboard, gadget: Gadget): Promise<Html> {
  const module = moduleOf(page, gadget);
  const path = `/rest/api/3/dashboard/${dashboard.id}/items/${gadget.id}/properties/${CONFIG_PROPERTY}`;
  const config = (await page.rest.find(path, Property))?.value ?? null;
  const editing = page.url.searchParams.get('edit') === String(gadget.id);
  const title = gadget.title || (module === null ? '' : titleOf(module));
  const place: Place = { dashboard, gadget, module, title, editing, config };
  return region(
    `gadget-${gadget.id}`,
    html`<section class="gadget" aria-label="${plain(title)}" data-gadget="${gadget.id}">
      <header class="gadget-head">
        <h2>${inline(title)}</h2>
        ${gadgetMenu(page, place)}
      </header>
      <div class="gadget-body">${module === null ? null : gadgetFrame(page, place, module)}</div>
    </section>`,
  );
}

function gadgetMenu({ t }: Page, { dashboard, gadget, module, title }: Place): Html {
  const configurable = module !== null && editResourceOf(module) !== null;
  return menu(
    html`${icons.more}<span class="away">${t.moreActions(plain(title))}</span>`,
    html`${configurable ? html`<a class="menu-item" href="?edit=${gadget.id}" data-live-link>${t.configure}</a>` : null}
      <button class="menu-item" type="button" data-refresh-gadget="${gadget.id}">${t.refresh}</button>
      ${form(`/__host/dashboard/${dashboard.id}/remove`, html`<button class="menu-item" name="gadget" value="${gadget.id}">${t.remove}</button>`)}`,
    'gadget-menu',
  );
}

/** What the two kinds are told about where they stand; Atlassian named it differently for each. */
function extensionOf(
  page: Page,
  { dashboard, gadget, config }: Place,
  isWidget: boolean,
): Readonly<Record<string, unknown>> {
  const id = String(gadget.id);
  if (!isWidget)
    return {
      gadgetConfiguration: config ?? {},
      dashboard: { id: dashboard.id },
      gadget: { id },
      location: page.url.origin + page.url.pathname,
    };
  return {
    config,
    context: { dashboardId: dashboard.id, widgetId: id },
    layout: { width: 640, height: 480, rowSpan: 'medium', columnSpan: 6 },
  };
}

function gadgetFrame(page: Page, place: Place, module: UiModule): Html {
  const isWidget = module.type === 'dashboards:widget';
  const view = { module, extension: extensionOf(page, place, isWidget), instance: String(place.gadget.id) };
  const resource = place.editing ? editResourceOf(module) : null;
  if (resource === null) return frame(page, view);
  return html`${frame(page, { ...view, entry: 'edit', resource })}${isWidget ? widgetButtons(page, place.gadget) : null}`;
}

/** The product saves a widget, the frame only says what; so the buttons are the dashboard's. */
function widgetButtons({ t, url }: Page, gadget: Gadget): Html {
  return html`<div class="form-buttons">
    <button class="button primary" type="button" data-save-widget="${gadget.id}">${t.save}</button>
    <a class="button subtle" href="${url.pathname}" data-live-link>${t.cancel}</a>
  </div>`;
}
