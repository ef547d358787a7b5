/** Markup that is safe to send: made by {@link html} only, which escapes every value put into it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, markup is kept, lists are joined, nothing is shown for null and false. */
export type Fragment = Html | string | number | null | undefined | false | readonly Fragment[];

const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => REPLACEMENTS[character] ?? character);
}

function render(fragment: Fragment): string {
  if (fragment === null || fragment === undefined || fragment === false) return '';
  if (fragment instanceof Html) return fragment.text;
  if (typeof fragment === 'string') return escape(fragment);
  if (typeof fragment === 'number') return String(fragment);
  return fragment.map(render).join('');
}

/** Template tag: `` html`<p>${text}</p>` ``. Attribute values must be quoted in the template. */
export function html(parts: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries()) text += render(value) + (parts[index + 1] ?? '');
  return new Html(text);
}

/** A text or a number out of an answer; '' for everything else, since objects have no text of their own. */
export function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Characters that reorder what follows them; U+200E and U+200F only hint and stay. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text of a person for places without markup (titles, options, labels): reordering characters are taken out. */
export function plain(text: string): string {
  return text.replace(BIDI_CONTROLS, '');
}

/** Text of a person inside a line: isolated, so that neither its direction nor its controls reach the neighbours. */
export function inline(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** Text of a person as a block with its own direction and its line breaks. */
export function block(text: string): Html {
  return html`<p class="said" dir="auto">${text}</p>`;
}
