import { type Html, html, inline, block, scalarText } from './html.ts';

/** A node of the Atlassian Document Format, as far as the pages draw it. */
interface Node {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly content?: unknown;
  readonly marks?: unknown;
  readonly attrs?: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const attribute = (node: Node, name: string): unknown =>
  isNode(node.attrs) ? (node.attrs as Readonly<Record<string, unknown>>)[name] : undefined;

const childrenOf = (node: Node): readonly Node[] => (Array.isArray(node.content) ? node.content.filter(isNode) : []);

/** Only web addresses become links; anything else stays text. */
function link(mark: Node, inner: Html): Html {
  const href = attribute(mark, 'href');
  return typeof href === 'string' && /^https?:\/\//i.test(href)
    ? html`<a href="${href}" rel="noreferrer noopener" target="_blank">${inner}</a>`
    : inner;
}

const MARKS: Readonly<Record<string, (inner: Html, mark: Node) => Html>> = {
  strong: (inner) => html`<strong>${inner}</strong>`,
  em: (inner) => html`<em>${inner}</em>`,
  code: (inner) => html`<code>${inner}</code>`,
  strike: (inner) => html`<s>${inner}</s>`,
  underline: (inner) => html`<u>${inner}</u>`,
  link: (inner, mark) => link(mark, inner),
};

function marked(node: Node): Html {
  const marks = Array.isArray(node.marks) ? node.marks.filter(isNode) : [];
  return marks.reduce<Html>(
    (inner, mark) => MARKS[String(mark.type)]?.(inner, mark) ?? inner,
    html`${scalarText(node.text)}`,
  );
}

const NODES: Readonly<Record<string, (node: Node, inner: readonly Html[]) => Html>> = {
  text: (node) => marked(node),
  hardBreak: () => html`<br />`,
  rule: () => html`<hr />`,
  paragraph: (_node, inner) => html`<p dir="auto">${inner}</p>`,
  heading: (_node, inner) => html`<p dir="auto"><strong>${inner}</strong></p>`,
  bulletList: (_node, inner) =>
    html`<ul>
      ${inner}
    </ul>`,
  orderedList: (_node, inner) =>
    html`<ol>
      ${inner}
    </ol>`,
  listItem: (_node, inner) => html`<li>${inner}</li>`,
  blockquote: (_node, inner) => html`<blockquote dir="auto">${inner}</blockquote>`,
  codeBlock: (_node, inner) => html`<pre><code>${inner}</code></pre>`,
  panel: (_node, inner) => html`<div class="adf-panel">${inner}</div>`,
  mention: (node) => html`<span class="mention">${inline(scalarText(attribute(node, 'text')))}</span>`,
  emoji: (node) => html`${scalarText(attribute(node, 'text') ?? attribute(node, 'shortName'))}`,
};

function draw(node: Node): Html {
  const inner = childrenOf(node).map(draw);
  const drawer = NODES[String(node.type)];
  return drawer === undefined ? html`${inner}` : drawer(node, inner);
}

/** A rich text of Jira, a document or a plain string; null when there is nothing to show. Unknown nodes show their content. */
export function richText(value: unknown): Html | null {
  if (typeof value === 'string') return value.trim() === '' ? null : block(value);
  return isNode(value) && childrenOf(value).length > 0
    ? html`<div class="said">${childrenOf(value).map(draw)}</div>`
    : null;
}
