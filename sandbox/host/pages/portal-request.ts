import { richText } from '../adf.ts';
import { frame } from '../frames.ts';
import { block, type Html, html, inline, scalarText } from '../html.ts';
import { layout } from '../layout.ts';
import { modulesOf, titleOf } from '../modules.ts';
import type { Answer, Page } from '../page.ts';
import { avatar, form, person, region, status } from '../parts.ts';
import { segment } from '../rest.ts';
import { CustomerRequest, CustomerTransition, pageOf, RequestComment, ServiceDesk } from '../shapes.ts';
import { attachForm, attachments, commentText } from './attachments.ts';
import { noAccess } from './no-access.ts';
import { portalCrumbs } from './portal.ts';

/** `/servicedesk/customer/portal/ID/KEY`: a request as its requester sees it. */
export async function portalRequestPage(page: Page, deskId: string, key: string): Promise<Answer> {
  const { rest } = page;
  const request = await rest.find(
    `/rest/servicedeskapi/request/${segment(key)}?expand=requestType&expand=participant`,
    CustomerRequest,
  );
  const desk =
    request === null || request.serviceDeskId !== deskId
      ? null
      : await rest.find(`/rest/servicedeskapi/servicedesk/${segment(deskId)}`, ServiceDesk);
  if (request === null || desk === null) return noAccess(page);
  const main = html`<div
    class="portal-page request"
    data-issue="${request.issueKey}"
    data-issue-id="${request.issueId}"
  >
    ${portalCrumbs(page, desk, html`${request.issueKey}`)}
    <div class="request-columns">
      <div class="request-main">${region('request', head(page, request))}</div>
      <aside class="request-side" aria-label="${page.t.details}">
        ${region('side', await side(page, request))}
        ${panels(page, { type: 'jiraServiceManagement:portalRequestDetailPanel', request, deskId })}
      </aside>
      <div class="request-activity">
        ${region('attachments', await attachments(page, request.issueKey))}
        ${region('comments', await comments(page, request))} ${commentForm(page, request)} ${attachForm(page, request)}
        ${panels(page, { type: 'jiraServiceManagement:portalRequestDetail', request, deskId })}
      </div>
    </div>
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: summaryOf(request), main, frame: 'portal' }) };
}

/** What the requester called it; the key for one without a summary. */
export function summaryOf(request: CustomerRequest): string {
  return scalarText(request.requestFieldValues.find(({ fieldId }) => fieldId === 'summary')?.value) || request.issueKey;
}

function head(page: Page, request: CustomerRequest): Html {
  const { formats } = page;
  const at = request.createdDate.epochMillis;
  const description = request.requestFieldValues.find(({ fieldId }) => fieldId === 'description');
  const others = request.requestFieldValues.filter(({ fieldId }) => fieldId !== 'summary' && fieldId !== 'description');
  return html`<h1 class="issue-summary" dir="auto">${summaryOf(request)}</h1>
    <div class="request-head">
      ${avatar(request.reporter.displayName)}
      <p>
        <strong>${page.t.raisedVia(request.reporter.displayName)}</strong>
        <time class="quiet" title="${formats.instant(at)}">${formats.ago(at, page.now)}</time>
      </p>
    </div>
    <dl class="request-fields">
      ${
        richText(description?.value) === null
          ? null
          : html`<div>
              <dt>${inline(description?.label ?? page.t.description)}</dt>
              <dd>${richText(description?.value)}</dd>
            </div>`
      }
      ${others.map(
        ({ label, value }) =>
          html`<div>
            <dt>${inline(label)}</dt>
            <dd>${inline(valueText(value))}</dd>
          </div>`,
      )}
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
function panels(
  page: Page,
  params: { readonly type: string; readonly request: CustomerRequest; readonly deskId: string },
): readonly Html[] {
  const { type, request, deskId } = params;
  const extension = {
    portal: { id: Number(deskId) },
    request: { key: request.issueKey, typeId: Number(request.requestTypeId) },
    location: page.url.href,
  };
  return modulesOf(page.host.app, type, page.person).map(
    (module) =>
      html`<section class="portal-panel" aria-labelledby="panel-${module.key}">
        <h2 class="side-title" id="panel-${module.key}">${titleOf(module)}</h2>
        ${frame(page, { module, extension })}
      </section>`,
  );
}

async function comments(page: Page, request: CustomerRequest): Promise<Html | null> {
  const { t, rest, formats, now } = page;
  const found = await rest.get(
    `/rest/servicedeskapi/request/${request.issueKey}/comment?public=true&internal=false&limit=100`,
    pageOf(RequestComment),
  );
  if (found.values.length === 0) return null;
  return html`<h2>${t.activity}</h2>
    <ol class="entries">
      ${found.values.map(
        ({ author, body, created }) =>
          html`<li>
            <article class="entry">
              ${avatar(author.displayName)}
              <div class="entry-body">
                <p class="entry-head">
                  <strong>${inline(author.displayName)}</strong>
                  <time title="${formats.instant(created.epochMillis)}">${formats.ago(created.epochMillis, now)}</time>
                </p>
                ${block(commentText(body))}
              </div>
            </article>
          </li>`,
      )}
    </ol>`;
}

function commentForm({ t }: Page, request: CustomerRequest): Html {
  return form(
    `/__host/request/${request.issueKey}/comment`,
    html`<textarea
        name="body"
        rows="3"
        required
        dir="auto"
        aria-label="${t.addComment}"
        placeholder="${t.addComment}"
        maxlength="32767"
      ></textarea
      ><button class="button primary">${t.add}</button>`,
    { className: 'editor', label: t.addComment },
  );
}

async function side(page: Page, request: CustomerRequest): Promise<Html> {
  const { t, rest } = page;
  const transitions = await rest.find(
    `/rest/servicedeskapi/request/${request.issueKey}/transition`,
    pageOf(CustomerTransition),
  );
  const sharing = request.participants?.values ?? [];
  return html`<section>
      <h2 class="side-title">${t.status}</h2>
      <p>${status(request.currentStatus.status, request.currentStatus.statusCategory)}</p>
      ${(transitions?.values ?? []).length === 0 ? null : html`<form method="post" action="/__host/request/${request.issueKey}/transition" class="stack">${transitions?.values.map(({ id, name }) => html`<button class="button" name="transition" value="${id}" dir="auto">${name}</button>`)}</form>`}
    </section>
    ${
      request.requestType === undefined
        ? null
        : html`<section>
            <h2 class="side-title">${t.requestType}</h2>
            <p>${inline(request.requestType.name)}</p>
          </section>`
    }
    <section>
      <h2 class="side-title">${t.sharedWith}</h2>
      <ul class="people">
        <li>${person(request.reporter.displayName)} <span class="quiet">${t.creator}</span></li>
        ${sharing.map(({ displayName }) => html`<li>${person(displayName)}</li>`)}
      </ul>
    </section>`;
}
