import { COMMENT_LIMIT } from '../../contract/words';

/** Controls but tab and newline, and the characters that re-order or hide what stands around them. Direction marks stay. */
const UNWANTED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/gu;

export type NormalComment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly length: number };

/**
 * A comment as it is kept: one Unicode form (NFC), one newline, nothing invisible that could forge another's words,
 * trimmed, at most COMMENT_LIMIT code points. Nothing is escaped: it is only ever rendered as text.
 */
export const normalComment = (raw: string): NormalComment => {
  const text = raw
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(UNWANTED, '')
    .trim();
  if (text === '') return { kind: 'empty' };
  const length = codePoints(text);
  return length > COMMENT_LIMIT ? { kind: 'too-long', length } : { kind: 'text', text };
};

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};
