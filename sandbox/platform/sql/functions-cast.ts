import { asNumber, asText, compiled, type Compiled } from './compiled.ts';
import { unsupported } from './mysql-errors.ts';
import type { TypeName } from './syntax.ts';
import { decimal, DOUBLE, integer, isText, TEXT, widthOf } from './types.ts';

/** `CAST(value AS type)`. */
export function castTo(value: Compiled, type: TypeName, text: string): Compiled {
  const [first, second] = type.sizes;
  switch (type.name) {
    case 'SIGNED':
    case 'UNSIGNED': {
      // Rounded, not cut: MySQL casts 1.5 to 2. Text is cut at the first character that is no digit.
      const source = isText(value.type)
        ? `CAST(${value.sql} AS INTEGER)`
        : `CAST(my_round(${asNumber(value, text).sql}, 0) AS INTEGER)`;
      const width = value.type.kind === 'string' ? (value.type.maxLength ?? 20) : widthOf(value.type) || 20;
      if (type.name === 'UNSIGNED')
        return compiled(`my_unsigned(${source})`, { kind: 'integer', big: true, width: 20 });
      return compiled(value.type.kind === 'integer' ? value.sql : source, integer(width));
    }
    case 'CHAR':
      return compiled(first === undefined ? asText(value) : `substr(${asText(value)}, 1, ${first})`, TEXT);
    case 'DECIMAL':
      return compiled(`my_round(${asNumber(value, text).sql}, ${second ?? 0})`, decimal(second ?? 0));
    case 'DOUBLE':
    case 'FLOAT':
      return compiled(`CAST(${asNumber(value, text).sql} AS REAL)`, DOUBLE);
    case 'DATE':
      return compiled(`substr(my_time(${asText(value)}), 1, 10)`, { kind: 'date' });
    case 'DATETIME':
      return compiled(`my_time_round(my_time(${asText(value)}), ${first ?? 0})`, {
        kind: 'datetime',
        fraction: first ?? 0,
      });
    default:
      throw unsupported(`CAST to ${type.name}`, text);
  }
}
