/**
 * The type of an expression: what its value is as stored in SQLite and how Forge would send it.
 * Times are text in canonical form, with a fraction only as far as it has digits other than zero.
 */
export type SqlType =
  | IntegerType
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'double' }
  | { readonly kind: 'string'; readonly maxLength: number | null }
  | { readonly kind: 'json' }
  | { readonly kind: 'datetime'; readonly fraction: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'null' };

export interface IntegerType {
  readonly kind: 'integer';
  /** 64 bits on the wire, hence sent as text. */
  readonly big: boolean;
  /** Characters it can take, sign included; MariaDB decides by it whether a computed integer is a big one. */
  readonly width: number;
  /** The column type whose range holds every value; absent when that is not known. */
  readonly within?: string | undefined;
}

/** From this width on a computed integer is a BIGINT; narrower it is an INT. */
const BIG_WIDTH = 10;

export const BOOLEAN: IntegerType = { kind: 'integer', big: false, width: 1 };
export const BIGINT: IntegerType = { kind: 'integer', big: true, width: 20 };
export const COUNT: IntegerType = { kind: 'integer', big: true, width: 21 };
export const DOUBLE: SqlType = { kind: 'double' };
export const TEXT: SqlType = { kind: 'string', maxLength: null };
export const NULL_TYPE: SqlType = { kind: 'null' };

/** The type of an integer computed or written with this many characters. */
export function integer(width: number): IntegerType {
  return { kind: 'integer', big: width >= BIG_WIDTH, width };
}

export function decimal(scale: number): SqlType {
  return { kind: 'decimal', scale: Math.min(scale, 30) };
}

export function isNumeric(type: SqlType): boolean {
  return type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'double' || type.kind === 'null';
}

export function isText(type: SqlType): boolean {
  return type.kind === 'string' || type.kind === 'json';
}

export function isTime(type: SqlType): boolean {
  return type.kind === 'datetime' || type.kind === 'date';
}

export function scaleOf(type: SqlType): number {
  return type.kind === 'decimal' ? type.scale : 0;
}

export function widthOf(type: SqlType): number {
  return type.kind === 'integer' ? type.width : 0;
}

/** The type that holds the values of all: of COALESCE, CASE, IF, GREATEST and of the columns of a UNION. */
export function commonType(types: readonly SqlType[]): SqlType {
  return types.reduce((left, right) => commonOfTwo(left, right), NULL_TYPE);
}

function commonOfTwo(left: SqlType, right: SqlType): SqlType {
  if (left.kind === 'null') return right;
  if (right.kind === 'null') return left;
  if (isNumeric(left) && isNumeric(right)) return commonNumber(left, right);
  if (isTime(left) && isTime(right)) return commonTime(left, right);
  if (left.kind === 'json' && right.kind === 'json') return left;
  if (left.kind === 'string' && right.kind === 'string') {
    const isOpen = left.maxLength === null || right.maxLength === null;
    return { kind: 'string', maxLength: isOpen ? null : Math.max(left.maxLength, right.maxLength) };
  }
  return TEXT;
}

function commonNumber(left: SqlType, right: SqlType): SqlType {
  if (left.kind === 'integer' && right.kind === 'integer') {
    const within = left.within === right.within ? left.within : undefined;
    return { kind: 'integer', big: left.big || right.big, width: Math.max(left.width, right.width), within };
  }
  if (left.kind === 'double' || right.kind === 'double') return DOUBLE;
  return decimal(Math.max(scaleOf(left), scaleOf(right)));
}

function commonTime(left: SqlType, right: SqlType): SqlType {
  if (left.kind === 'datetime' && right.kind === 'datetime') {
    return { kind: 'datetime', fraction: Math.max(left.fraction, right.fraction) };
  }
  return left.kind === 'datetime' ? left : right;
}
