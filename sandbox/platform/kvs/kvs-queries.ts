import type { StoredValue } from './key-space.ts';
import { compareScalars, holds, propertyOf, satisfies } from './kvs-conditions.ts';
import { indexNamed } from './kvs-entities.ts';
import { KvsError } from './kvs-errors.ts';
import { QUERY_DEFAULT_LIMIT, QUERY_MAX_LIMIT } from './kvs-limits.ts';
import { entityQueryRequest, parseBody, queryRequest, type EntityQueryRequest } from './kvs-requests.ts';
import type { KvsSpaces } from './kvs-spaces.ts';

interface Page {
  readonly data: readonly unknown[];
  readonly cursor?: string;
}

/** Plain keys by prefix, in order of keys. */
export function queryKeys(spaces: KvsSpaces, body: unknown): Page {
  const request = parseBody(queryRequest, body);
  const limit = limitOf(request.limit);
  const prefix = request.where?.[0]?.values[0] ?? '';
  const after = request.after === undefined ? null : readCursor(request.after);
  const found: StoredValue[] = [];
  for (const value of spaces.space(spaces.spaceOf(null)).scan({ prefix, after }, spaces.now())) {
    found.push(value);
    if (found.length > limit) break;
  }
  return page(found, limit, (value) => spaces.present(value, request.options?.metadataFields));
}

/** Entities by one index: one partition, ordered by the range attribute and then by key. */
export function queryEntity(spaces: KvsSpaces, body: unknown): Page {
  const request = parseBody(entityQueryRequest, body);
  const limit = limitOf(request.limit);
  const ordered = matching(spaces, request);
  const after = request.cursor === undefined ? null : readCursor(request.cursor);
  // The cursor names the last key given; an entity changed since then simply moves, as on the platform.
  const start = after === null ? 0 : ordered.findIndex((value) => value.key === after) + 1;
  return page(ordered.slice(start, start + limit + 1), limit, (value) =>
    spaces.present(value, request.options?.metadataFields),
  );
}

function matching(spaces: KvsSpaces, request: EntityQueryRequest): StoredValue[] {
  const index = indexNamed(spaces.entity(request.entityName), request.indexName);
  const partition = request.partition ?? [];
  if (partition.length !== index.partition.length) {
    throw new KvsError('BAD_REQUEST', `Index "${request.indexName}" needs ${index.partition.length} partition values`);
  }
  const rows: { value: StoredValue; order: string | number | boolean }[] = [];
  for (const value of spaces
    .space(spaces.spaceOf(request.entityName))
    .scan({ prefix: '', after: null }, spaces.now())) {
    const entity: unknown = JSON.parse(value.json);
    const order = index.range === null ? value.key : propertyOf(entity, index.range);
    if (typeof order !== 'string' && typeof order !== 'number' && typeof order !== 'boolean') continue;
    if (index.partition.some((name, at) => propertyOf(entity, name) !== partition[at])) continue;
    if (request.range !== undefined && !holds(order, request.range)) continue;
    if (request.filters !== undefined && !satisfies(entity, request.filters)) continue;
    rows.push({ value, order });
  }
  rows.sort(
    (left, right) => compareScalars(left.order, right.order) || compareScalars(left.value.key, right.value.key),
  );
  if (request.sort === 'DESC') rows.reverse();
  return rows.map((row) => row.value);
}

function limitOf(asked: number | undefined): number {
  const limit = asked ?? QUERY_DEFAULT_LIMIT;
  if (limit > QUERY_MAX_LIMIT) {
    throw new KvsError(
      'LIST_QUERY_LIMIT_EXCEEDED',
      `A query may ask for at most ${QUERY_MAX_LIMIT} values, not ${limit}`,
    );
  }
  return limit;
}

/** One page of at most `limit` values; a value beyond it becomes a cursor. */
function page(found: readonly StoredValue[], limit: number, present: (value: StoredValue) => unknown): Page {
  const data = found.slice(0, limit);
  const last = data.at(-1);
  if (found.length <= limit || last === undefined) return { data: data.map(present) };
  return { data: data.map(present), cursor: Buffer.from(JSON.stringify({ after: last.key })).toString('base64url') };
}

function readCursor(cursor: string): string {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const after = propertyOf(parsed, 'after');
    if (typeof after === 'string') return after;
  } catch {
    // Falls through to the one message for every cursor this store did not give out.
  }
  throw new KvsError('INVALID_CURSOR', 'The cursor was not given out by a query');
}
