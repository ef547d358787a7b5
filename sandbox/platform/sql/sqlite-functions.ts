import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Clock } from '../ports.ts';
import { jsonArray, jsonExtract, jsonLength, jsonObject, jsonUnquote } from './json-values.ts';
import { mysqlError } from './mysql-errors.ts';
import { decimalText, doubleText, leadingNumber, roundDouble, roundTo } from './numbers.ts';
import { addTime, dateFormat, timeDifference, timePart } from './time-functions.ts';
import { canonicalTime, msToTime, roundTime, timeText, timeToMs } from './times.ts';

type Value = string | bigint | number | null;
type SqlFunction = (...args: readonly Value[]) => Value;

/** MySQL's functions that SQLite has not, or has otherwise. NULL in any argument gives NULL. */
const FUNCTIONS: Readonly<Record<string, SqlFunction>> = {
  my_number: (value) => (typeof value === 'string' ? leadingNumber(value) : (value ?? null)),
  my_decimal_text: (value, scale) => decimalText(numeric(value), Number(scale)),
  my_double_text: (value) => doubleText(Number(value)),
  my_time: (value) => time(text(value)),
  my_time_text: (value, fraction) => timeText(text(value), Number(fraction)),
  my_time_round: (value, fraction) => roundTime(text(value), Number(fraction)),
  my_round: (value, places) => roundTo(numeric(value), Number(places)),
  my_round_double: (value, places) => roundDouble(Number(value), Number(places)),
  my_truncate: (value, places) => truncated(numeric(value), Number(places)),
  my_unsigned: (value) => {
    if (Number(value) < 0) throw mysqlError(1690, `BIGINT UNSIGNED value is out of range in '${String(value)}'`);
    return value ?? null;
  },
  my_limit: (value) => {
    if (typeof value !== 'bigint' || value < 0n)
      throw mysqlError(1064, 'You have an error in your SQL syntax: LIMIT needs whole numbers from 0');
    return value;
  },
  my_divisor: (value) => {
    if (Number(value) === 0) throw mysqlError(1365, 'Division by 0');
    return value ?? null;
  },
  my_lower: (value) => text(value).toLowerCase(),
  my_upper: (value) => text(value).toUpperCase(),
  my_reverse: (value) => [...text(value)].toReversed().join(''),
  my_md5: (value) => createHash('md5').update(text(value)).digest('hex'),
  my_sha1: (value) => createHash('sha1').update(text(value)).digest('hex'),
  my_crc32: (value) => BigInt(crc32(text(value))),
  my_substring: (value, from, length) =>
    substring(text(value), Number(from), length === undefined ? Infinity : Number(length)),
  my_right: (value, length) => (Number(length) <= 0 ? '' : [...text(value)].slice(-Number(length)).join('')),
  my_repeat: (value, times) => text(value).repeat(Math.max(0, Number(times))),
  my_lpad: (value, length, pad) => padded([...text(value)], Number(length), { pad: text(pad), atEnd: false }),
  my_rpad: (value, length, pad) => padded([...text(value)], Number(length), { pad: text(pad), atEnd: true }),
  my_seconds: (value) => timeToMs(time(text(value))) / 1000,
  my_from_seconds: (value, fraction) => msToTime(Math.round(Number(value) * 1000), Number(fraction)),
  my_add_time: (value, amount, unit) => addTime(time(text(value)), Number(amount), text(unit)),
  my_time_diff: (unit, from, to) => timeDifference(text(unit), time(text(from)), time(text(to))),
  my_time_part: (part, value) => timePart(text(part), time(text(value))),
  my_date_format: (value, format) => dateFormat(time(text(value)), text(format)),
  my_json_extract: (value, path) => jsonExtract(text(value), text(path)),
  my_json_unquote: (value) => jsonUnquote(text(value)),
  my_json_length: (value, path) => jsonLength(text(value), text(path)),
};

/** Adds MySQL's functions to a SQLite database. `clock` is what NOW() reads. */
export function defineFunctions(database: DatabaseSync, clock: Clock): void {
  const options = { deterministic: true, useBigIntArguments: true, varargs: true } as const;
  for (const [name, compute] of Object.entries(FUNCTIONS)) {
    database.function(name, options, (...args) => (args.includes(null) ? null : compute(...(args as Value[]))));
  }
  database.function('my_json_object', options, (...args) => jsonObject(args as Value[]));
  database.function('my_json_array', options, (...args) => jsonArray(args as Value[]));
  database.function('my_only_row', options, (count, value) => {
    if (Number(count) > 1) throw mysqlError(1242, 'Subquery returns more than 1 row');
    return value;
  });
  // Not deterministic: SQLite would keep the first answer for ever in a column's default.
  database.function('my_now', { useBigIntArguments: true }, (fraction) => msToTime(clock.now(), Number(fraction)));
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : String(value ?? '');
}

function numeric(value: Value | undefined): bigint | number {
  return typeof value === 'bigint' || typeof value === 'number' ? value : leadingNumber(text(value));
}

function time(value: string): string {
  const canonical = canonicalTime(value);
  if (canonical === null) throw mysqlError(1292, `Incorrect datetime value: '${value}'`);
  return canonical;
}

function truncated(value: bigint | number, places: number): bigint | number {
  if (typeof value === 'bigint' && places >= 0) return value;
  const unit = 10 ** places;
  // The decimal a double stands for is what counts: 0.29 * 100 is 28.999…, and must not lose a digit.
  return Math.trunc(Number((Number(value) * unit).toPrecision(15))) / unit;
}

function substring(value: string, from: number, length: number): string {
  const characters = [...value];
  const start = from < 0 ? characters.length + from : from - 1;
  if (from === 0 || start < 0 || length <= 0) return '';
  return characters.slice(start, start + length).join('');
}

function padded(
  value: readonly string[],
  length: number,
  { pad, atEnd }: { readonly pad: string; readonly atEnd: boolean },
): string | null {
  if (length < 0) return null;
  if (value.length >= length) return value.slice(0, length).join('');
  if (pad === '') return '';
  const missing = length - value.length;
  const filling = [...pad.repeat(Math.ceil(missing / [...pad].length))].slice(0, missing).join('');
  return atEnd ? value.join('') + filling : filling + value.join('');
}
