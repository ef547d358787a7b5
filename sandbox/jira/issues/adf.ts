import type { Adf } from '../state/issue-records.ts';

/** A document with one paragraph a line. */
export const adfOfText = (text: string): Adf => ({
  type: 'doc',
  version: 1,
  content: text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] })),
});

/** The document with files under it. Text that is empty leaves the files alone. */
export const withMedia = (
  document: Adf,
  files: readonly { readonly id: string; readonly fileName: string }[],
): Adf => ({
  ...document,
  content: [
    ...(adfText(document) === '' ? [] : document.content),
    {
      type: 'mediaGroup',
      content: files.map(({ id, fileName }) => ({
        type: 'media',
        attrs: { type: 'file', id, collection: '', alt: fileName },
      })),
    },
  ],
});

export const isAdf = (value: unknown): value is Adf =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'doc' &&
  'content' in value &&
  Array.isArray(value.content);

const BLOCKS = new Set([
  'paragraph',
  'mediaGroup',
  'heading',
  'codeBlock',
  'blockquote',
  'listItem',
  'rule',
  'panel',
  'tableRow',
]);

/** The words of a document; blocks end with a new line, mentions and emoji give their text. */
export const adfText = (document: Adf): string => document.content.map(nodeText).join('').replace(/\n+$/, '');

const nodeText = (node: unknown): string => {
  if (typeof node !== 'object' || node === null) return '';
  const { type, text, attrs, content } = node as {
    type?: string;
    text?: string;
    attrs?: { text?: string; url?: string; alt?: string };
    content?: unknown[];
  };
  const leaves = {
    text,
    hardBreak: '\n',
    mention: attrs?.text,
    emoji: attrs?.text,
    inlineCard: attrs?.url,
    media: mediaText(attrs?.alt),
  };
  if (type !== undefined && Object.hasOwn(leaves, type)) return leaves[type as keyof typeof leaves] ?? '';
  const inner = (content ?? []).map(nodeText).join('');
  return type !== undefined && BLOCKS.has(type) && !inner.endsWith('\n') ? `${inner}\n` : inner;
};

/** As wiki markup names a file. */
const mediaText = (name = ''): string =>
  /\.(png|jpe?g|gif|webp|svg)$/i.test(name) ? `!${name}|thumbnail!` : name && `[^${name}]`;

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);

/** Plain HTML of a document: a paragraph a line, marks left out. */
export const adfHtml = (document: Adf): string =>
  adfText(document)
    .split('\n')
    .map((line) => `<p>${escape(line)}</p>`)
    .join('');

/** What `servicedeskapi` gives as plain text where the platform API wants a document. */
export const asDocument = (input: unknown): unknown => (typeof input === 'string' ? adfOfText(input) : input);
