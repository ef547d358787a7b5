import { z } from 'zod';
import { KvsError } from './kvs-errors.ts';
import {
  ATTRIBUTES_MAX,
  ENTITIES_MAX,
  ENTITY_NAME_PATTERN,
  INDEXES_MAX,
  PARTITION_MAX_BYTES,
  RANGE_VALUE_MAX_BYTES,
} from './kvs-limits.ts';
import { propertyOf } from './kvs-conditions.ts';

const attribute = z.object({ type: z.enum(['integer', 'float', 'string', 'boolean', 'any']) });
const index = z.union([
  z.string().transform((name) => ({ name, range: [name], partition: undefined })),
  z.object({
    name: z.string(),
    range: z.array(z.string()).length(1),
    partition: z.array(z.string()).min(1).optional(),
  }),
]);
const entity = z.object({
  name: z.string().regex(ENTITY_NAME_PATTERN),
  attributes: z
    .record(z.string(), attribute)
    .refine((all) => Object.keys(all).length <= ATTRIBUTES_MAX, `at most ${ATTRIBUTES_MAX} attributes`),
  indexes: z.array(index).max(INDEXES_MAX).default([]),
});
const entities = z.array(entity).max(ENTITIES_MAX);

export type Entity = z.infer<typeof entity>;
export type EntityIndex = Entity['indexes'][number];

/** Index every entity has by itself: all its values, ordered by key. */
const BY_KEY = 'by-key';

/** `app.storage.entities` of a manifest. */
export function parseEntities(declared: unknown): ReadonlyMap<string, Entity> {
  return new Map(entities.parse(declared ?? []).map((each) => [each.name, each]));
}

/** @throws KvsError INVALID_ENTITY_NAME. */
export function entityNamed(all: ReadonlyMap<string, Entity>, name: string): Entity {
  const found = all.get(name);
  if (found === undefined) throw new KvsError('INVALID_ENTITY_NAME', `The manifest declares no entity "${name}"`);
  return found;
}

/** The attributes a query by this index is partitioned and ordered by; `range: null` orders by key. */
export function indexNamed(
  of: Entity,
  name: string,
): { readonly partition: readonly string[]; readonly range: string | null } {
  if (name === BY_KEY) return { partition: [], range: null };
  const found = of.indexes.find((each) => each.name === name);
  if (found === undefined) throw new KvsError('INVALID_INDEX_NAME', `Entity "${of.name}" has no index "${name}"`);
  return { partition: found.partition ?? [], range: found.range[0] ?? null };
}

/** @throws KvsError when an attribute has another type than declared, is not declared, or is too long for its index. */
export function assertEntityValue(of: Entity, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new KvsError('INVALID_ENTITY_VALUE', `A value of entity "${of.name}" must be an object`);
  }
  for (const [name, actual] of Object.entries(value)) {
    const declared = of.attributes[name];
    if (declared === undefined)
      throw new KvsError('INVALID_ENTITY_VALUE', `Entity "${of.name}" has no attribute "${name}"`);
    if (!hasType(actual, declared.type)) {
      throw new KvsError(
        'INVALID_ENTITY_VALUE',
        `Attribute "${name}" of entity "${of.name}" must be of type ${declared.type}`,
      );
    }
  }
  for (const each of of.indexes) assertIndexSizes(each, value);
}

function assertIndexSizes(of: EntityIndex, value: object): void {
  const bytes = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + byteLength(propertyOf(value, name)), 0);
  if (bytes(of.range) > RANGE_VALUE_MAX_BYTES)
    throw new KvsError('MAX_SIZE', `Range value of index "${of.name}" is too long`);
  if (bytes(of.partition ?? []) > PARTITION_MAX_BYTES)
    throw new KvsError('MAX_SIZE', `Partition of index "${of.name}" is too long`);
}

function byteLength(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));
}

function hasType(value: unknown, type: z.infer<typeof attribute>['type']): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'any':
      return true;
  }
}
