import { AGGREGATES } from './aggregates.ts';
import type { Context } from './compile-context.ts';
import { asNumber, asText, collated, compiled, literal, type Compiled } from './compiled.ts';
import { CONTROL_FUNCTIONS } from './functions-control.ts';
import { JSON_FUNCTIONS } from './functions-json.ts';
import { NUMERIC_FUNCTIONS } from './functions-numeric.ts';
import { TEXT_FUNCTIONS } from './functions-text.ts';
import { TIME_FUNCTIONS } from './functions-time.ts';
import type { FunctionDefinition, FunctionTable } from './function-definition.ts';
import { mysqlError, unsupported } from './mysql-errors.ts';
import type { Call, Expression, OrderItem, Window } from './syntax.ts';
import { COUNT, decimal, DOUBLE, isText, NULL_TYPE, scaleOf, type SqlType, TEXT } from './types.ts';

type Compile = (expression: Expression) => Compiled;

const FUNCTIONS: FunctionTable = {
  ...CONTROL_FUNCTIONS,
  ...NUMERIC_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...TIME_FUNCTIONS,
  ...JSON_FUNCTIONS,
};

const RANKINGS = new Set(['ROW_NUMBER', 'RANK', 'DENSE_RANK']);
const NEIGHBOURS = new Set(['LAG', 'LEAD', 'FIRST_VALUE', 'LAST_VALUE']);

/** MySQL gives an average this many decimal places more than the values have. */
const AVERAGE_SCALE = 4;

/** Functions of MySQL or TiDB that exist but are not known here; an unknown name is an error of MySQL itself. */
const KNOWN_ELSEWHERE =
  /^(JSON_|ST_|REGEXP|STD|VAR|BIT_|DATE|TIME|WEEK|UUID|RAND|CONV|HEX|UNHEX|BIN|CHAR|FORMAT|EXTRACT|LAST_|ROW_COUNT|FOUND_ROWS|ANY_VALUE|NTILE|PERCENT_RANK|CUME_DIST|NTH_VALUE|STR_TO_DATE|MAKE|SEC_|TO_|FIND_IN_SET|ELT|INTERVAL|SOUNDEX|SUBSTRING_INDEX|LOG|SIN|COS|TAN|ASIN|ACOS|ATAN|PI|DEGREES|RADIANS|SPACE|QUOTE|ORD|ASCII|OCT|INET|VERSION|USER|CURRENT_USER|CONNECTION_ID|ADDDATE|SUBDATE|PERIOD|TIDB_|VITESS_|INSERT)/;

export function compileCall(call: Call, context: Context, compile: Compile): Compiled {
  if (call.over !== null) return compileWindowed(call, call.over, { context, compile });
  if (AGGREGATES.has(call.name)) return compileAggregate(call, context, compile);
  if (call.distinct || call.order.length > 0 || call.separator !== null)
    throw unsupported(`this form of ${call.name}`, context.text);
  if (call.name === 'DATABASE' || call.name === 'SCHEMA') return compiled(literal(context.catalog.schema), TEXT);
  const definition = definitionOf(call, context);
  const args = call.args.map(compile);
  const none = compiled('NULL', NULL_TYPE);
  const [first = none, second = none, third = none, ...rest] = args;
  return definition.compile([first, second, third, ...rest], context.text, args.length);
}

function definitionOf({ name, args }: Call, { catalog, text }: Context): FunctionDefinition {
  const definition = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (definition === undefined) {
    if (KNOWN_ELSEWHERE.test(name)) throw unsupported(`the function ${name}`, text);
    throw mysqlError(1305, `FUNCTION ${catalog.schema}.${name.toLowerCase()} does not exist`);
  }
  if (args.length >= definition.least && args.length <= definition.most) return definition;
  // IF is a part of MySQL's grammar, not one of its functions.
  if (name === 'IF') throw mysqlError(1064, 'You have an error in your SQL syntax: IF has three arguments');
  throw mysqlError(1582, `Incorrect parameter count in the call to native function '${name.toLowerCase()}'`);
}

function compileAggregate(call: Call, context: Context, compile: Compile): Compiled {
  if (!context.scope.allowsAggregates) throw mysqlError(1111, 'Invalid use of group function');
  return context.scope.insideAggregate(() => aggregate(call, context, compile));
}

