import { assertOperations, assertSize } from './kvs-batches.ts';
import { satisfies } from './kvs-conditions.ts';
import { KvsError } from './kvs-errors.ts';
import { parseBody, transactionRequest, type Conditions } from './kvs-requests.ts';
import type { KvsSpaces } from './kvs-spaces.ts';

interface Conditional {
  readonly key: string;
  readonly entityName?: string | undefined;
  readonly conditions?: Conditions | undefined;
}

/** All or nothing: every check and every value is examined before the first write. */
export function transact(spaces: KvsSpaces, body: unknown): void {
  const request = parseBody(transactionRequest, body);
  const sets = request.set ?? [];
  const deletes = request.delete ?? [];
  const checks = request.check ?? [];
  assertOperations([...sets, ...deletes, ...checks]);
  assertSize(body);
  for (const operation of [...sets, ...deletes, ...checks]) assertConditions(spaces, operation);
  const prepared = sets.map((operation) => {
    const space = spaces.spaceOf(operation.entityName);
    return { space, value: spaces.prepare({ space, key: operation.key }, operation.entityName, operation) };
  });
  for (const { space, value } of prepared) spaces.space(space).set(value);
  for (const { key, entityName } of deletes) spaces.remove({ space: spaces.spaceOf(entityName), key });
}

function assertConditions(spaces: KvsSpaces, { key, entityName, conditions }: Conditional): void {
  const found = spaces.find({ space: spaces.spaceOf(entityName), key });
  if (conditions === undefined) return;
  if (entityName === undefined) throw new KvsError('BAD_REQUEST', `Conditions on "${key}" need an entity`);
  const value: unknown = found === null ? null : JSON.parse(found.json);
  if (!satisfies(value, conditions)) {
    throw new KvsError('CONDITIONAL_CHECK_FAILED', `The conditions on key "${key}" do not hold`, 409);
  }
}
