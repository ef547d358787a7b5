import { KvsError } from './kvs-errors.ts';
import type { Condition, Conditions } from './kvs-requests.ts';

type Scalar = string | number | boolean;

/** Whether a stored entity (null: no such key) satisfies the conditions of a check, a conditional write or a filter. */
export function satisfies(value: unknown, conditions: Conditions): boolean {
  if ('and' in conditions) return conditions.and.every((each) => holds(propertyOf(value, each.property), each));
  return conditions.or.some((each) => holds(propertyOf(value, each.property), each));
}

/** Whether one property satisfies one condition. A comparison of different types never holds. */
export function holds(actual: unknown, { condition, values }: Omit<Condition, 'property'>): boolean {
  const [first, second] = values;
  if (first === undefined) return false;
  switch (condition) {
    case 'EXISTS':
      return actual !== undefined;
    case 'NOT_EXISTS':
      return actual === undefined;
    case 'EQUAL_TO':
      return actual === first;
    case 'NOT_EQUAL_TO':
      return actual !== first;
    case 'BEGINS_WITH':
      return typeof actual === 'string' && actual.startsWith(String(first));
    case 'CONTAINS':
      return contains(actual, first);
    case 'NOT_CONTAINS':
      return actual !== undefined && !contains(actual, first);
    case 'BETWEEN':
      if (second === undefined) throw new KvsError('BAD_REQUEST', 'BETWEEN needs two values');
      return isOrdered(first, actual) && isOrdered(actual, second);
    case 'GREATER_THAN':
      return isOrdered(first, actual) && actual !== first;
    case 'GREATER_THAN_EQUAL_TO':
      return isOrdered(first, actual);
    case 'LESS_THAN':
      return isOrdered(actual, first) && actual !== first;
    case 'LESS_THAN_EQUAL_TO':
      return isOrdered(actual, first);
  }
}

/** Order of index values: numbers before text, text by code units. */
export function compareScalars(left: Scalar, right: Scalar): number {
  if (typeof left !== typeof right) return typeof left < typeof right ? -1 : 1;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function propertyOf(value: unknown, property: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, property) ? (value as Record<string, unknown>)[property] : undefined;
}

function contains(actual: unknown, part: Scalar): boolean {
  if (typeof actual === 'string') return actual.includes(String(part));
  return Array.isArray(actual) && actual.includes(part);
}

function isOrdered(low: unknown, high: unknown): boolean {
  if (typeof low === 'number' && typeof high === 'number') return low <= high;
  if (typeof low === 'string' && typeof high === 'string') return low <= high;
  return false;
}