function aggregate(call: Call, context: Context, compile: Compile): Compiled {
  if (call.star) return compiled('count(*)', COUNT);
  const args = call.args.map(compile);
  const [value] = args;
  if (value === undefined)
    throw mysqlError(1064, `You have an error in your SQL syntax: ${call.name} without argument`);
  const distinct = call.distinct ? 'DISTINCT ' : '';
  if (call.name === 'COUNT') return compiled(`count(${distinct}${countable(args, call.distinct)})`, COUNT);
  if (args.length > 1) throw mysqlError(1064, `You have an error in your SQL syntax: ${call.name} of several values`);
  switch (call.name) {
    case 'MIN':
    case 'MAX':
      return compiled(`${call.name.toLowerCase()}(${collated(value)})`, value.type);
    case 'GROUP_CONCAT':
      return groupConcat(call, value, { context, compile });
    default: {
      const number = asNumber(value, context.text);
      const sql = `${call.name.toLowerCase()}(${distinct}${number.sql})`;
      return compiled(sql, totalType(number.type, call.name === 'AVG' ? AVERAGE_SCALE : 0));
    }
  }
}

function totalType(type: SqlType, moreScale: number): SqlType {
  return type.kind === 'double' ? DOUBLE : decimal(scaleOf(type) + moreScale);
}

/** Several values count once for each combination in which none is NULL. */
function countable(args: readonly Compiled[], distinct: boolean): string {
  const [value] = args;
  if (args.length === 1 && value !== undefined) return distinct ? collated(value) : value.sql;
  const anyNull = args.map((arg) => `${arg.sql} IS NULL`).join(' OR ');
  const parts = args.map((arg) => (isText(arg.type) ? `rtrim(${arg.sql}, ' ')` : arg.sql));
  return `CASE WHEN ${anyNull} THEN NULL ELSE json_array(${parts.join(', ')}) END`;
}

function groupConcat(
  call: Call,
  value: Compiled,
  { context, compile }: { readonly context: Context; readonly compile: Compile },
): Compiled {
  if (call.distinct && call.separator !== null && call.separator !== ',') {
    throw unsupported('GROUP_CONCAT(DISTINCT … SEPARATOR …)', context.text);
  }
  const order = call.order.length === 0 ? '' : ` ORDER BY ${orderText(call.order, compile)}`;
  const separator = call.distinct ? '' : `, ${literal(call.separator ?? ',')}`;
  return compiled(`group_concat(${call.distinct ? 'DISTINCT ' : ''}${asText(value)}${separator}${order})`, TEXT);
}

function compileWindowed(
  call: Call,
  over: Window,
  { context, compile }: { readonly context: Context; readonly compile: Compile },
): Compiled {
  if (call.distinct) throw unsupported('DISTINCT over a window', context.text);
  const inner = windowFunction(call, context, compile);
  const partition =
    over.partition.length === 0
      ? ''
      : `PARTITION BY ${over.partition.map((each) => collated(compile(each))).join(', ')} `;
  const order = over.order.length === 0 ? '' : `ORDER BY ${orderText(over.order, compile)} `;
  return compiled(`${inner.sql} OVER (${partition}${order}${over.frame})`, inner.type);
}

function windowFunction(call: Call, context: Context, compile: Compile): Compiled {
  if (RANKINGS.has(call.name)) return compiled(`${call.name.toLowerCase()}()`, COUNT);
  if (NEIGHBOURS.has(call.name)) {
    const args = call.args.map(compile);
    return compiled(`${call.name.toLowerCase()}(${args.map((arg) => arg.sql).join(', ')})`, args[0]?.type ?? NULL_TYPE);
  }
  if (!AGGREGATES.has(call.name) || call.name === 'GROUP_CONCAT')
    throw unsupported(`${call.name} over a window`, context.text);
  return aggregate(call, context, compile);
}

export function orderText(order: readonly OrderItem[], compile: Compile): string {
  return order
    .map(({ expression, descending }) => collated(compile(expression)) + (descending ? ' DESC' : ''))
    .join(', ');
}
