import { asNumber, asText, compiled, type Compiled } from './compiled.ts';
import { fn, type FunctionDefinition, type FunctionTable } from './function-definition.ts';
import { unsupported } from './mysql-errors.ts';
import { COUNT, decimal, integer, TEXT, type SqlType } from './types.ts';

/** Functions on times. Now is the sandbox's clock; the zone is UTC. */
export const TIME_FUNCTIONS: FunctionTable = {
  NOW: fn(0, 1, now),
  CURRENT_TIMESTAMP: fn(0, 1, now),
  LOCALTIME: fn(0, 1, now),
  LOCALTIMESTAMP: fn(0, 1, now),
  UTC_TIMESTAMP: fn(0, 1, now),
  SYSDATE: fn(0, 1, now),
  CURDATE: fn(0, 0, today),
  CURRENT_DATE: fn(0, 0, today),
  UTC_DATE: fn(0, 0, today),
  UNIX_TIMESTAMP: fn(0, 1, ([value], _text, count) => {
    if (count === 0) return compiled('CAST(my_seconds(my_now(0)) AS INTEGER)', COUNT);
    const fraction = value.type.kind === 'datetime' ? value.type.fraction : 0;
    if (fraction > 0) return compiled(`my_seconds(${asText(value)})`, decimal(fraction));
    return compiled(`CAST(my_seconds(${asText(value)}) AS INTEGER)`, COUNT);
  }),
  FROM_UNIXTIME: fn(1, 1, ([value], text) => {
    const number = asNumber(value, text);
    const fraction = number.type.kind === 'decimal' ? Math.min(number.type.scale, 3) : 0;
    return compiled(`my_from_seconds(${number.sql}, ${fraction})`, { kind: 'datetime', fraction });
  }),
  DATE: fn(1, 1, ([value]) => compiled(`substr(my_time(${asText(value)}), 1, 10)`, { kind: 'date' })),
  YEAR: part('year', integer(4)),
  MONTH: part('month', integer(2)),
  DAY: part('day', integer(2)),
  DAYOFMONTH: part('day', integer(2)),
  HOUR: part('hour', integer(2)),
  MINUTE: part('minute', integer(2)),
  SECOND: part('second', integer(2)),
  WEEKDAY: part('weekday', integer(1)),
  DAYOFWEEK: part('dayofweek', integer(1)),
  QUARTER: part('quarter', integer(1)),
  DATEDIFF: fn(2, 2, ([to, from]) =>
    compiled(
      `my_time_diff('DAY', substr(my_time(${asText(from)}), 1, 10), substr(my_time(${asText(to)}), 1, 10))`,
      integer(7),
    ),
  ),
  TIMESTAMPDIFF: fn(3, 3, ([unit, from, to]) =>
    compiled(`my_time_diff(${unit.sql}, ${asText(from)}, ${asText(to)})`, COUNT),
  ),
  DATE_FORMAT: fn(2, 2, ([value, format]) => compiled(`my_date_format(${asText(value)}, ${asText(format)})`, TEXT)),
};

function now([places]: readonly [Compiled, ...Compiled[]], text: string, count: number): Compiled {
  const fraction = count === 0 ? 0 : Number(places.sql);
  if (!Number.isInteger(fraction)) throw unsupported('NOW with a computed fraction', text);
  return compiled(`my_now(${fraction})`, { kind: 'datetime', fraction });
}

function today(): Compiled {
  return compiled('substr(my_now(0), 1, 10)', { kind: 'date' });
}

function part(name: string, type: SqlType): FunctionDefinition {
  return fn(1, 1, ([value]) => compiled(`my_time_part('${name}', ${asText(value)})`, type));
}
