import { type Html, html, inline } from '../html.ts';
import { layout } from '../layout.ts';
import type { Answer, Page } from '../page.ts';
import { emptyState, status } from '../parts.ts';
import { CustomerRequest, pageOf } from '../shapes.ts';
import { summaryOf } from './portal-request.ts';

const FILTERS = ['open', 'closed', 'all'] as const;

/** `/servicedesk/customer/user/requests`: what this person asked for. */
export async function myRequestsPage(page: Page): Promise<Answer> {
  const { t, rest, url } = page;
  const chosen = FILTERS.find((filter) => filter === url.searchParams.get('status')) ?? 'open';
  const names = { open: t.openRequests, closed: t.closedRequests, all: t.allRequests };
  const start = Math.max(0, Number(url.searchParams.get('start') ?? 0) || 0);
  const wanted = { open: 'OPEN_REQUESTS', closed: 'CLOSED_REQUESTS', all: 'ALL_REQUESTS' }[chosen];
  const found = await rest.get(
    `/rest/servicedeskapi/request?requestOwnership=OWNED_REQUESTS&requestStatus=${wanted}&expand=requestType&start=${start}&limit=25`,
    pageOf(CustomerRequest),
  );
  const main = html`<div class="portal-page">
    <h1>${t.myRequests}</h1>
    <div class="tabs">
      ${FILTERS.map((filter) => html`<a href="?status=${filter}" ${filter === chosen ? html`aria-current="true"` : null}>${names[filter]}</a>`)}
    </div>
    ${found.values.length === 0 ? emptyState(t.noRequests) : requestTable(page, found.values)}
    <div class="pager">
      ${start > 0 ? html`<a class="button" href="?status=${chosen}&start=${Math.max(0, start - 25)}">${t.previous}</a>` : null}${found.isLastPage ? null : html`<a class="button" href="?status=${chosen}&start=${start + 25}">${t.next}</a>`}
    </div>
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: t.myRequests, main, frame: 'portal' }) };
}

function requestTable(page: Page, requests: readonly CustomerRequest[]): Html {
  const { t } = page;
  return html`<div class="table-scroll" role="region" aria-label="${t.myRequests}" tabindex="0">
    <table class="issues">
      <caption class="away">
        ${t.myRequests}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t.requestType}</th>
          <th scope="col">${t.reference}</th>
          <th scope="col">${t.summary}</th>
          <th scope="col">${t.status}</th>
          <th scope="col">${t.created}</th>
        </tr>
      </thead>
      <tbody>
        ${requests.map((request) => {
          const href = `/servicedesk/customer/portal/${request.serviceDeskId}/${request.issueKey}`;
          return html`<tr>
            <td>${inline(request.requestType?.name ?? '')}</td>
            <td class="cell-key"><a href="${href}">${request.issueKey}</a></td>
            <td class="cell-summary"><a href="${href}">${inline(summaryOf(request))}</a></td>
            <td>${status(request.currentStatus.status, request.currentStatus.statusCategory)}</td>
            <td><time>${page.formats.instant(request.createdDate.epochMillis)}</time></td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
