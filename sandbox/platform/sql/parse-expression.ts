import { parseCall } from './parse-call.ts';
import { parseCase } from './parse-case.ts';
import type { BinaryOperator, Expression, OrderItem } from './syntax.ts';
import type { TokenCursor } from './token-cursor.ts';

/** One expression, loosest operator first: OR, XOR, AND, NOT, comparison, bits, sums, products, signs. */
export function parseExpression(cursor: TokenCursor): Expression {
  return parseLone(cursor) ?? chain(cursor, 'OR', parseXor);
}

/** A value standing alone: a bulk INSERT holds tens of thousands, and none needs the walk through all operators. */
function parseLone(cursor: TokenCursor): Expression | null {
  const after = cursor.peek(1);
  if (after.kind !== 'operator' || (after.value !== ',' && after.value !== ')')) return null;
  const { kind, value } = cursor.peek();
  if (kind !== 'parameter' && kind !== 'number' && kind !== 'string') return null;
  cursor.next();
  if (kind === 'parameter') return { kind, index: cursor.nextParameter() };
  return kind === 'number' ? { kind, text: value } : { kind, value };
}

export function parseOrderItems(cursor: TokenCursor): readonly OrderItem[] {
  return cursor.commaSeparated(() => {
    const expression = parseExpression(cursor);
    const descending = cursor.take('DESC');
    if (!descending) cursor.take('ASC');
    return { expression, descending };
  });
}

function parseXor(cursor: TokenCursor): Expression {
  let left = parseAnd(cursor);
  while (cursor.take('XOR')) left = { kind: 'binary', operator: 'XOR', left, right: parseAnd(cursor) };
  return left;
}

function parseAnd(cursor: TokenCursor): Expression {
  return chain(cursor, 'AND', parseNot);
}

/** Long chains stay flat, so that a thousand alternatives do not make a tree a thousand deep. */
function chain(cursor: TokenCursor, operator: 'AND' | 'OR', operand: (cursor: TokenCursor) => Expression): Expression {
  const first = operand(cursor);
  const operands = [first];
  const words = operator === 'AND' ? (['AND', '&&'] as const) : (['OR'] as const);
  while (cursor.takeOneOf(...words) !== null) operands.push(operand(cursor));
  return operands.length === 1 ? first : { kind: 'logical', operator, operands };
}

function parseNot(cursor: TokenCursor): Expression {
  if (cursor.is('NOT') && !cursor.is('NOT', 'EXISTS')) {
    cursor.expect('NOT');
    return { kind: 'not', operand: parseNot(cursor) };
  }
  if (cursor.take('NOT', 'EXISTS')) return { kind: 'not', operand: parseExists(cursor) };
  return parseComparison(cursor);
}

function parseExists(cursor: TokenCursor): Expression {
  cursor.expect('(');
  const query = cursor.query();
  cursor.expect(')');
  return { kind: 'exists', query };
}

const COMPARISONS = ['=', '<=>', '<>', '!=', '<=', '>=', '<', '>'] as const;

function parseComparison(cursor: TokenCursor): Expression {
  let left = parseBitOr(cursor);
  for (;;) {
    const operator = cursor.takeOneOf(...COMPARISONS);
    if (operator !== null) {
      if (cursor.is('ALL') || cursor.is('ANY') || cursor.is('SOME')) throw cursor.refuse('comparison with ALL or ANY');
      left = { kind: 'binary', operator: operator === '!=' ? '<>' : operator, left, right: parseBitOr(cursor) };
    } else if (cursor.take('IS')) {
      left = parseIs(cursor, left);
    } else {
      const negated = cursor.is('NOT', 'IN') || cursor.is('NOT', 'BETWEEN') || cursor.is('NOT', 'LIKE');
      if (negated) cursor.expect('NOT');
      const predicate = parsePredicate(cursor, left, negated);
      if (predicate === null) return left;
      left = predicate;
    }
  }
}

function parseIs(cursor: TokenCursor, operand: Expression): Expression {
  const negated = cursor.take('NOT');
  const test = cursor.takeOneOf('NULL', 'TRUE', 'FALSE');
  if (test === null) throw cursor.fail();
  return { kind: 'is', operand, test, negated };
}

function parsePredicate(cursor: TokenCursor, operand: Expression, negated: boolean): Expression | null {
  if (cursor.take('IN')) {
    if (cursor.is('(', 'SELECT') || cursor.is('(', 'WITH') || cursor.is('(', '(', 'SELECT')) {
      cursor.expect('(');
      const query = cursor.query();
      cursor.expect(')');
      return { kind: 'in-query', operand, query, negated };
    }
    return { kind: 'in-list', operand, list: cursor.list(() => parseExpression(cursor)), negated };
  }
  if (cursor.take('BETWEEN')) {
    const low = parseBitOr(cursor);
    cursor.expect('AND');
    return { kind: 'between', operand, low, high: parseBitOr(cursor), negated };
  }
  if (cursor.take('LIKE')) {
    const pattern = parseBitOr(cursor);
    const escape = cursor.take('ESCAPE') ? cursor.string() : '\\';
    return { kind: 'like', operand, pattern, escape, negated };
  }
  if (cursor.is('REGEXP') || cursor.is('RLIKE')) throw cursor.refuse('regular expressions');
  return null;
}

