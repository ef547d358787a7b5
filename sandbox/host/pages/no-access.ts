import { html } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import type { Answer, Page } from '../page.ts';

function notice(page: Page, title: string, lead: string): Answer {
  const main = html`<div class="notice">
    ${icons.lock}
    <h1>${title}</h1>
    <p>${lead}</p>
    <a class="button" href="/servicedesk/customer/portals">${page.t.goToPortal}</a>
  </div>`;
  return {
    kind: 'page',
    status: 404,
    document: layout(page, {
      title,
      main,
      ...(page.url.pathname.startsWith('/servicedesk/customer') ? { frame: 'portal' as const } : {}),
    }),
  };
}

/** Jira's answer to everybody who may not see a page, also when it does not exist. */
export function noAccess(page: Page): Answer {
  return notice(page, page.t.noAccessTitle, page.t.noAccessLead);
}

export function notFound(page: Page): Answer {
  return notice(page, page.t.notFoundTitle, page.t.notFoundLead);
}

export function nobody(page: Page): Answer {
  return notice(page, page.t.nobodyTitle, page.t.nobodyLead);
}
