import { KvsError } from './kvs-errors.ts';
import { OPERATIONS_MAX, OPERATIONS_MAX_BYTES } from './kvs-limits.ts';
import { batchDeleteRequest, batchReadRequest, batchWriteRequest, parseBody } from './kvs-requests.ts';
import type { KvsSpaces } from './kvs-spaces.ts';

interface Item {
  readonly key: string;
  readonly entityName?: string | undefined;
}

interface BatchAnswer {
  readonly successfulKeys: readonly unknown[];
  readonly failedKeys: readonly unknown[];
}

export function batchGet(spaces: KvsSpaces, body: unknown): BatchAnswer {
  return each(parseBody(batchReadRequest, body), (item) => {
    const found = spaces.find({ space: spaces.spaceOf(item.entityName), key: item.key });
    if (found === null) throw new KvsError('KEY_NOT_FOUND', `No value for key "${item.key}"`, 404);
    return spaces.present(found, item.options?.metadataFields);
  });
}

export function batchSet(spaces: KvsSpaces, body: unknown): BatchAnswer {
  const items = parseBody(batchWriteRequest, body);
  assertSize(items);
  return each(items, (item) => {
    spaces.write({ space: spaces.spaceOf(item.entityName), key: item.key }, item.entityName, item);
    return { key: item.key };
  });
}

export function batchDelete(spaces: KvsSpaces, body: unknown): BatchAnswer {
  return each(parseBody(batchDeleteRequest, body), (item) => {
    spaces.remove({ space: spaces.spaceOf(item.entityName), key: item.key });
    return { key: item.key };
  });
}

/** @throws KvsError when a batch or transaction is too large, empty, or names a key twice. */
export function assertOperations(items: readonly Item[]): void {
  if (items.length === 0) throw new KvsError('BAD_REQUEST', 'At least one operation must be given');
  if (items.length > OPERATIONS_MAX) {
    throw new KvsError('BAD_REQUEST', `At most ${OPERATIONS_MAX} operations may be given, not ${items.length}`);
  }
  const seen = new Set<string>();
  for (const item of items) {
    const id = JSON.stringify([item.entityName ?? null, item.key]);
    if (seen.has(id)) throw new KvsError('BAD_REQUEST', `Key "${item.key}" is given twice`);
    seen.add(id);
  }
}

/** @throws KvsError MAX_SIZE. */
export function assertSize(body: unknown): void {
  if (Buffer.byteLength(JSON.stringify(body)) > OPERATIONS_MAX_BYTES) {
    throw new KvsError('MAX_SIZE', `Together the values may have at most ${OPERATIONS_MAX_BYTES} bytes`, 413);
  }
}

/** Unlike a transaction, a batch does what it can and lists the rest. */
function each<T extends Item>(items: readonly T[], act: (item: T) => Readonly<Record<string, unknown>>): BatchAnswer {
  assertOperations(items);
  const successfulKeys: unknown[] = [];
  const failedKeys: unknown[] = [];
  for (const item of items) {
    const entity = item.entityName === undefined ? {} : { entityName: item.entityName };
    try {
      successfulKeys.push({ ...act(item), ...entity });
    } catch (error) {
      if (!(error instanceof KvsError)) throw error;
      failedKeys.push({ key: item.key, ...entity, error: { code: error.code, message: error.message } });
    }
  }
  return { successfulKeys, failedKeys };
}
