import type { z } from 'zod';
import { type Html, html, inline } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import type { Answer, Page } from '../page.ts';
import { emptyState, form, projectAvatar } from '../parts.ts';
import { segment } from '../rest.ts';
import { pageOf, RequestType, RequestTypeFields, ServiceDesk } from '../shapes.ts';
import { fileInput } from './attachments.ts';
import { noAccess } from './no-access.ts';
import { desksOf } from './project-sidebar.ts';

type FormField = z.infer<typeof RequestTypeFields>['requestTypeFields'][number];

/** `/servicedesk/customer/portals`: the help center. */
export async function portalsPage(page: Page): Promise<Answer> {
  const { t } = page;
  const desks = await desksOf(page);
  const main = html`<div class="hero"><h1>${t.howCanWeHelp}</h1></div>
    <div class="portal-page">
      <h2 class="away">${t.portals}</h2>
      ${
        desks.length === 0
          ? emptyState(t.noPortals)
          : html`<ul class="portal-cards">
              ${desks.map(
                (desk) =>
                  html`<li>
                    <a class="portal-card" href="/servicedesk/customer/portal/${desk.id}"
                      >${projectAvatar(desk.projectKey)}<strong>${inline(desk.projectName)}</strong></a
                    >
                  </li>`,
              )}
            </ul>`
      }
    </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: t.helpCenter, main, frame: 'portal' }) };
}

/** `Help center / Payroll / …`. */
export function portalCrumbs(page: Page, desk: ServiceDesk, last?: Html): Html {
  return html`<nav class="breadcrumbs" aria-label="Breadcrumbs">
    <ol>
      <li><a href="/servicedesk/customer/portals">${page.t.helpCenter}</a></li>
      <li><a href="/servicedesk/customer/portal/${desk.id}">${inline(desk.projectName)}</a></li>
      ${last === undefined ? null : html`<li aria-current="page">${last}</li>`}
    </ol>
  </nav>`;
}

/** `/servicedesk/customer/portal/ID`: what can be asked of this desk. */
export async function portalPage(page: Page, deskId: string): Promise<Answer> {
  const { t, rest } = page;
  const desk = await rest.find(`/rest/servicedeskapi/servicedesk/${segment(deskId)}`, ServiceDesk);
  const types =
    desk === null
      ? null
      : await rest.find(
          `/rest/servicedeskapi/servicedesk/${segment(deskId)}/requesttype?limit=100`,
          pageOf(RequestType),
        );
  if (desk === null || types === null) return noAccess(page);
  const main = html`<div class="portal-page">
    ${portalCrumbs(page, desk)}
    <h1>${inline(desk.projectName)}</h1>
    <h2 class="portal-question">${t.chooseRequestType}</h2>
    <ul class="request-types">
      ${types.values.map(
        (type) =>
          html`<li>
            <a class="request-type" href="/servicedesk/customer/portal/${desk.id}/create/${type.id}"
              ><span class="door-icon">${icons.request}</span
              ><span
                ><strong>${inline(type.name)}</strong>${
                  type.description === '' ? null : html`<span class="quiet">${inline(type.description)}</span>`
                }</span
              ></a
            >
          </li>`,
      )}
    </ul>
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: desk.projectName, main, frame: 'portal' }) };
}

/** `/servicedesk/customer/portal/ID/create/TYPE`: the form of one request type. */
export async function createPage(page: Page, deskId: string, typeId: string): Promise<Answer> {
  const { t, rest } = page;
  const base = `/rest/servicedeskapi/servicedesk/${segment(deskId)}`;
  const desk = await rest.find(base, ServiceDesk);
  const type = desk === null ? null : await rest.find(`${base}/requesttype/${segment(typeId)}`, RequestType);
  const fields =
    type === null ? null : await rest.find(`${base}/requesttype/${segment(typeId)}/field`, RequestTypeFields);
  if (desk === null || type === null || fields === null) return noAccess(page);
  const main = html`<div class="portal-page narrow">
    ${portalCrumbs(page, desk, inline(type.name))}
    <h1>${inline(type.name)}</h1>
    ${type.description === '' ? null : html`<p class="lead">${inline(type.description)}</p>`}
    ${form(
      `/__host/portal/${desk.id}/${type.id}`,
      html`${fields.requestTypeFields.map((field) => formField(page, field, desk.id))}
        <div class="form-buttons">
          <button class="button primary">${t.send}</button
          ><a class="button subtle" href="/servicedesk/customer/portal/${desk.id}">${t.cancel}</a>
        </div>`,
      { className: 'create-form', label: type.name },
    )}
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: type.name, main, frame: 'portal' }) };
}

function formField(page: Page, field: FormField, deskId: string): Html {
  const id = `field-${field.fieldId}`;
  return html`<div class="form-field">
    <label for="${id}"
      >${inline(field.name)}${field.required ? html` <span class="star" aria-hidden="true">*</span><span class="away">(${page.t.required})</span>` : null}</label
    >
    ${field.fieldId === 'attachment' ? fileInput(deskId, { id, required: field.required }) : control(page, field, id)}
    ${field.description === '' ? null : html`<p class="quiet">${inline(field.description)}</p>`}
  </div>`;
}

function control({ t }: Page, field: FormField, id: string): Html {
  const required = field.required ? html`required` : null;
  if (field.validValues.length > 0) {
    return html`<select class="input" id="${id}" name="${field.fieldId}" ${required}>
      <option value="">${t.choose}</option>
      ${field.validValues.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
    </select>`;
  }
  if (field.fieldId === 'description')
    return html`<textarea class="input" id="${id}" name="${field.fieldId}" rows="6" dir="auto" ${required}></textarea>`;
  const type = { number: 'number', date: 'date', datetime: 'datetime-local' }[field.jiraSchema.type] ?? 'text';
  return html`<input
    class="input"
    id="${id}"
    name="${field.fieldId}"
    type="${type}"
    dir="auto"
    ${type === 'number' ? html`step="any"` : null}
    ${required}
  />`;
}
