import type { Context } from './compile-context.ts';
import { asNumber, asText, compiled, literal, type Compiled } from './compiled.ts';
import { unsupported } from './mysql-errors.ts';
import type { Expression } from './syntax.ts';
import { BIGINT, BOOLEAN, decimal, DOUBLE, integer, scaleOf, type SqlType, widthOf } from './types.ts';

type Compile = (expression: Expression) => Compiled;
type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** MySQL gives a quotient this many decimal places more than its dividend has. */
const DIVISION_SCALE = 4;

export function compileArithmetic(
  expression: Of<'negate'> | Of<'invert'> | Of<'interval'> | Of<'binary'>,
  context: Context,
  compile: Compile,
): Compiled {
  switch (expression.kind) {
    case 'interval':
      return compileInterval(expression, context, compile);
    case 'binary':
      return compileBinary(expression, context, compile);
    case 'negate': {
      const { sql, type } = asNumber(compile(expression.operand), context.text);
      return compiled(`(-${sql})`, type.kind === 'integer' ? integer(type.width + 1) : type);
    }
    case 'invert':
      // The result would be unsigned 64 bits, which SQLite has not.
      throw unsupported('the operator ~', context.text);
  }
}

function compileBinary({ operator, left, right }: Of<'binary'>, context: Context, compile: Compile): Compiled {
  const first = asNumber(compile(left), context.text);
  const second = asNumber(compile(right), context.text);
  switch (operator) {
    case 'XOR':
      return compiled(`((NOT ${first.sql}) <> (NOT ${second.sql}))`, BOOLEAN);
    case '&':
    case '|':
    case '<<':
    case '>>':
      return compiled(`(${first.sql} ${operator} ${second.sql})`, { ...BIGINT, width: 21 });
    case '^':
      return compiled(`((${first.sql} | ${second.sql}) - (${first.sql} & ${second.sql}))`, { ...BIGINT, width: 21 });
    case '/':
      return divide(first, second, context);
    case 'DIV':
      return compiled(`CAST(${quotient(first, second, context)} AS INTEGER)`, integer(widthOf(first.type) || 20));
    case '%':
      return modulo(first, second, context);
    default:
      return combine(operator, first, second);
  }
}

function combine(operator: string, left: Compiled, right: Compiled): Compiled {
  const type = combinedType(operator, left.type, right.type);
  const sql = `(${left.sql} ${operator} ${right.sql})`;
  // Doubles stand for decimals here; rounding makes 0.1 + 0.2 the same double as 0.3.
  return compiled(type.kind === 'decimal' && type.scale > 0 ? `round(${sql}, ${type.scale})` : sql, type);
}

function combinedType(operator: string, left: SqlType, right: SqlType): SqlType {
  if (left.kind === 'double' || right.kind === 'double') return DOUBLE;
  const isProduct = operator === '*';
  if (left.kind === 'decimal' || right.kind === 'decimal') {
    return decimal(isProduct ? scaleOf(left) + scaleOf(right) : Math.max(scaleOf(left), scaleOf(right)));
  }
  return integer(isProduct ? widthOf(left) + widthOf(right) : Math.max(widthOf(left), widthOf(right)) + 1);
}

function divide(left: Compiled, right: Compiled, context: Context): Compiled {
  const isDouble = left.type.kind === 'double' || right.type.kind === 'double';
  const type = isDouble ? DOUBLE : decimal(scaleOf(left.type) + DIVISION_SCALE);
  return compiled(quotient({ ...left, sql: `CAST(${left.sql} AS REAL)` }, right, context), type);
}

/** Zero as a divisor gives NULL, in a write an error. */
function quotient(left: Compiled, right: Compiled, context: Context): string {
  return `(${left.sql} / ${divisor(right, context)})`;
}

function divisor(right: Compiled, context: Context): string {
  return context.strict ? `my_divisor(${right.sql})` : right.sql;
}

function modulo(left: Compiled, right: Compiled, context: Context): Compiled {
  const by = divisor(right, context);
  if (left.type.kind === 'integer' && right.type.kind === 'integer') {
    return compiled(`(${left.sql} % ${by})`, integer(left.type.width));
  }
  const type = combinedType('%', left.type, right.type);
  const sql = `mod(${left.sql}, ${by})`;
  return compiled(type.kind === 'decimal' ? `round(${sql}, ${type.scale})` : sql, type);
}

function compileInterval(
  { operand, sign, amount, unit }: Of<'interval'>,
  context: Context,
  compile: Compile,
): Compiled {
  const time = compile(operand);
  const { sql } = asNumber(compile(amount), context.text);
  const isDay = time.type.kind === 'date' && !['MICROSECOND', 'SECOND', 'MINUTE', 'HOUR'].includes(unit);
  const added = `my_add_time(${asText(time)}, ${sign === 1 ? sql : `-${sql}`}, ${literal(unit)})`;
  if (isDay) return compiled(`substr(${added}, 1, 10)`, { kind: 'date' });
  const fraction = time.type.kind === 'datetime' ? time.type.fraction : 0;
  return compiled(added, { kind: 'datetime', fraction: unit === 'MICROSECOND' ? 6 : fraction });
}