const parseBitOr = (cursor: TokenCursor): Expression => leftAssociative(cursor, ['|'], parseBitAnd);
const parseBitAnd = (cursor: TokenCursor): Expression => leftAssociative(cursor, ['&'], parseShift);
const parseShift = (cursor: TokenCursor): Expression => leftAssociative(cursor, ['<<', '>>'], parseSum);

function parseSum(cursor: TokenCursor): Expression {
  let left = parseProduct(cursor);
  for (;;) {
    const sign = cursor.takeOneOf('+', '-');
    if (sign === null) return left;
    if (cursor.take('INTERVAL')) {
      left = { kind: 'interval', operand: left, sign: sign === '+' ? 1 : -1, ...parseInterval(cursor) };
    } else {
      left = { kind: 'binary', operator: sign, left, right: parseProduct(cursor) };
    }
  }
}

/** After the word INTERVAL: amount and unit. */
export function parseInterval(cursor: TokenCursor): { readonly amount: Expression; readonly unit: string } {
  const amount = parseExpression(cursor);
  const unit = cursor.takeOneOf('MICROSECOND', 'SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR');
  if (unit === null) throw cursor.refuse('this unit of INTERVAL');
  return { amount, unit };
}

function parseProduct(cursor: TokenCursor): Expression {
  let left = parseBitXor(cursor);
  for (;;) {
    const operator = cursor.takeOneOf('*', '/', 'DIV', '%', 'MOD');
    if (operator === null) return left;
    left = { kind: 'binary', operator: operator === 'MOD' ? '%' : operator, left, right: parseBitXor(cursor) };
  }
}

const parseBitXor = (cursor: TokenCursor): Expression => leftAssociative(cursor, ['^'], parseSigned);

function leftAssociative(
  cursor: TokenCursor,
  operators: readonly BinaryOperator[],
  operand: (cursor: TokenCursor) => Expression,
): Expression {
  let left = operand(cursor);
  for (;;) {
    const operator = cursor.takeOneOf(...operators);
    if (operator === null) return left;
    left = { kind: 'binary', operator, left, right: operand(cursor) };
  }
}

function parseSigned(cursor: TokenCursor): Expression {
  if (cursor.take('-')) {
    const operand = parseSigned(cursor);
    return operand.kind === 'number' && !operand.text.startsWith('-')
      ? { kind: 'number', text: `-${operand.text}` }
      : { kind: 'negate', operand };
  }
  if (cursor.take('+')) return parseSigned(cursor);
  if (cursor.take('~')) return { kind: 'invert', operand: parseSigned(cursor) };
  if (cursor.take('!')) return { kind: 'not', operand: parseSigned(cursor) };
  const primary = parsePrimary(cursor);
  if (cursor.is('COLLATE')) throw cursor.refuse('COLLATE in expressions');
  if (cursor.is('->') || cursor.is('->>')) throw cursor.fail();
  if (cursor.is('||')) throw cursor.refuse('||');
  return primary;
}

function parsePrimary(cursor: TokenCursor): Expression {
  const token = cursor.peek();
  switch (token.kind) {
    case 'parameter':
      cursor.next();
      return { kind: 'parameter', index: cursor.nextParameter() };
    case 'number':
      return { kind: 'number', text: cursor.next().value };
    case 'string': {
      let value = '';
      // Adjacent strings are one string.
      while (cursor.peek().kind === 'string') value += cursor.next().value;
      return { kind: 'string', value };
    }
    case 'operator':
      return parseParenthesized(cursor);
    case 'word':
    case 'quoted':
      return parseWord(cursor);
    case 'end':
      throw cursor.fail();
  }
}

function parseParenthesized(cursor: TokenCursor): Expression {
  if (!cursor.is('(')) throw cursor.fail();
  cursor.expect('(');
  if (cursor.is('SELECT') || cursor.is('WITH')) {
    const query = cursor.query();
    cursor.expect(')');
    return { kind: 'subquery', query };
  }
  const items = cursor.commaSeparated(() => parseExpression(cursor));
  cursor.expect(')');
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind: 'row', items };
}

function parseWord(cursor: TokenCursor): Expression {
  if (cursor.take('NULL')) return { kind: 'null' };
  if (cursor.take('TRUE')) return { kind: 'boolean', value: true };
  if (cursor.take('FALSE')) return { kind: 'boolean', value: false };
  if (cursor.take('EXISTS')) return parseExists(cursor);
  if (cursor.take('CASE')) return parseCase(cursor, parseExpression);
  const call = parseCall(cursor, { expression: parseExpression, order: parseOrderItems, interval: parseInterval });
  if (call !== null) return call;
  if (cursor.take('DEFAULT')) return { kind: 'default' };
  const first = cursor.name();
  if (!cursor.take('.')) return { kind: 'column', table: null, name: first };
  const second = cursor.name();
  if (cursor.is('.')) throw cursor.refuse('a column named with its schema');
  return { kind: 'column', table: first, name: second };
}
