import { type Fragment, html, type Html, plain } from './html.ts';
import { icons } from './icons.ts';
import { modulesOf } from './modules.ts';
import type { Page } from './page.ts';
import { avatar } from './parts.ts';
import { THEME_ATTRIBUTE } from './tokens.ts';
import { sandboxBar } from './sandbox-bar.ts';
import { storyCard } from './story.ts';

/** What a page puts into the frame of Jira or of the portal. */
export interface Content {
  readonly title: string;
  readonly main: Fragment;
  /** The 240 px on the reading start; left out on pages without one. */
  readonly sidebar?: Fragment;
  readonly frame?: 'jira' | 'portal';
  /** Key of the project the page is in. */
  readonly project?: string;
  /** Which entry of the top navigation is current. */
  readonly current?: 'projects' | 'dashboards' | 'settings' | 'issues';
}

function entry(href: string, label: string, current: boolean): Html {
  return html`<a class="top-link" href="${href}" ${current ? html`aria-current="page"` : null}>${label}</a>`;
}

function adminLink(page: Page): Html | null {
  const module =
    page.person?.role === 'site-admin' ? modulesOf(page.host.app, 'jira:adminPage', page.person)[0] : undefined;
  return module === undefined
    ? null
    : html`<a
        class="icon-button"
        href="/jira/settings/apps/${module.key}"
        title="${page.t.appSettings}"
        aria-label="${page.t.appSettings}"
        >${icons.settings}</a
      >`;
}

function who(page: Page): Html | null {
  return page.person === null
    ? null
    : html`<span class="me" title="${plain(page.person.displayName)}">${avatar(page.person.displayName)}</span>`;
}

function jiraTop(page: Page, current: Content['current']): Html {
  const { t } = page;
  return html`<header class="top">
    <a class="brand" href="/">${icons.mark}<span>${t.jira}</span></a>
    <nav aria-label="${t.mainNavigation}" class="top-nav">
      ${entry('/', t.projects, current === 'projects')}${entry('/issues/', t.issues, current === 'issues')}${entry('/jira/dashboards', t.dashboards, current === 'dashboards')}${entry('/servicedesk/customer/portals', t.helpCenter, false)}
    </nav>
    <form class="top-search" action="/issues/" role="search">
      ${icons.search}<input name="jql" aria-label="${t.search}" placeholder="${t.search}" />
    </form>
    <div class="top-end">${adminLink(page)}${who(page)}</div>
  </header>`;
}

function portalTop(page: Page): Html {
  const { t } = page;
  return html`<header class="top top-portal">
    <a class="brand" href="/servicedesk/customer/portals">${icons.mark}<span>${t.helpCenter}</span></a>
    <div class="top-end">
      <a class="top-link" href="/servicedesk/customer/user/requests">${t.requestsNav}</a>${who(page)}
    </div>
  </header>`;
}

/** Which page each module of the app has, for `navigate` to a module. */
function moduleTypes({ host }: Page): string {
  return JSON.stringify(Object.fromEntries(host.app.manifest.uiModules.map(({ key, type }) => [key, type])));
}

/** A whole document. */
export function layout(page: Page, content: Content): Html {
  const { t, choice, direction, locale, host } = page;
  const portal = content.frame === 'portal';
  return html`<!doctype html>
    <html lang="${locale}" dir="${direction}" data-color-mode="${choice.theme}" data-theme="${THEME_ATTRIBUTE}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${plain(content.title)} - ${portal ? t.helpCenter : t.jira}</title>
        <link rel="icon" href="/__host/client/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/__host/tokens.css" />
        <link rel="stylesheet" href="/__host/client/frame.css" />
        <link rel="stylesheet" href="/__host/client/controls.css" />
        <link rel="stylesheet" href="/__host/client/pages.css" />
        <link rel="stylesheet" href="/__host/client/places.css" />
        <script type="module" src="/__host/client/main.js"></script>
      </head>
      <body
        class="${portal ? 'is-portal' : 'is-jira'}"
        data-resource-origin="${host.site.resourceUrl}"
        data-changes="${page.latestChange}"
        data-close-label="${t.close}"
        data-modules="${moduleTypes(page)}"
        data-project="${content.project ?? ''}"
      >
        <a class="skip" href="#main">${t.skipToContent}</a>
        ${sandboxBar(page)} ${storyCard(page)} ${portal ? portalTop(page) : jiraTop(page, content.current)}
        <div class="shell ${content.sidebar === undefined ? '' : 'has-sidebar'}">
          ${content.sidebar === undefined ? null : html`<nav class="sidebar" aria-label="${plain(content.title)}">${content.sidebar}</nav>`}
          <main id="main" tabindex="-1">${content.main}</main>
        </div>
        <div class="flags" role="region" aria-live="polite" data-flags></div>
      </body>
    </html>`;
}
