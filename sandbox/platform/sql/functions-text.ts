import { asNumber, asText, comparable, compiled, type Compiled } from './compiled.ts';
import { fn, MANY, type FunctionDefinition, type FunctionTable } from './function-definition.ts';
import { integer, TEXT, type IntegerType } from './types.ts';

/** MariaDB sends lengths and positions as INT, however wide. */
const LENGTH: IntegerType = { kind: 'integer', big: false, width: 10 };

const ofText = (name: string, type: IntegerType | typeof TEXT = TEXT): FunctionDefinition =>
  fn(1, 1, ([value]) => compiled(`${name}(${asText(value)})`, type));

const texts = (args: readonly Compiled[], count: number): readonly string[] => args.slice(0, count).map(asText);

/** Functions on text. Positions count characters from 1. */
export const TEXT_FUNCTIONS: FunctionTable = {
  CONCAT: fn(1, MANY, (args, _text, count) => compiled(`(${texts(args, count).join(' || ')})`, TEXT)),
  CONCAT_WS: fn(2, MANY, (args, _text, count) => compiled(`concat_ws(${texts(args, count).join(', ')})`, TEXT)),
  LENGTH: ofText('octet_length', LENGTH),
  OCTET_LENGTH: ofText('octet_length', LENGTH),
  CHAR_LENGTH: ofText('length', LENGTH),
  CHARACTER_LENGTH: ofText('length', LENGTH),
  LOWER: ofText('my_lower'),
  LCASE: ofText('my_lower'),
  UPPER: ofText('my_upper'),
  UCASE: ofText('my_upper'),
  TRIM: ofText('trim'),
  LTRIM: ofText('ltrim'),
  RTRIM: ofText('rtrim'),
  REVERSE: ofText('my_reverse'),
  MD5: ofText('my_md5'),
  SHA1: ofText('my_sha1'),
  SHA: ofText('my_sha1'),
  SUBSTRING: fn(2, 3, substring),
  SUBSTR: fn(2, 3, substring),
  MID: fn(3, 3, substring),
  LEFT: fn(2, 2, ([value, length], text) =>
    compiled(`substr(${asText(value)}, 1, max(${asNumber(length, text).sql}, 0))`, TEXT),
  ),
  RIGHT: fn(2, 2, ([value, length], text) =>
    compiled(`my_right(${asText(value)}, ${asNumber(length, text).sql})`, TEXT),
  ),
  INSTR: fn(2, 2, ([value, part]) => compiled(`instr(${asText(value)}, ${asText(part)})`, LENGTH)),
  LOCATE: fn(2, 2, ([part, value]) => compiled(`instr(${asText(value)}, ${asText(part)})`, LENGTH)),
  REPLACE: fn(3, 3, ([value, part, by]) => compiled(`replace(${[value, part, by].map(asText).join(', ')})`, TEXT)),
  REPEAT: fn(2, 2, ([value, times], text) =>
    compiled(`my_repeat(${asText(value)}, ${asNumber(times, text).sql})`, TEXT),
  ),
  LPAD: fn(3, 3, ([value, length, pad], text) =>
    compiled(`my_lpad(${asText(value)}, ${asNumber(length, text).sql}, ${asText(pad)})`, TEXT),
  ),
  RPAD: fn(3, 3, ([value, length, pad], text) =>
    compiled(`my_rpad(${asText(value)}, ${asNumber(length, text).sql}, ${asText(pad)})`, TEXT),
  ),
  STRCMP: fn(2, 2, ([left, right], text) => {
    const [one, two] = comparable(compiled(asText(left), TEXT), compiled(asText(right), TEXT), text);
    return compiled(`(CASE WHEN ${one} = ${two} THEN 0 WHEN ${one} < ${two} THEN -1 ELSE 1 END)`, integer(2));
  }),
  FIELD: fn(2, MANY, (args, text, count) => {
    const [wanted, ...list] = args.slice(0, count);
    if (wanted === undefined) return compiled('0', integer(3));
    const arms = list.map((item, at) => `WHEN ${comparable(wanted, item, text).join(' = ')} THEN ${at + 1}`);
    return compiled(`(CASE ${arms.join(' ')} ELSE 0 END)`, integer(3));
  }),
};

function substring(
  [value, from, length]: readonly [Compiled, Compiled, Compiled, ...Compiled[]],
  text: string,
  count: number,
): Compiled {
  const rest = count === 3 ? `, ${asNumber(length, text).sql}` : '';
  return compiled(`my_substring(${asText(value)}, ${asNumber(from, text).sql}${rest})`, TEXT);
}
