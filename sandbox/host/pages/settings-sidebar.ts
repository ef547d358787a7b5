import { moduleIcon } from '../frames.ts';
import { type Html, html } from '../html.ts';
import { icons } from '../icons.ts';
import { modulesOf, titleOf } from '../modules.ts';
import type { Page } from '../page.ts';

/** Beside every page of the site's settings. */
export function settingsSidebar(page: Page): Html {
  const { t, host, person } = page;
  const offersActions = host.app.manifest.actions.some(({ isOffered }) => isOffered);
  return html`<h2 class="side-heading">${t.apps}</h2>
    <ul>
      ${modulesOf(host.app, 'jira:adminPage', person).map((module) =>
        entry(page, `/jira/settings/apps/${module.key}`, html`${moduleIcon(page, module)}${label(titleOf(module))}`),
      )}
      ${offersActions ? entry(page, '/jira/settings/automation', html`${icons.arrow}${label(t.automation)}`) : null}
    </ul>`;
}

const label = (text: string): Html => html`<span class="side-label">${text}</span>`;

function entry({ url }: Page, href: string, content: Html): Html {
  return html`<li>
    <a class="side-link" href="${href}" ${url.pathname.startsWith(href) ? html`aria-current="page"` : null}
      >${content}</a
    >
  </li>`;
}
