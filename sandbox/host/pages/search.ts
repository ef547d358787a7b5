import { type Html, html } from '../html.ts';
import { issueTable } from '../issue-table.ts';
import { layout } from '../layout.ts';
import type { Answer, Page } from '../page.ts';
import { emptyState } from '../parts.ts';
import { RestError } from '../rest.ts';
import { Fields, SearchPage } from '../shapes.ts';

const COLUMNS = ['summary', 'reporter', 'assignee', 'status', 'resolution', 'created', 'updated'];
const ROWS = 50;
/** Jira refuses a search without a restriction. */
const DEFAULT_JQL = 'created >= -30d ORDER BY created DESC';

/** `/issues/?jql=`: what "open these requests" leads to. A key alone opens its request. */
export async function searchPage(page: Page): Promise<Answer> {
  const { t, url } = page;
  const asked = (url.searchParams.get('jql') ?? '').trim();
  if (/^[A-Za-z][A-Za-z0-9_]+-\d+$/.test(asked)) return { kind: 'redirect', to: `/browse/${asked.toUpperCase()}` };
  const jql = asked === '' ? DEFAULT_JQL : asked;
  const main = html`<div class="page">
    <div class="page-head"><h1>${t.issues}</h1></div>
    <form class="jql-form" action="/issues/">
      <input class="input" name="jql" dir="ltr" value="${jql}" aria-label="${t.issuesLead}" spellcheck="false" /><button
        class="button primary"
      >
        ${t.run}
      </button>
    </form>
    ${await results(page, jql)}
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: t.issues, main, current: 'issues' }) };
}

async function results(page: Page, jql: string): Promise<Html> {
  const { t, rest, url } = page;
  const token = url.searchParams.get('page');
  try {
    const found = await rest.query(
      '/rest/api/3/search/jql',
      { jql, fields: COLUMNS, maxResults: ROWS, ...(token === null ? {} : { nextPageToken: token }) },
      SearchPage,
    );
    if (found.issues.length === 0) return emptyState(t.resultsEmpty);
    const fields = await rest.get('/rest/api/3/field', Fields);
    const next = found.nextPageToken
      ? html`<div class="pager">
          <a class="button" href="?${new URLSearchParams({ jql, page: found.nextPageToken }).toString()}">${t.next}</a>
        </div>`
      : null;
    return html`${issueTable(page, { caption: t.issues, columns: COLUMNS, issues: found.issues, fields })}${next}`;
  } catch (error) {
    if (error instanceof RestError && error.status < 500)
      return html`<p class="problem" role="alert">${error.message}</p>`;
    throw error;
  }
}
