import type { UiModule } from '../app/manifest.ts';
import { type Html, html } from './html.ts';
import { icons } from './icons.ts';
import { iconAddress, moduleAri, textOf, titleOf } from './modules.ts';
import type { Page } from './page.ts';

/** What one frame of the app is opened with. The browser keeps it and answers `getContext` from it. */
export interface FrameOptions {
  readonly module: UiModule;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly entry?: 'view' | 'edit';
  /** Resource to show when it is not the module's own, such as that of an edit mode. */
  readonly resource?: string;
  /** Tells two frames of one module apart. */
  readonly instance?: string;
  /** Whether the frame's own page has history (`createHistory`) below this path. */
  readonly basePath?: string;
}

/** Fixed heights in px of modules that name a viewport size; the others grow with their content. */
const HEIGHTS: Readonly<Record<string, number>> = {
  xsmall: 10,
  small: 112,
  medium: 262,
  large: 524,
  xlarge: 1048,
  max: 15_000,
};

/** The full context of a frame, as `view.getContext()` answers it. */
function contextOf(page: Page, options: FrameOptions): Readonly<Record<string, unknown>> {
  const { host, person, locale, timeZone, choice } = page;
  const ari = moduleAri(host.app, options.module.key);
  return {
    ...(person === null ? {} : { accountId: person.accountId }),
    cloudId: host.site.cloudId,
    siteUrl: host.site.siteUrl,
    environmentId: host.app.environmentId,
    environmentType: host.app.environmentType,
    moduleKey: options.module.key,
    localId: options.instance === undefined ? ari : `${ari}/${options.instance}`,
    locale,
    timezone: timeZone,
    theme: { colorMode: choice.theme },
    extension: {
      type: options.module.type,
      ...options.extension,
      ...(options.entry === 'edit' ? { entryPoint: 'edit' } : {}),
    },
  };
}

/** A place for a frame of the app. The browser opens it, so that no call is made before somebody listens. */
export function frame(page: Page, options: FrameOptions): Html {
  const { module } = options;
  const height = HEIGHTS[textOf(module, 'viewportSize')];
  const data = {
    resource: options.resource ?? module.resource,
    title: titleOf(module),
    entry: options.entry ?? 'view',
    height: height ?? null,
    refreshable: module.raw['refreshable'] !== false,
    basePath: options.basePath ?? null,
    context: contextOf(page, options),
  };
  return html`<div class="forge-frame" data-frame="${JSON.stringify(data)}" data-module="${module.key}">
    <p class="frame-loading">${page.t.loading}</p>
  </div>`;
}

/** The module's icon from the app's own resources, or a neutral one. */
export function moduleIcon(page: Page, module: UiModule): Html {
  const address = iconAddress(textOf(module, 'icon'), page.host.site.resourceUrl);
  return address === null
    ? html`<span class="app-icon">${icons.app}</span>`
    : html`<img class="app-icon" src="${address}" alt="" width="16" height="16" />`;
}
