import type { Context } from './compile-context.ts';
import { asText, collated, comparable, compiled, literal, type Compiled } from './compiled.ts';
import { mysqlError, unsupported } from './mysql-errors.ts';
import type { Expression } from './syntax.ts';
import { BOOLEAN, isNumeric, isText } from './types.ts';

type Compile = (expression: Expression) => Compiled;
type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export function compileComparison(
  { operator, left, right }: Of<'binary'>,
  context: Context,
  compile: Compile,
): Compiled {
  if (left.kind === 'row' || right.kind === 'row') return compileRows(operator, [left, right], { context, compile });
  const [first, second] = comparable(compile(left), compile(right), context.text);
  return compiled(`(${first} ${operator === '<=>' ? 'IS' : operator} ${second})`, BOOLEAN);
}

function compileRows(
  operator: string,
  [left, right]: readonly [Expression, Expression],
  { context, compile }: { readonly context: Context; readonly compile: Compile },
): Compiled {
  if (left.kind !== 'row' || right.kind !== 'row' || operator !== '=')
    throw unsupported('this comparison of rows', context.text);
  assertSameWidth(left.items.length, right.items.length);
  const pairs = left.items.map((item, at) => {
    const [first, second] = comparable(compile(item), compile(right.items[at] ?? item), context.text);
    return `${first} = ${second}`;
  });
  return compiled(`(${pairs.join(' AND ')})`, BOOLEAN);
}

export function compileBetween(expression: Of<'between'>, context: Context, compile: Compile): Compiled {
  const value = compile(expression.operand);
  const [fromValue, low] = comparable(value, compile(expression.low), context.text);
  const [toValue, high] = comparable(value, compile(expression.high), context.text);
  const not = expression.negated ? 'NOT ' : '';
  if (fromValue === toValue && !low.endsWith('RTRIM'))
    return compiled(`(${fromValue} ${not}BETWEEN ${low} AND ${high})`, BOOLEAN);
  return compiled(`(${not}(${fromValue} >= ${low} AND ${toValue} <= ${high}))`, BOOLEAN);
}

export function compileLike(expression: Of<'like'>, _context: Context, compile: Compile): Compiled {
  const [operand, pattern] = [asText(compile(expression.operand)), asText(compile(expression.pattern))];
  const escape = expression.escape === '' ? '' : ` ESCAPE ${literal(expression.escape)}`;
  return compiled(`(${operand} ${expression.negated ? 'NOT ' : ''}LIKE ${pattern}${escape})`, BOOLEAN);
}

export function compileInList({ operand, list, negated }: Of<'in-list'>, context: Context, compile: Compile): Compiled {
  const not = negated ? 'NOT ' : '';
  if (operand.kind === 'row') return compileRowIn(operand, list, { context, compile, not });
  const value = compile(operand);
  const items = list.map(compile);
  const isPlain = items.every(
    ({ type }) =>
      type.kind === 'null' ||
      (isNumeric(type) && isNumeric(value.type)) ||
      (isText(type) && isText(value.type)) ||
      (type.kind === value.type.kind && type.kind !== 'string'),
  );
  if (isPlain) return compiled(`(${collated(value)} ${not}IN (${items.map((item) => item.sql).join(', ')}))`, BOOLEAN);
  const equals = items.map((item) => comparable(value, item, context.text).join(' = '));
  return compiled(`(${not}(${equals.join(' OR ')}))`, BOOLEAN);
}

/** `(a, b) IN ((1, 2), (3, 4))`. */
function compileRowIn(
  operand: Of<'row'>,
  list: readonly Expression[],
  { context, compile, not }: { readonly context: Context; readonly compile: Compile; readonly not: string },
): Compiled {
  const values = operand.items.map(compile);
  const rows = list.map((row) => {
    if (row.kind !== 'row') throw mysqlError(1241, `Operand should contain ${values.length} column(s)`);
    assertSameWidth(values.length, row.items.length);
    const cells = row.items.map((item, at) => sameKind(values[at], compile(item), context.text));
    return `(${cells.join(', ')})`;
  });
  return compiled(`((${values.map(collated).join(', ')}) ${not}IN (VALUES ${rows.join(', ')}))`, BOOLEAN);
}

export function compileInQuery(
  { operand, query, negated }: Of<'in-query'>,
  context: Context,
  compile: Compile,
): Compiled {
  const values = (operand.kind === 'row' ? operand.items : [operand]).map(compile);
  const inner = context.query(query, context);
  assertSameWidth(values.length, inner.columns.length);
  inner.columns.forEach((column, at) => sameKind(values[at], compiled('', column.type), context.text));
  const left = operand.kind === 'row' ? `(${values.map(collated).join(', ')})` : values.map(collated).join('');
  return compiled(`(${left} ${negated ? 'NOT ' : ''}IN (${inner.sql}))`, BOOLEAN);
}

/** Inside rows and subqueries nothing is converted; what would need it is refused. */
function sameKind(left: Compiled | undefined, right: Compiled, text: string): string {
  if (left === undefined) return right.sql;
  const [one, two] = [left.type, right.type];
  const isSame =
    one.kind === 'null' ||
    two.kind === 'null' ||
    (isNumeric(one) && isNumeric(two)) ||
    (isText(one) && isText(two)) ||
    one.kind === two.kind;
  if (isSame) return right.sql;
  if (isText(two) && isNumeric(one)) return `my_number(${right.sql})`;
  throw unsupported('IN over values of different types', text);
}

function assertSameWidth(wanted: number, actual: number): void {
  if (wanted !== actual) throw mysqlError(1241, `Operand should contain ${wanted} column(s)`);
}
