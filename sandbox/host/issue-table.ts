import { fieldValue, type ShownField } from './field-value.ts';
import { type Html, html, inline, scalarText } from './html.ts';
import type { Page } from './page.ts';
import type { Field, Issue } from './shapes.ts';

/** Columns whose names are Jira's own and not in the list of fields. */
const KEY_COLUMN = 'issuekey';

function heading(page: Page, fields: readonly Field[], column: string): Html {
  if (column === KEY_COLUMN) return html`${page.t.key}`;
  return inline(fields.find(({ id }) => id === column)?.name ?? column);
}

function cell(page: Page, issue: Issue, field: ShownField): Html {
  const { id } = field;
  if (id === KEY_COLUMN) return html`<td class="cell-key"><a href="/browse/${issue.key}">${issue.key}</a></td>`;
  if (id === 'summary')
    return html`<td class="cell-summary">
      <a href="/browse/${issue.key}">${inline(scalarText(issue.fields['summary']))}</a>
    </td>`;
  return html`<td>${fieldValue(page, issue, field) ?? html`<span class="quiet" aria-hidden="true">–</span>`}</td>`;
}

/** Requests as rows. The key is always a column, since it is how people speak of a request. */
export function issueTable(
  page: Page,
  params: {
    readonly caption: string;
    readonly columns: readonly string[];
    readonly issues: readonly Issue[];
    readonly fields: readonly Field[];
  },
): Html {
  const { caption, issues, fields } = params;
  const columns = [KEY_COLUMN, ...params.columns.filter((id) => id !== KEY_COLUMN && id !== 'key')];
  return html`<div class="table-scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="issues">
      <caption class="away">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((id) => html`<th scope="col">${heading(page, fields, id)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${issues.map(
          (issue) =>
            html`<tr>
              ${columns.map((id) => cell(page, issue, fields.find((field) => field.id === id) ?? { id }))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
