import { richText } from '../adf.ts';
import { lozengeOf } from '../format.ts';
import { frame } from '../frames.ts';
import { type Html, html, inline } from '../html.ts';
import { layout } from '../layout.ts';
import { modulesOf, titleOf } from '../modules.ts';
import type { Answer, Page } from '../page.ts';
import { avatar, emptyState, form, person, region, status } from '../parts.ts';
import { segment } from '../rest.ts';
import { CustomerRequest, CustomerTransition, pageOf, RequestComment, ServiceDesk } from '../shapes.ts';
import { noAccess } from './no-access.ts';
import { portalCrumbs } from './portal.ts';

/** `/servicedesk/customer/portal/ID/KEY`: a request as its requester sees it. */
export async function portalRequestPage(page: Page, deskId: string, key: string): Promise<Answer> {
  const { rest } = page;
  const request = await rest.find(`/rest/servicedeskapi/request/${segment(key)}?expand=requestType&expand=participant`, CustomerRequest);
  const desk = request === null || request.serviceDeskId !== deskId ? null : await rest.find(`/rest/servicedeskapi/servicedesk/${segment(deskId)}`, ServiceDesk);
  if (request === null || desk === null) return noAccess(page);
  const main = html`<div class="portal-page request" data-issue="${request.issueKey}" data-issue-id="${request.issueId}">
    ${portalCrumbs(page, desk, html`${request.issueKey}`)}
    <div class="request-columns">
      <div class="request-main">${region('request', head(page, request))}</div>
      <aside class="request-side" aria-label="${page.t.details}">
        ${region('side', await side(page, request))}
        ${panels(page, { type: 'jiraServiceManagement:portalRequestDetailPanel', request, deskId })}
      </aside>
      <div class="request-activity">
        ${region('comments', await comments(page, request))}
        ${commentForm(page, request)}
        ${panels(page, { type: 'jiraServiceManagement:portalRequestDetail', request, deskId })}
      </div>
    </div></div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: summaryOf(request), main, frame: 'portal' }) };
}

function summaryOf(request: CustomerRequest): string {
  return String(request.requestFieldValues.find(({ fieldId }) => fieldId === 'summary')?.value ?? request.issueKey);
}

function head(page: Page, request: CustomerRequest): Html {
  const { formats } = page;
  const at = request.createdDate.epochMillis;
  const description = request.requestFieldValues.find(({ fieldId }) => fieldId === 'description');
  const others = request.requestFieldValues.filter(({ fieldId }) => fieldId !== 'summary' && fieldId !== 'description');
  return html`<h1 class="issue-summary" dir="auto">${summaryOf(request)}</h1>
    <div class="request-head">${avatar(request.reporter.displayName)}<p><strong>${page.t.raisedVia(request.reporter.displayName)}</strong> <time class="quiet" title="${formats.instant(at)}">${formats.ago(at, page.now)}</time></p></div>
    <dl class="request-fields">
      ${richText(description?.value) === null ? null : html`<div><dt>${inline(description?.label ?? page.t.description)}</dt><dd>${richText(description?.value)}</dd></div>`}
      ${others.map(({ label, value }) => html`<div><dt>${inline(label)}</dt><dd>${inline(valueText(value))}</dd></div>`)}
    </dl>`;
}

function valueText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value !== 'object' || value === null) return '';
  const bag = value as Readonly<Record<string, unknown>>;
  return valueText(bag['value'] ?? bag['label'] ?? bag['name'] ?? bag['displayName'] ?? '');
}

/** Panels stand at the end of the side column, details of apps below the activity, as Atlassian documents both. */
function panels(page: Page, params: { readonly type: string; readonly request: CustomerRequest; readonly deskId: string }): readonly Html[] {
  const { type, request, deskId } = params;
  const extension = {
    portal: { id: Number(deskId) },
    request: { key: request.issueKey, typeId: Number(request.requestTypeId) },
    location: page.url.href,
  };
  return modulesOf(page.host.app, type, page.person).map(
    (module) => html`<section class="portal-panel" aria-labelledby="panel-${module.key}"><h2 class="side-title" id="panel-${module.key}">${titleOf(module)}</h2>${frame(page, { module, extension })}</section>`,
  );
}

async function comments(page: Page, request: CustomerRequest): Promise<Html | null> {
  const { t, rest, formats, now } = page;
  const found = await rest.get(`/rest/servicedeskapi/request/${request.issueKey}/comment?public=true&internal=false&limit=100`, pageOf(RequestComment));
  if (found.values.length === 0) return null;
  return html`<h2>${t.activity}</h2><ol class="entries">${found.values.map(
    ({ author, body, created }) => html`<li><article class="entry">${avatar(author.displayName)}<div class="entry-body">
      <p class="entry-head"><strong>${inline(author.displayName)}</strong> <time title="${formats.instant(created.epochMillis)}">${formats.ago(created.epochMillis, now)}</time></p>
      <p class="said" dir="auto">${body}</p></div></article></li>`,
  )}</ol>`;
}

function commentForm({ t }: Page, request: CustomerRequest): Html {
  return form(
    `/__host/request/${request.issueKey}/comment`,
    html`<textarea name="body" rows="3" required dir="auto" aria-label="${t.addComment}" placeholder="${t.addComment}" maxlength="32767"></textarea><button class="button primary">${t.add}</button>`,
    { className: 'editor', label: t.addComment },
  );
}

async function side(page: Page, request: CustomerRequest): Promise<Html> {
  const { t, rest } = page;
  const transitions = await rest.find(`/rest/servicedeskapi/request/${request.issueKey}/transition`, pageOf(CustomerTransition));
  const sharing = request.participants?.values ?? [];
  return html`<section><h2 class="side-title">${t.status}</h2><p>${status(request.currentStatus.status, request.currentStatus.statusCategory)}</p>
      ${(transitions?.values ?? []).length === 0 ? null : html`<form method="post" action="/__host/request/${request.issueKey}/transition" class="stack">${transitions?.values.map(({ id, name }) => html`<button class="button" name="transition" value="${id}" dir="auto">${name}</button>`)}</form>`}</section>
    ${request.requestType === undefined ? null : html`<section><h2 class="side-title">${t.requestType}</h2><p>${inline(request.requestType.name)}</p></section>`}
    <section><h2 class="side-title">${t.sharedWith}</h2><ul class="people"><li>${person(request.reporter.displayName)} <span class="quiet">${t.creator}</span></li>${sharing.map(({ displayName }) => html`<li>${person(displayName)}</li>`)}</ul></section>`;
}

const FILTERS = ['open', 'closed', 'all'] as const;

/** `/servicedesk/customer/user/requests`: what this person asked for. */
export async function myRequestsPage(page: Page): Promise<Answer> {
  const { t, rest, url } = page;
  const chosen = FILTERS.find((filter) => filter === url.searchParams.get('status')) ?? 'open';
  const names = { open: t.openRequests, closed: t.closedRequests, all: t.allRequests };
  const start = Math.max(0, Number(url.searchParams.get('start') ?? 0) || 0);
  const wanted = { open: 'OPEN_REQUESTS', closed: 'CLOSED_REQUESTS', all: 'ALL_REQUESTS' }[chosen];
  const found = await rest.get(`/rest/servicedeskapi/request?requestOwnership=OWNED_REQUESTS&requestStatus=${wanted}&expand=requestType&start=${start}&limit=25`, pageOf(CustomerRequest));
  const main = html`<div class="portal-page"><h1>${t.myRequests}</h1>
    <div class="tabs">${FILTERS.map((filter) => html`<a href="?status=${filter}" ${filter === chosen ? html`aria-current="true"` : null}>${names[filter]}</a>`)}</div>
    ${found.values.length === 0 ? emptyState(t.noRequests) : requestTable(page, found.values)}
    <div class="pager">${start > 0 ? html`<a class="button" href="?status=${chosen}&start=${Math.max(0, start - 25)}">${t.previous}</a>` : null}${found.isLastPage ? null : html`<a class="button" href="?status=${chosen}&start=${start + 25}">${t.next}</a>`}</div>
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: t.myRequests, main, frame: 'portal' }) };
}

function requestTable(page: Page, requests: readonly CustomerRequest[]): Html {
  const { t } = page;
  return html`<div class="table-scroll" role="region" aria-label="${t.myRequests}" tabindex="0"><table class="issues"><caption class="away">${t.myRequests}</caption>
    <thead><tr><th scope="col">${t.requestType}</th><th scope="col">${t.reference}</th><th scope="col">${t.summary}</th><th scope="col">${t.status}</th><th scope="col">${t.created}</th></tr></thead>
    <tbody>${requests.map((request) => {
      const href = `/servicedesk/customer/portal/${request.serviceDeskId}/${request.issueKey}`;
      return html`<tr><td>${inline(request.requestType?.name ?? '')}</td><td class="cell-key"><a href="${href}">${request.issueKey}</a></td><td class="cell-summary"><a href="${href}">${inline(summaryOf(request))}</a></td>
        <td><span class="lozenge lozenge-${lozengeOf(request.currentStatus.statusCategory)}" dir="auto">${request.currentStatus.status}</span></td><td>${page.formats.instant(request.createdDate.epochMillis)}</td></tr>`;
    })}</tbody></table></div>`;
}
