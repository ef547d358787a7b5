import { FilterSyntaxError } from './syntax.ts';

export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly offset: number;
}

const PATTERNS: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['string', /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y],
  ['name', /[A-Za-z_$][\w$]*/y],
  ['sign', /\?\.|=>|===?|!==?|<=|>=|&&|\|\||[?:()[\],.!<>+\-*/%]/y],
];

/** Splits an expression into tokens. @throws FilterSyntaxError at a character that starts none */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < source.length) {
    const found = match(source, offset);
    if (found === null) throw new FilterSyntaxError(`Unexpected character ${source[offset]}`, { source, offset });
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.text, offset });
    offset += found.text.length;
  }
  return [...tokens, { kind: 'end', text: '', offset }];
}

function match(source: string, offset: number): { kind: Token['kind'] | 'space'; text: string } | null {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = offset;
    const text = pattern.exec(source)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return null;
}
