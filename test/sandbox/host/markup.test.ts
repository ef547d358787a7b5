import { expect, test } from 'vitest';
import { richText } from '../../../sandbox/host/adf.ts';
import { createFormats, initials, instantOf } from '../../../sandbox/host/format.ts';
import { html, inline, plain } from '../../../sandbox/host/html.ts';

test('every value in a template is escaped, markup is kept and nothing is shown for nothing', () => {
  expect(html`<p title="${'"><b>'}">${'<i>&'}${inline('x')}${null}${false}${[html`<br />`, 3]}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;b&gt;">&lt;i&gt;&amp;<bdi>x</bdi><br />3</p>',
  );
});

test('reordering characters do not reach titles and labels', () => {
  expect(plain('a\u202Eb\u2066c\u2069\u200Fd')).toBe('abc\u200Fd');
});

test('a rich text keeps its marks, its own direction and web links only', () => {
  const document = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '<b>', marks: [{ type: 'strong' }] },
          { type: 'text', text: 'go', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
        ],
      },
      {
        type: 'unheardOf',
        content: [
          { type: 'text', text: 'still shown', marks: [{ type: 'link', attrs: { href: 'https://example.com' } }] },
        ],
      },
    ],
  };
  expect(richText(document)?.text).toBe(
    '<div class="said"><p dir="auto"><strong>&lt;b&gt;</strong>go</p><a href="https://example.com" rel="noreferrer noopener" target="_blank">still shown</a></div>',
  );
  expect(richText('')).toBeNull();
  expect(richText({ type: 'doc', content: [] })).toBeNull();
});

test('times are told against virtual time and in the reader’s zone', () => {
  const formats = createFormats('en-US', 'Asia/Jerusalem');
  const now = Date.parse('2026-11-22T07:05:00Z');
  expect(formats.clock(now)).toBe('Sun, Nov 22, 2026, 09:05');
  expect(formats.ago(now - 2 * 3_600_000, now)).toBe('2 hours ago');
  expect(formats.duration(-90 * 60_000)).toBe('\u22121h 30m');
  expect(formats.duration(20_000)).toBe('0m');
  expect(createFormats('he-IL', 'Asia/Jerusalem').duration(-90 * 60_000)).toBe('\u200E\u22121 שע׳ 30 דק׳');
  expect(instantOf('2026-11-22T09:05:00.000+0200')).toBe(now);
});

test('initials come from the first and the last name in any script', () => {
  expect([initials('דנה מזרחי'), initials('Cher'), initials('')]).toEqual(['דמ', 'C', '?']);
});
