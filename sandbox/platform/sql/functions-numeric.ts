import { asNumber, asText, compiled, type Compiled } from './compiled.ts';
import { fn, type FunctionTable } from './function-definition.ts';
import { unsupported } from './mysql-errors.ts';
import { BIGINT, decimal, DOUBLE, integer, scaleOf, type SqlType } from './types.ts';

const real = (name: string): ReturnType<typeof fn> =>
  fn(1, 1, ([value], text) => compiled(`${name}(${asNumber(value, text).sql})`, DOUBLE));

/** Functions on numbers. */
export const NUMERIC_FUNCTIONS: FunctionTable = {
  ABS: fn(1, 1, ([value], text) => {
    const { sql, type } = asNumber(value, text);
    return compiled(`abs(${sql})`, type.kind === 'integer' ? integer(type.width) : type);
  }),
  SIGN: fn(1, 1, ([value], text) => compiled(`sign(${asNumber(value, text).sql})`, integer(2))),
  ROUND: fn(1, 2, ([value, places], text, count) =>
    rounded('my_round', value, { places: count === 2 ? places : null, text }),
  ),
  TRUNCATE: fn(2, 2, ([value, places], text) => rounded('my_truncate', value, { places, text })),
  FLOOR: fn(1, 1, ([value], text) => whole('floor', asNumber(value, text))),
  CEIL: fn(1, 1, ([value], text) => whole('ceil', asNumber(value, text))),
  CEILING: fn(1, 1, ([value], text) => whole('ceil', asNumber(value, text))),
  MOD: fn(2, 2, ([value, by], text) => {
    const [left, right] = [asNumber(value, text), asNumber(by, text)];
    if (left.type.kind === 'integer' && right.type.kind === 'integer') {
      return compiled(`(${left.sql} % ${right.sql})`, integer(left.type.width));
    }
    const scale = Math.max(scaleOf(left.type), scaleOf(right.type));
    const isDouble = left.type.kind === 'double' || right.type.kind === 'double';
    return compiled(`mod(${left.sql}, ${right.sql})`, isDouble ? DOUBLE : decimal(scale));
  }),
  POW: fn(2, 2, ([value, by], text) =>
    compiled(`pow(${asNumber(value, text).sql}, ${asNumber(by, text).sql})`, DOUBLE),
  ),
  POWER: fn(2, 2, ([value, by], text) =>
    compiled(`pow(${asNumber(value, text).sql}, ${asNumber(by, text).sql})`, DOUBLE),
  ),
  SQRT: real('sqrt'),
  EXP: real('exp'),
  LN: real('ln'),
  LOG2: real('log2'),
  LOG10: real('log10'),
  CRC32: fn(1, 1, ([value]) => compiled(`my_crc32(${asText(value)})`, { kind: 'integer', big: false, width: 10 })),
};

/** The number of places must be written in the statement: the type of the answer depends on it. */
function rounded(
  name: string,
  value: Compiled,
  { places, text }: { readonly places: Compiled | null; readonly text: string },
): Compiled {
  const number = asNumber(value, text);
  const written = places === null ? '0' : places.sql.replace(/^\((.*)\)$/, '$1');
  if (!/^-?\d+$/.test(written)) throw unsupported('rounding to a computed number of places', text);
  // A double is rounded half to even, a decimal half away from zero.
  const rounding = name === 'my_round' && number.type.kind === 'double' ? 'my_round_double' : name;
  const sql = `${rounding}(${number.sql}, ${written})`;
  const type: SqlType = number.type.kind === 'decimal' ? decimal(Math.max(0, Number(written))) : number.type;
  return compiled(number.type.kind === 'double' ? `CAST(${sql} AS REAL)` : sql, type);
}

function whole(name: 'floor' | 'ceil', { sql, type }: Compiled): Compiled {
  if (type.kind === 'integer') return compiled(sql, type);
  return type.kind === 'double'
    ? compiled(`${name}(${sql})`, type)
    : compiled(`CAST(${name}(${sql}) AS INTEGER)`, BIGINT);
}
