import { asText, compiled, literal, type Compiled } from './compiled.ts';
import { fn, MANY, type FunctionTable } from './function-definition.ts';
import { unsupported } from './mysql-errors.ts';
import { BOOLEAN, TEXT, type IntegerType } from './types.ts';

const LENGTH: IntegerType = { kind: 'integer', big: false, width: 10 };

/** Functions on JSON. Paths are `$`, `.name`, `."name"` and `[n]`; wildcards are refused when met. */
export const JSON_FUNCTIONS: FunctionTable = {
  JSON_EXTRACT: fn(2, 2, ([value, path]) =>
    compiled(`my_json_extract(${asText(value)}, ${asText(path)})`, { kind: 'json' }),
  ),
  JSON_UNQUOTE: fn(1, 1, ([value]) => compiled(`my_json_unquote(${asText(value)})`, TEXT)),
  JSON_VALUE: fn(2, 2, ([value, path]) =>
    compiled(`my_json_unquote(my_json_extract(${asText(value)}, ${asText(path)}))`, TEXT),
  ),
  JSON_LENGTH: fn(1, 2, ([value, path], _text, count) =>
    compiled(`my_json_length(${asText(value)}, ${count === 2 ? asText(path) : literal('$')})`, LENGTH),
  ),
  JSON_VALID: fn(1, 1, ([value]) => compiled(`json_valid(${asText(value)})`, BOOLEAN)),
  JSON_OBJECT: fn(0, MANY, (args, text, count) => {
    if (count % 2 === 1) throw unsupported('JSON_OBJECT with an odd number of arguments', text);
    return build('my_json_object', args.slice(0, count), text);
  }),
  JSON_ARRAY: fn(0, MANY, (args, text, count) => build('my_json_array', args.slice(0, count), text)),
};

/** Every value comes with a letter that says how it is written in JSON: itself JSON, text or number. */
function build(name: string, args: readonly Compiled[], text: string): Compiled {
  const values = args.map((arg) => {
    if (arg.type.kind === 'json') return `'j', ${arg.sql}`;
    const isNumber = arg.type.kind === 'integer' || arg.type.kind === 'decimal' || arg.type.kind === 'double';
    if (arg.type.kind === 'datetime') throw unsupported('a time in JSON', text);
    return `'${isNumber ? 'n' : 's'}', ${asText(arg)}`;
  });
  return compiled(`${name}(${values.join(', ')})`, { kind: 'json' });
}
