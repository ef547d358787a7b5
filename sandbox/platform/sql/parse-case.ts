import type { Expression } from './syntax.ts';
import type { TokenCursor } from './token-cursor.ts';

/** CASE, after this word. */
export function parseCase(cursor: TokenCursor, parse: (cursor: TokenCursor) => Expression): Expression {
  const operand = cursor.is('WHEN') ? null : parse(cursor);
  const branches = [];
  while (cursor.take('WHEN')) {
    const when = parse(cursor);
    cursor.expect('THEN');
    branches.push({ when, result: parse(cursor) });
  }
  if (branches.length === 0) throw cursor.fail();
  const otherwise = cursor.take('ELSE') ? parse(cursor) : null;
  cursor.expect('END');
  return { kind: 'case', operand, branches, otherwise };
}
