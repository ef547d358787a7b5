import { block, type Html, html, inline } from '../html.ts';
import { instantOf } from '../format.ts';
import { icons } from '../icons.ts';
import type { Page } from '../page.ts';
import { avatar, form, region } from '../parts.ts';
import { segment } from '../rest.ts';
import { Changelog, type History, pageOf, RequestComment } from '../shapes.ts';
import { commentText } from './attachments.ts';
import type { IssueView } from './issue.ts';

const TABS = ['all', 'comments', 'history'] as const;
type Tab = (typeof TABS)[number];

/** One thing that happened, drawn, with its instant to sort by. */
interface Entry {
  readonly at: number;
  readonly markup: Html;
}

/** Comments and changes, newest first, with the editor that knows internal notes from replies. */
export async function activity(page: Page, view: IssueView): Promise<Html> {
  const chosen = TABS.find((tab) => tab === page.url.searchParams.get('activity')) ?? 'comments';
  return html`<section class="activity" aria-labelledby="activity">
    <h2 id="activity">${page.t.activity}</h2>
    ${region('activity-tabs', tabs(page, chosen))} ${chosen === 'history' ? null : editor(page, view.issue.key)}
    ${region('activity', await list(page, view.issue.key, chosen))}
  </section>`;
}

function tabs(page: Page, chosen: Tab): Html {
  return html`<div class="tabs">
    ${TABS.map(
      (tab) => html`<a href="?activity=${tab}" ${tab === chosen ? html`aria-current="true"` : null}>${page.t[tab]}</a>`,
    )}
  </div>`;
}

function editor(page: Page, key: string): Html {
  const { t } = page;
  return form(
    `/__host/issue/${key}/comment`,
    html`<div class="editor-kind" role="radiogroup" aria-label="${t.commentBody}">
        <label
          ><input type="radio" name="public" value="false" checked />${icons.lock}<span>${t.internalNote}</span></label
        >
        <label><input type="radio" name="public" value="true" />${icons.speech}<span>${t.replyToCustomer}</span></label>
      </div>
      <textarea name="body" rows="3" required dir="auto" aria-label="${t.commentBody}" maxlength="32767"></textarea>
      <button class="button primary">${t.save}</button>`,
    { className: 'editor', label: t.commentBody },
  );
}

async function list(page: Page, key: string, chosen: Tab): Promise<Html> {
  const comments = chosen === 'history' ? [] : await commentsOf(page, key);
  const changes = chosen === 'comments' ? [] : await changesOf(page, key);
  const entries = [...comments, ...changes].toSorted((one, other) => other.at - one.at);
  if (entries.length === 0)
    return html`<p class="quiet">${chosen === 'history' ? page.t.noHistory : page.t.noComments}</p>`;
  return html`<ol class="entries">
    ${entries.map(({ markup }) => html`<li>${markup}</li>`)}
  </ol>`;
}

async function commentsOf(page: Page, key: string): Promise<readonly Entry[]> {
  const { t, formats, now, rest } = page;
  const shape = pageOf(RequestComment);
  const comments: RequestComment[] = [];
  for (let last = false; !last;) {
    const some = await rest.get(
      `/rest/servicedeskapi/request/${segment(key)}/comment?start=${comments.length}&limit=100`,
      shape,
    );
    comments.push(...some.values);
    last = some.isLastPage || some.values.length === 0;
  }
  return comments.map((comment) => ({
    at: comment.created.epochMillis,
    markup: html`<article class="entry ${comment.public ? 'is-public' : 'is-internal'}">
      ${avatar(comment.author.displayName)}
      <div class="entry-body">
        <p class="entry-head">
          <strong>${inline(comment.author.displayName)}</strong>
          <time title="${formats.instant(comment.created.epochMillis)}"
            >${formats.ago(comment.created.epochMillis, now)}</time
          >
          ${comment.public ? null : html`<span class="note-badge">${icons.lock}${t.internalNoteBadge}</span>`}
        </p>
        ${block(commentText(comment.body))}
      </div>
    </article>`,
  }));
}

async function changesOf(page: Page, key: string): Promise<readonly Entry[]> {
  const changes: History[] = [];
  for (let last = false; !last;) {
    const some = await page.rest.get(
      `/rest/api/3/issue/${segment(key)}/changelog?startAt=${changes.length}&maxResults=100`,
      Changelog,
    );
    changes.push(...some.values);
    last = some.isLast !== false || some.values.length === 0;
  }
  return changes.map((change) => changeEntry(page, change));
}

function changeEntry({ t, formats, now }: Page, change: History): Entry {
  const at = instantOf(change.created);
  const name = change.author?.displayName ?? '';
  // `toString` is a key of Jira's answer, so it is read as data and never through the prototype.
  const value = (item: History['items'][number], side: 'fromString' | 'toString'): string =>
    Object.hasOwn(item, side) ? (item[side] ?? '') : '';
  return {
    at,
    markup: html`<article class="entry is-change">
      ${avatar(name)}
      <div class="entry-body">
        ${change.items.map(
          (item) =>
            html`<p class="entry-head">
                <strong>${inline(name)}</strong> ${t.changed} <strong>${inline(item.field)}</strong>
                <time title="${formats.instant(at)}">${formats.ago(at, now)}</time>
              </p>
              <p class="change">
                ${inline(value(item, 'fromString') || t.none)} ${icons.arrow}
                ${inline(value(item, 'toString') || t.none)}
              </p>`,
        )}
      </div>
    </article>`,
  };
}
