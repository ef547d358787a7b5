import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMMENT_LIMIT } from '../../../src/contract/words.ts';
import { normalComment } from '../../../src/domain/survey/comment.ts';

it.each([
  ['  fine  ', { kind: 'text', text: 'fine' }],
  ['', { kind: 'empty' }],
  [' \u0000\u202e ', { kind: 'empty' }],
  ['a\r\nb\rc', { kind: 'text', text: 'a\nb\nc' }],
  ['tab\tstays', { kind: 'text', text: 'tab\tstays' }],
  ['e\u0301', { kind: 'text', text: '\u00e9' }],
  ['x\u202eabc\u2066d\u0007', { kind: 'text', text: 'xabcd' }],
  ['right\u200fmark', { kind: 'text', text: 'right\u200fmark' }],
  ['lone \ud800 half', { kind: 'text', text: 'lone \ufffd half' }],
  ['<b>שלום</b>', { kind: 'text', text: '<b>שלום</b>' }],
])('%j becomes %j', (raw, normal) => {
  expect(normalComment(raw)).toEqual(normal);
});

it('counts what people see as characters: an emoji is one', () => {
  expect(normalComment('🙂'.repeat(COMMENT_LIMIT)).kind).toBe('text');
  expect(normalComment('🙂'.repeat(COMMENT_LIMIT + 1))).toEqual({ kind: 'too-long', length: COMMENT_LIMIT + 1 });
});

it('leaves what it has once made as it is', () => {
  const anyText = fc
    .array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength: 50 })
    .map((points) => String.fromCodePoint(...points));
  fc.assert(
    fc.property(anyText, (raw) => {
      const once = normalComment(raw);
      if (once.kind === 'text') expect(normalComment(once.text)).toEqual(once);
    }),
  );
});
