import { syntaxError, unsupported } from './mysql-errors.ts';

export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'operator' | 'parameter' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Words in capitals, names and strings without quotes and escapes, else the text. */
  readonly value: string;
  /** The text as written, of words: their own spelling. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const OPERATORS = ['<=>', '->>', '<<', '>>', '<=', '>=', '<>', '!=', '||', '&&', ':=', '->'] as const;
const SINGLE = '+-*/%=<>!~&|^(),.;@:{}[]';
const WORD = /[A-Za-z0-9_$\u0080-\uffff]+/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const BLANK = /(?:\s+|--(?=[\s]|$)[^\n]*|#[^\n]*|\/\*(?!!|\+)[\s\S]*?\*\/)+/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', 0: '\0', Z: '\u001a' };

/**
 * The words of one MySQL text. Plain comments vanish; hints and version comments stay as operators for the parser to refuse.
 * @throws SqlError 1064 at a character that begins no word, SANDBOX_UNSUPPORTED_SQL at a number run into a name.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at = matchEnd(BLANK, text, at);
    if (at >= text.length) break;
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', value: '', text: '', start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  const first = text[start] ?? '';
  if (first === "'" || first === '"') return quotedAt(text, start, 'string');
  if (first === '`') return quotedAt(text, start, 'quoted');
  if (first === '?') return { kind: 'parameter', value: '?', text: '?', start, end: start + 1 };
  const isNumber = isDigit(first) || (first === '.' && isDigit(text[start + 1] ?? ''));
  if (isNumber) {
    const end = matchEnd(NUMBER, text, start);
    // MySQL takes `1st` for a name; such names are not worth the doubt.
    if (matchEnd(WORD, text, end) > end)
      throw unsupported('hexadecimal numbers or names that begin with a digit', text);
    return { kind: 'number', value: text.slice(start, end), text: text.slice(start, end), start, end };
  }
  const wordEnd = matchEnd(WORD, text, start);
  if (wordEnd > start) {
    const word = text.slice(start, wordEnd);
    return { kind: 'word', value: word.toUpperCase(), text: word, start, end: wordEnd };
  }
  const long = OPERATORS.find((operator) => text.startsWith(operator, start));
  if (long === undefined && !SINGLE.includes(first)) throw syntaxError(text, start);
  const value = long ?? first;
  return { kind: 'operator', value, text: value, start, end: start + value.length };
}

/** A string or quoted name: its quote doubled stands for itself, and in strings a backslash escapes. */
function quotedAt(text: string, start: number, kind: 'string' | 'quoted'): Token {
  const quote = text[start] ?? '';
  let value = '';
  let from = start + 1;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\' && kind === 'string') {
      value += text.slice(from, at) + unescape(text[at + 1] ?? '');
      at += 1;
      from = at + 1;
    } else if (character === quote && text[at + 1] === quote) {
      value += text.slice(from, at + 1);
      at += 1;
      from = at + 1;
    } else if (character === quote) {
      value += text.slice(from, at);
      return { kind, value, text: text.slice(start, at + 1), start, end: at + 1 };
    }
  }
  throw syntaxError(text, start);
}

function unescape(character: string): string {
  // `\%` and `\_` keep their backslash, for LIKE to see.
  if (character === '%' || character === '_') return `\\${character}`;
  return ESCAPES[character] ?? character;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
