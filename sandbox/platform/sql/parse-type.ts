import type { TypeName } from './syntax.ts';
import type { TokenCursor } from './token-cursor.ts';

/** A type with its sizes, `DECIMAL(10,2) UNSIGNED`. Whether it is known is decided where it is used. */
export function parseTypeName(cursor: TokenCursor): TypeName {
  const token = cursor.next();
  if (token.kind !== 'word') throw cursor.fail();
  let name = token.value;
  if (name === 'DOUBLE') cursor.take('PRECISION');
  if (name === 'NATIONAL') throw cursor.refuse('NATIONAL types');
  if ((name === 'SIGNED' || name === 'UNSIGNED') && cursor.take('INTEGER')) name = token.value;
  const sizes = cursor.is('(') ? cursor.list(() => cursor.integer()) : [];
  const unsigned = cursor.take('UNSIGNED');
  if (!unsigned) cursor.take('SIGNED');
  if (cursor.is('ZEROFILL')) throw cursor.refuse('ZEROFILL');
  return { name, sizes, unsigned };
}
