import { parseTypeName } from './parse-type.ts';
import type { Call, Expression, OrderItem, Window } from './syntax.ts';
import type { TokenCursor } from './token-cursor.ts';

/** How the parts of a call are read; given, because expressions are made of calls and calls of expressions. */
interface Grammar {
  readonly expression: (cursor: TokenCursor) => Expression;
  readonly order: (cursor: TokenCursor) => readonly OrderItem[];
  readonly interval: (cursor: TokenCursor) => { readonly amount: Expression; readonly unit: string };
}

/** Functions MySQL lets be called without parentheses. */
const BARE = new Set(['CURRENT_TIMESTAMP', 'CURRENT_DATE', 'LOCALTIME', 'LOCALTIMESTAMP', 'UTC_TIMESTAMP']);
const UNITS = ['MICROSECOND', 'SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;

/** A function call at the cursor, or null when there is none. */
export function parseCall(cursor: TokenCursor, grammar: Grammar): Expression | null {
  const token = cursor.peek();
  if (token.kind !== 'word') return null;
  const hasParenthesis = cursor.peek(1).value === '(' && cursor.peek(1).kind === 'operator';
  if (!hasParenthesis) {
    if (!BARE.has(token.value)) return null;
    cursor.next();
    return plainCall(token.value, []);
  }
  // `IN (`, `AND (` and the like begin no call; the words a name may not be but a function is are few.
  if (!cursor.isName() && !CALLABLE_KEYWORDS.has(token.value)) return null;
  cursor.next();
  return special(cursor, token.value, grammar) ?? parseArguments(cursor, token.value, grammar);
}

const CALLABLE_KEYWORDS = new Set([
  'CHAR',
  'CONVERT',
  'DATABASE',
  'IF',
  'INSERT',
  'INTERVAL',
  'LEFT',
  'MOD',
  'REPEAT',
  'REPLACE',
  'RIGHT',
  'SCHEMA',
  'VALUES',
  ...BARE,
]);

/** Calls with a grammar of their own. */
function special(cursor: TokenCursor, name: string, grammar: Grammar): Expression | null {
  switch (name) {
    case 'VALUES': {
      const [column = ''] = cursor.list(() => cursor.name());
      return { kind: 'inserted', column };
    }
    case 'CAST': {
      cursor.expect('(');
      const operand = grammar.expression(cursor);
      cursor.expect('AS');
      const type = parseTypeName(cursor);
      cursor.expect(')');
      return { kind: 'cast', operand, type };
    }
    case 'CONVERT': {
      cursor.expect('(');
      const operand = grammar.expression(cursor);
      if (cursor.is('USING')) throw cursor.refuse('CONVERT … USING');
      cursor.expect(',');
      const type = parseTypeName(cursor);
      cursor.expect(')');
      return { kind: 'cast', operand, type };
    }
    case 'DATE_ADD':
    case 'DATE_SUB': {
      cursor.expect('(');
      const operand = grammar.expression(cursor);
      cursor.expect(',', 'INTERVAL');
      const interval = grammar.interval(cursor);
      cursor.expect(')');
      return { kind: 'interval', operand, sign: name === 'DATE_ADD' ? 1 : -1, ...interval };
    }
    case 'TIMESTAMPDIFF':
    case 'TIMESTAMPADD':
      return parseUnitCall(cursor, name, grammar);
    default:
      return null;
  }
}

function parseUnitCall(cursor: TokenCursor, name: string, grammar: Grammar): Expression {
  cursor.expect('(');
  const unit = cursor.takeOneOf(...UNITS);
  if (unit === null) throw cursor.fail();
  cursor.expect(',');
  const args = cursor.commaSeparated(() => grammar.expression(cursor));
  cursor.expect(')');
  const [amount, operand] = args;
  if (amount === undefined || operand === undefined || args.length !== 2) throw cursor.fail();
  if (name === 'TIMESTAMPADD') return { kind: 'interval', operand, sign: 1, amount, unit };
  return plainCall(name, [{ kind: 'string', value: unit }, amount, operand]);
}

function parseArguments(cursor: TokenCursor, name: string, grammar: Grammar): Call {
  cursor.expect('(');
  if (cursor.take(')')) return withWindow(cursor, plainCall(name, []), grammar);
  if (cursor.take('*')) {
    if (name !== 'COUNT') throw cursor.fail();
    cursor.expect(')');
    return withWindow(cursor, { ...plainCall(name, []), star: true }, grammar);
  }
  const distinct = cursor.take('DISTINCT');
  const args = cursor.commaSeparated(() => grammar.expression(cursor));
  if (cursor.is('FROM') || cursor.is('USING') || cursor.is('IN')) throw cursor.refuse(`this form of ${name}`);
  const order = cursor.take('ORDER', 'BY') ? grammar.order(cursor) : [];
  const separator = cursor.take('SEPARATOR') ? cursor.string() : null;
  cursor.expect(')');
  return withWindow(cursor, { ...plainCall(name, args), distinct, order, separator }, grammar);
}

function withWindow(cursor: TokenCursor, call: Call, grammar: Grammar): Call {
  if (!cursor.take('OVER')) return call;
  if (!cursor.take('(')) throw cursor.refuse('named windows');
  const partition = cursor.take('PARTITION', 'BY') ? cursor.commaSeparated(() => grammar.expression(cursor)) : [];
  const order = cursor.take('ORDER', 'BY') ? grammar.order(cursor) : [];
  const over: Window = { partition, order, frame: parseFrame(cursor) };
  cursor.expect(')');
  return { ...call, over };
}

function parseFrame(cursor: TokenCursor): string {
  const unit = cursor.takeOneOf('ROWS', 'RANGE');
  if (unit === null) return '';
  if (!cursor.take('BETWEEN')) return `${unit} ${parseBound(cursor)}`;
  const from = parseBound(cursor);
  cursor.expect('AND');
  return `${unit} BETWEEN ${from} AND ${parseBound(cursor)}`;
}

function parseBound(cursor: TokenCursor): string {
  if (cursor.take('CURRENT', 'ROW')) return 'CURRENT ROW';
  const distance = cursor.take('UNBOUNDED') ? 'UNBOUNDED' : String(cursor.integer());
  const direction = cursor.takeOneOf('PRECEDING', 'FOLLOWING');
  if (direction === null) throw cursor.fail();
  return `${distance} ${direction}`;
}

function plainCall(name: string, args: readonly Expression[]): Call {
  return { kind: 'call', name, args, star: false, distinct: false, order: [], separator: null, over: null };
}
