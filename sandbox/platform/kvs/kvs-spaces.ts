import { z } from 'zod';
import type { Clock } from '../ports.ts';
import { KeySpace, type StoredValue } from './key-space.ts';
import { assertEntityValue, entityNamed, type Entity } from './kvs-entities.ts';
import { KvsError } from './kvs-errors.ts';
import type { MetadataFields, WriteRequest } from './kvs-requests.ts';
import { assertKey, encodeValue, ttlMs } from './kvs-values.ts';

/** A key in one of the store's spaces. */
export interface Place {
  readonly space: string;
  readonly key: string;
}

const PLAIN = 'kvs';
const SECRETS = 'secrets';
const ENTITY_PREFIX = 'entity:';

const snapshotSchema = z.object({
  version: z.literal(1),
  spaces: z.record(
    z.string(),
    z.array(
      z.object({
        key: z.string(),
        json: z.string(),
        createdAt: z.number(),
        updatedAt: z.number(),
        expiresAt: z.number().nullable(),
      }),
    ),
  ),
});

/** All values of one installation: plain keys, secrets, and one space an entity. */
export class KvsSpaces {
  readonly #clock: Clock;
  readonly #entities: ReadonlyMap<string, Entity>;
  readonly #spaces = new Map<string, KeySpace>();

  constructor(clock: Clock, entities: ReadonlyMap<string, Entity>) {
    this.#clock = clock;
    this.#entities = entities;
  }

  now(): number {
    return this.#clock.now();
  }

  /** @throws KvsError INVALID_ENTITY_NAME. */
  entity(name: string): Entity {
    return entityNamed(this.#entities, name);
  }

  /** Name of the space a call reads or writes. @throws KvsError INVALID_ENTITY_NAME. */
  spaceOf(entityName: string | null | undefined, secret = false): string {
    if (entityName === null || entityName === undefined) return secret ? SECRETS : PLAIN;
    return ENTITY_PREFIX + this.entity(entityName).name;
  }

  space(name: string): KeySpace {
    let found = this.#spaces.get(name);
    if (found === undefined) {
      found = new KeySpace();
      this.#spaces.set(name, found);
    }
    return found;
  }

  /** @throws KvsError about the key. */
  find({ space, key }: Place): StoredValue | null {
    assertKey(key);
    return this.space(space).find(key, this.now());
  }

  /** What a write would store, without storing it. @throws KvsError about key, value, TTL or KEY_CONFLICT. */
  prepare(place: Place, entityName: string | null | undefined, request: WriteRequest): StoredValue {
    const previous = this.find(place);
    if (previous !== null && request.options?.keyPolicy === 'FAIL_IF_EXISTS') {
      throw new KvsError('KEY_CONFLICT', `A value for key "${place.key}" exists`, 409);
    }
    const json = encodeValue(request.value);
    if (entityName !== null && entityName !== undefined) assertEntityValue(this.entity(entityName), request.value);
    const now = this.now();
    const ttl = request.options?.ttl;
    return {
      key: place.key,
      json,
      createdAt: previous?.createdAt ?? now,
      updatedAt: now,
      expiresAt: ttl === undefined ? null : now + ttlMs(ttl),
    };
  }

  write(place: Place, entityName: string | null | undefined, request: WriteRequest): StoredValue {
    const value = this.prepare(place, entityName, request);
    this.space(place.space).set(value);
    return value;
  }

  remove({ space, key }: Place): void {
    assertKey(key);
    this.space(space).delete(key);
  }

  /** A value as the calls answer it, with the metadata asked for. */
  present(value: StoredValue, fields: MetadataFields): Readonly<Record<string, unknown>> {
    const answer: Record<string, unknown> = { key: value.key, value: JSON.parse(value.json) };
    if (fields?.includes('CREATED_AT')) answer['createdAt'] = value.createdAt;
    if (fields?.includes('UPDATED_AT')) answer['updatedAt'] = value.updatedAt;
    if (fields?.includes('EXPIRE_TIME') && value.expiresAt !== null)
      answer['expireTime'] = new Date(value.expiresAt).toISOString();
    return answer;
  }

  dump(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
    const now = this.now();
    const all: Record<string, Record<string, unknown>> = {};
    for (const [name, space] of this.#spaces) {
      const live = [...space.scan({ prefix: '', after: null }, now)];
      all[name] = Object.fromEntries(live.map((value) => [value.key, JSON.parse(value.json)]));
    }
    return all;
  }

  snapshot(): unknown {
    return {
      version: 1,
      spaces: Object.fromEntries([...this.#spaces].map(([name, space]) => [name, space.entries()])),
    };
  }

  load(snapshot: unknown): void {
    const parsed = snapshotSchema.parse(snapshot);
    this.#spaces.clear();
    for (const [name, values] of Object.entries(parsed.spaces)) this.space(name).load(values);
  }
}
