import { z } from 'zod';
import { fieldValue, isSlaField } from '../field-value.ts';
import { isAppField } from '../formatter.ts';
import { type Fragment, type Html, html, inline, plain, scalarText } from '../html.ts';
import { instantOf } from '../format.ts';
import type { Page } from '../page.ts';
import { form, menu, person } from '../parts.ts';
import { segment } from '../rest.ts';
import { type Field, User } from '../shapes.ts';
import type { IssueView } from './issue.ts';

/** Custom types of the service desk's own fields, in the order of the sidebar. */
const DESK_FIELDS = [
  'com.atlassian.servicedesk:vp-origin',
  'com.atlassian.servicedesk:sd-customer-organizations',
  'com.atlassian.servicedesk:sd-request-participants',
];

function line(label: Fragment, value: Fragment): Html {
  return html`<div class="field">
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function byField(page: Page, view: IssueView, field: Field): Html {
  return line(
    inline(field.name),
    fieldValue(page, view.issue, field) ?? html`<span class="quiet">${page.t.none}</span>`,
  );
}

/** A field Jira itself names, in the reader's language. */
function bySystem(
  page: Page,
  view: IssueView,
  field: { readonly id: string; readonly label: string; readonly empty?: string },
): Html {
  const { id, label, empty = page.t.none } = field;
  return line(label, fieldValue(page, view.issue, { id }) ?? html`<span class="quiet">${empty}</span>`);
}

/** Who may be assigned, as a menu; the own name first, since that is what agents choose most. */
async function assignee(page: Page, view: IssueView): Promise<Html> {
  const { t, rest, person: me } = page;
  const key = view.issue.key;
  const people =
    (await rest.find(`/rest/api/3/user/assignable/search?issueKey=${segment(key)}&maxResults=100`, z.array(User))) ??
    [];
  const current = fieldValue(page, view.issue, { id: 'assignee' }) ?? html`<span class="quiet">${t.unassigned}</span>`;
  const assigned = User.safeParse(view.issue.fields['assignee']).data?.accountId ?? null;
  const mine = people.find((candidate) => candidate.accountId === me?.accountId);
  const action = `/__host/issue/${key}/assign`;
  const choices = form(
    action,
    [
      html`<button class="menu-item" name="accountId" value="">${t.unassigned}</button>`,
      people.map(
        (candidate) =>
          html`<button class="menu-item" name="accountId" value="${candidate.accountId}">
            ${person(candidate.displayName)}
          </button>`,
      ),
    ],
    { label: t.assignee },
  );
  const toMe =
    mine === undefined || mine.accountId === assigned
      ? null
      : form(
          action,
          html`<button class="link-button" name="accountId" value="${mine.accountId}">${t.assignToMe}</button>`,
          { label: plain(t.assignToMe) },
        );
  return line(t.assignee, people.length === 0 ? current : html`${menu(current, choices, 'value-menu')}${toMe}`);
}

function dates(page: Page, view: IssueView): Html {
  const show = (id: string, label: string): Html => {
    const instant = instantOf(scalarText(view.issue.fields[id]));
    return html`<span
      >${label} <time>${Number.isNaN(instant) ? page.t.none : page.formats.instant(instant)}</time></span
    >`;
  };
  return html`<p class="dates">${show('created', page.t.created)}${show('updated', page.t.updated)}</p>`;
}

function isShown(view: IssueView, field: Field): boolean {
  const value = view.issue.fields[field.id];
  return (
    field.custom === true &&
    !isSlaField(field) &&
    !isAppField(field) &&
    !DESK_FIELDS.includes(field.schema?.custom ?? '') &&
    value !== null &&
    value !== undefined
  );
}

/** The group of fields beside the issue: the desk's own, those of the project, those of installed apps. */
export async function details(page: Page, view: IssueView): Promise<Html> {
  const { t } = page;
  const desk = DESK_FIELDS.map((custom) => view.fields.find((field) => field.schema?.custom === custom)).filter(
    (field) => field !== undefined,
  );
  return html`<section class="group open" aria-labelledby="details">
      <h2 class="group-title" id="details">${t.details}</h2>
      <dl class="fields">
        ${await assignee(page, view)} ${bySystem(page, view, { id: 'reporter', label: t.reporter })}
        ${desk.map((field) => byField(page, view, field))}
        ${bySystem(page, view, { id: 'priority', label: t.priority })}
        ${bySystem(page, view, { id: 'resolution', label: t.resolution, empty: t.unresolved })}
        ${view.fields.filter((field) => isShown(view, field)).map((field) => byField(page, view, field))}
        ${view.fields.filter(isAppField).map((field) => byField(page, view, field))}
      </dl>
    </section>
    ${dates(page, view)}`;
}
