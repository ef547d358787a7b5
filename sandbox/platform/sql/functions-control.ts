import { asNumber, coerced, comparable, compiled, type Compiled } from './compiled.ts';
import { fn, MANY, type FunctionTable } from './function-definition.ts';
import { unsupported } from './mysql-errors.ts';
import { commonType, isNumeric, isText, isTime, type SqlType } from './types.ts';

/** Functions that choose among their arguments. */
export const CONTROL_FUNCTIONS: FunctionTable = {
  IF: fn(3, 3, ([condition, then, otherwise]) => {
    const type = commonType([then.type, otherwise.type]);
    return compiled(
      `(CASE WHEN ${condition.sql} THEN ${coerced(then, type)} ELSE ${coerced(otherwise, type)} END)`,
      type,
    );
  }),
  IFNULL: fn(2, 2, (args, _text, count) => coalesce(args.slice(0, count))),
  COALESCE: fn(1, MANY, (args, _text, count) => coalesce(args.slice(0, count))),
  NULLIF: fn(2, 2, ([value, other], text) => {
    const [left, right] = comparable(value, other, text);
    return compiled(`(CASE WHEN ${left} = ${right} THEN NULL ELSE ${value.sql} END)`, value.type);
  }),
  ISNULL: fn(1, 1, ([value]) => compiled(`(${value.sql} IS NULL)`, { kind: 'integer', big: false, width: 1 })),
  GREATEST: fn(2, MANY, (args, text, count) => extreme('max', args.slice(0, count), text)),
  LEAST: fn(2, MANY, (args, text, count) => extreme('min', args.slice(0, count), text)),
};

function coalesce(args: readonly Compiled[]): Compiled {
  const type = commonType(args.map((arg) => arg.type));
  const [only] = args;
  if (args.length === 1 && only !== undefined) return compiled(`(${only.sql})`, type);
  return compiled(`coalesce(${args.map((arg) => coerced(arg, type)).join(', ')})`, type);
}

/** SQLite's max and min of several arguments are NULL as soon as one is, like MySQL's. */
function extreme(name: 'max' | 'min', args: readonly Compiled[], text: string): Compiled {
  const types: readonly SqlType[] = args.map((arg) => arg.type);
  const ofOneKind = [isNumeric, isText, isTime].some((test) =>
    types.every((type) => type.kind === 'null' || test(type)),
  );
  if (!ofOneKind && types.some(isTime)) throw unsupported(`${name} of times and other values`, text);
  const type = ofOneKind ? commonType(types) : ({ kind: 'double' } as const);
  const values = ofOneKind ? args.map((arg) => coerced(arg, type)) : args.map((arg) => asNumber(arg, text).sql);
  return compiled(`${name}(${values.join(', ')})`, type);
}
