import { SqlError } from '../ports.ts';
import type { Column } from './catalog.ts';
import type { ColumnType } from './column-types.ts';
import { storedValue, textOf, type Stored } from './column-values.ts';
import { leadingNumber } from './numbers.ts';

/**
 * A value as INSERT IGNORE stores it: what strict mode would refuse is bent until it fits, as MySQL does with a warning.
 * @throws SqlError for values of JSON and of times, which this engine does not bend.
 */
export function adjustedValue(value: Stored, column: Column, row: number): Stored {
  try {
    return storedValue(value, column, row);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    const adjusted = value === null ? emptyOf(column.type) : bent(value, column.type);
    if (adjusted === null) throw error;
    return adjusted;
  }
}

/** What stands for NULL in a column that takes none; null where this engine knows nothing. */
function emptyOf({ kind }: ColumnType): Stored {
  switch (kind) {
    case 'integer':
      return 0n;
    case 'decimal':
    case 'double':
      return 0;
    case 'varchar':
    case 'text':
      return '';
    default:
      return null;
  }
}

function bent(value: string | bigint | number, type: ColumnType): Stored {
  switch (type.kind) {
    case 'integer':
      return clamped(typeof value === 'string' ? leadingNumber(value) : value, type);
    case 'double':
      return typeof value === 'string' ? Number(leadingNumber(value)) : null;
    case 'varchar':
      return [...textOf(value)].slice(0, type.length).join('');
    case 'text':
      return Buffer.from(textOf(value))
        .subarray(0, type.bytes)
        .toString()
        .replace(/\uFFFD$/, '');
    default:
      return null;
  }
}

function clamped(value: bigint | number, { low, high }: Extract<ColumnType, { kind: 'integer' }>): bigint {
  if (typeof value === 'number' && !Number.isFinite(value)) return value > 0 ? high : low;
  const whole = typeof value === 'bigint' ? value : BigInt(Math.round(value));
  if (whole < low) return low;
  return whole > high ? high : whole;
}
