import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { Answer, Page } from '../page.ts';

/** A page that could not be drawn says why: a gap of the sandbox has to be seen. */
export function failed(page: Page, status: number, message: string): Answer {
  const main = html`<div class="notice">
    <h1>${status}</h1>
    <p class="problem" role="alert" dir="auto">${message}</p>
    <a class="button" href="/">${page.t.start}</a>
  </div>`;
  return { kind: 'page', status, document: layout(page, { title: String(status), main }) };
}
