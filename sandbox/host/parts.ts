import { createHash } from 'node:crypto';
import { colourOf, initials, lozengeOf } from './format.ts';
import { type Fragment, type Html, html, inline } from './html.ts';

/** Small pieces every page uses. */

const AVATAR_COLOURS = 8;

export function avatar(name: string): Html {
  return html`<span class="avatar avatar-${colourOf(name, AVATAR_COLOURS)}" aria-hidden="true"
    >${initials(name)}</span
  >`;
}

export function person(name: string): Html {
  return html`<span class="person">${avatar(name)}${inline(name)}</span>`;
}

export function status(name: string, category: string): Html {
  return html`<span class="lozenge lozenge-${lozengeOf(category)}" dir="auto">${name}</span>`;
}

/** A square with the first letters of a project's key. */
export function projectAvatar(key: string): Html {
  return html`<span class="project-avatar avatar-${colourOf(key, AVATAR_COLOURS)}" aria-hidden="true"
    >${key.slice(0, 2)}</span
  >`;
}

/**
 * A part of the page that is exchanged in place after something changed; frames of the app outside of it stay.
 * The mark lets the browser leave a part alone whose markup is the same.
 */
export function region(name: string, content: Fragment): Html {
  const inner = html`${content}`;
  const mark = createHash('sha1').update(inner.text).digest('base64url').slice(0, 12);
  return html`<div class="region" data-region="${name}" data-mark="${mark}">${inner}</div>`;
}

/** A form whose answer is shown in place. Without script it goes to the same address and comes back. */
export function form(
  action: string,
  content: Fragment,
  attributes: { readonly className?: string; readonly label?: string } = {},
): Html {
  return html`<form
    method="post"
    action="${action}"
    class="${attributes.className ?? ''}"
    data-live
    ${attributes.label === undefined ? null : html`aria-label="${attributes.label}"`}
  >
    ${content}
  </form>`;
}

/** A menu that opens below its button, native so that it works with the keyboard. */
export function menu(button: Fragment, items: Fragment, className = ''): Html {
  return html`<details class="menu ${className}">
    <summary>${button}</summary>
    <div class="menu-list">${items}</div>
  </details>`;
}

export function emptyState(text: string, content: Fragment = null): Html {
  return html`<div class="empty">
    <p>${text}</p>
    ${content}
  </div>`;
}
