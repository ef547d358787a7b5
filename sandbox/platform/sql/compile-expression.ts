import { findColumn } from './catalog.ts';
import { expressionType } from './column-types.ts';
import { compileArithmetic } from './compile-arithmetic.ts';
import { compileCall } from './compile-call.ts';
import { compileBetween, compileComparison, compileInList, compileInQuery, compileLike } from './compile-comparison.ts';
import type { Context } from './compile-context.ts';
import { coerced, compiled, identifier, literal, type Compiled } from './compiled.ts';
import { castTo } from './functions-cast.ts';
import { mysqlError, unsupported } from './mysql-errors.ts';
import type { Expression } from './syntax.ts';
import { BOOLEAN, commonType, decimal, DOUBLE, integer, NULL_TYPE } from './types.ts';

/** One expression in SQLite's language. @throws SqlError for unknown columns, wrong grouping, and what is not known. */
export function compileExpression(expression: Expression, context: Context): Compiled {
  const looseBefore = context.scope.grouping?.loose.length ?? 0;
  const value = compileByKind(expression, context);
  context.scope.settle(value, looseBefore);
  return value;
}

type Compile = (expression: Expression) => Compiled;

function compileByKind(expression: Expression, context: Context): Compiled {
  const compile = (each: Expression): Compiled => compileExpression(each, context);
  switch (expression.kind) {
    case 'not':
      return compiled(`(NOT ${compile(expression.operand).sql})`, BOOLEAN);
    case 'logical': {
      const operands = expression.operands.map((each) => compile(each).sql);
      return compiled(balanced(operands, expression.operator), BOOLEAN);
    }
    case 'is':
      return compileIs(compile(expression.operand), expression);
    case 'negate':
    case 'invert':
    case 'interval':
      return compileArithmetic(expression, context, compile);
    case 'binary':
      return isComparison(expression.operator)
        ? compileComparison(expression, context, compile)
        : compileArithmetic(expression, context, compile);
    case 'between':
      return compileBetween(expression, context, compile);
    case 'like':
      return compileLike(expression, context, compile);
    case 'in-list':
      return compileInList(expression, context, compile);
    case 'in-query':
      return compileInQuery(expression, context, compile);
    case 'case':
      return compileCase(expression, context, compile);
    case 'cast':
      return castTo(compile(expression.operand), expression.type, context.text);
    case 'call':
      return compileCall(expression, context, compile);
    default:
      return compileOperand(expression, context);
  }
}

type Operand = Exclude<
  Expression,
  {
    kind:
      | 'not'
      | 'logical'
      | 'is'
      | 'negate'
      | 'invert'
      | 'interval'
      | 'binary'
      | 'between'
      | 'like'
      | 'in-list'
      | 'in-query'
      | 'case'
      | 'cast'
      | 'call';
  }
>;

/** What has no operands of its own. */
function compileOperand(expression: Operand, context: Context): Compiled {
  switch (expression.kind) {
    case 'number':
      return compileNumber(expression.text);
    case 'string':
      return compileString(expression.value, context);
    case 'null':
      return compiled('NULL', NULL_TYPE);
    case 'boolean':
      return compiled(expression.value ? '1' : '0', BOOLEAN);
    case 'parameter': {
      const type = context.parameterTypes[expression.index] ?? NULL_TYPE;
      return compiled(context.bindings.parameter(expression.index), type);
    }
    case 'column':
      return compileColumn(expression, context);
    case 'inserted':
      return compileInserted(expression.column, context);
    case 'exists':
      return compiled(`EXISTS (${context.query(expression.query, context).sql})`, BOOLEAN);
    case 'subquery':
      return compileScalar(expression, context);
    case 'row':
      throw mysqlError(1241, 'Operand should contain 1 column(s)');
    case 'default':
      throw unsupported('DEFAULT here', context.text);
  }
}

const COMPARISONS = new Set(['=', '<>', '<', '<=', '>', '>=', '<=>']);
const isComparison = (operator: string): boolean => COMPARISONS.has(operator);

function compileNumber(text: string): Compiled {
  if (/[eE]/.test(text)) return compiled(`(${text})`, DOUBLE);
  if (text.includes('.')) return compiled(`(${text})`, decimal(text.split('.')[1]?.length ?? 0));
  return compiled(text.startsWith('-') ? `(${text})` : text, integer(text.length));
}

function compileString(value: string, context: Context): Compiled {
  // SQLite ends a literal at a zero byte, so such a string is bound instead.
  const sql = value.includes('\0') ? context.bindings.value(value) : literal(value);
  return compiled(sql, { kind: 'string', maxLength: [...value].length });
}

function compileColumn({ table, name }: Extract<Expression, { kind: 'column' }>, context: Context): Compiled {
  if (table === null || context.assigned.size > 0) {
    const assigned = context.assigned.get(name.toLowerCase());
    if (assigned !== undefined) return assigned;
  }
  return context.scope.column(table, name);
}

function compileInserted(name: string, context: Context): Compiled {
  if (context.inserted === null) throw unsupported('VALUES() outside of ON DUPLICATE KEY UPDATE', context.text);
  const column = findColumn(context.inserted, name);
  if (column === null) throw mysqlError(1054, `Unknown column '${name}' in 'VALUES'`);
  return { sql: `excluded.${identifier(column.name)}`, type: expressionType(column.type), bare: true };
}

/** SQLite refuses expressions more than a thousand deep; halves make a thousand operands ten deep. */
function balanced(operands: readonly string[], operator: string): string {
  const [only] = operands;
  if (operands.length === 1 && only !== undefined) return only;
  const middle = Math.ceil(operands.length / 2);
  return `(${balanced(operands.slice(0, middle), operator)} ${operator} ${balanced(operands.slice(middle), operator)})`;
}

function compileIs(value: Compiled, { test, negated }: Extract<Expression, { kind: 'is' }>): Compiled {
  return compiled(`(${value.sql} IS ${negated ? 'NOT ' : ''}${test})`, BOOLEAN);
}

function compileCase(
  { operand, branches, otherwise }: Extract<Expression, { kind: 'case' }>,
  context: Context,
  compile: Compile,
): Compiled {
  const conditions = branches.map(({ when }) =>
    operand === null
      ? compile(when)
      : compileComparison({ kind: 'binary', operator: '=', left: operand, right: when }, context, compile),
  );
  const values = branches.map(({ result }) => compile(result));
  const last = otherwise === null ? compiled('NULL', NULL_TYPE) : compile(otherwise);
  const type = commonType([...values, last].map((value) => value.type));
  const arms = values.map((value, at) => `WHEN ${conditions[at]?.sql ?? ''} THEN ${coerced(value, type)}`);
  return compiled(`(CASE ${arms.join(' ')} ELSE ${coerced(last, type)} END)`, type);
}

function compileScalar({ query }: Extract<Expression, { kind: 'subquery' }>, context: Context): Compiled {
  const inner = context.query(query, context);
  const [column] = inner.columns;
  if (column === undefined || inner.columns.length !== 1) throw mysqlError(1241, 'Operand should contain 1 column(s)');
  if (inner.single) return compiled(`(${inner.sql})`, column.type);
  // SQLite would take the first row and say nothing.
  const guarded = `(SELECT my_only_row(count(*), max("c1")) FROM (SELECT "c1" FROM (${inner.sql}) LIMIT 2))`;
  return compiled(guarded, column.type);
}
