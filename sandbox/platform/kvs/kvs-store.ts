import { z } from 'zod';
import type { Clock } from '../ports.ts';
import { batchDelete, batchGet, batchSet } from './kvs-batches.ts';
import { parseEntities } from './kvs-entities.ts';
import { KvsError } from './kvs-errors.ts';
import { queryEntity, queryKeys } from './kvs-queries.ts';
import { deleteRequest, parseBody, readRequest, writeRequest } from './kvs-requests.ts';
import { KvsSpaces } from './kvs-spaces.ts';
import { transact } from './kvs-transactions.ts';

export interface KvsAnswer {
  readonly status: number;
  /** null: no body. */
  readonly body: unknown;
}

export interface KvsOptions {
  readonly clock: Clock;
  /** `app.storage.entities` of the manifest, as parsed from YAML. */
  readonly entities?: unknown;
}

/** Key-value storage, secrets and custom entities of one installation. */
export interface KvsStore {
  /** Answers one `/api/v1/*` call. An unknown path answers 501. Never throws for what an app may send. */
  handle(path: string, body: unknown): KvsAnswer;
  /** Values by key, for `/__sandbox/state`: plain keys, secrets, then each entity. */
  dump(): Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  snapshot(): unknown;
  load(snapshot: unknown): void;
}

type Handler = (spaces: KvsSpaces, body: unknown) => KvsAnswer;

const NO_CONTENT: KvsAnswer = { status: 204, body: null };
const ok = (body: unknown): KvsAnswer => ({ status: 200, body });

const HANDLERS: Readonly<Record<string, Handler>> = {
  '/api/v1/get': (spaces, body) => get(spaces, 'kvs', body),
  '/api/v1/set': (spaces, body) => set(spaces, 'kvs', body),
  '/api/v1/delete': (spaces, body) => remove(spaces, 'kvs', body),
  '/api/v1/secret/get': (spaces, body) => get(spaces, 'secret', body),
  '/api/v1/secret/set': (spaces, body) => set(spaces, 'secret', body),
  '/api/v1/secret/delete': (spaces, body) => remove(spaces, 'secret', body),
  '/api/v1/entity/get': (spaces, body) => get(spaces, 'entity', body),
  '/api/v1/entity/set': (spaces, body) => set(spaces, 'entity', body),
  '/api/v1/entity/delete': (spaces, body) => remove(spaces, 'entity', body),
  '/api/v1/entity/query': (spaces, body) => ok(queryEntity(spaces, body)),
  '/api/v1/query': (spaces, body) => ok(queryKeys(spaces, body)),
  '/api/v1/transaction': (spaces, body) => {
    transact(spaces, body);
    return NO_CONTENT;
  },
  '/api/v1/batch/get': (spaces, body) => ok(batchGet(spaces, body)),
  '/api/v1/batch/set': (spaces, body) => ok(batchSet(spaces, body)),
  '/api/v1/batch/delete': (spaces, body) => ok(batchDelete(spaces, body)),
};

/** @throws ZodError when the manifest's entities are malformed. */
export function createKvsStore({ clock, entities }: KvsOptions): KvsStore {
  const spaces = new KvsSpaces(clock, parseEntities(entities));
  return {
    handle: (path, body) => answer(spaces, path, body),
    dump: () => spaces.dump(),
    snapshot: () => spaces.snapshot(),
    load: (snapshot) => spaces.load(snapshot),
  };
}

function answer(spaces: KvsSpaces, path: string, body: unknown): KvsAnswer {
  const handler = HANDLERS[path];
  if (handler === undefined) {
    return {
      status: 501,
      body: { code: 'NOT_MODELLED', message: `The sandbox does not model the storage call ${path}` },
    };
  }
  try {
    return handler(spaces, body);
  } catch (error) {
    if (!(error instanceof KvsError)) throw error;
    return { status: error.status, body: { code: error.code, message: error.message } };
  }
}

type Kind = 'kvs' | 'secret' | 'entity';

const namedEntity = z.object({ entityName: z.string() });

/** The entity a call is about: required by the entity calls, not known to the others. */
function entityOf(kind: Kind, body: unknown): string | null {
  return kind === 'entity' ? parseBody(namedEntity, body).entityName : null;
}

function get(spaces: KvsSpaces, kind: Kind, body: unknown): KvsAnswer {
  const request = parseBody(readRequest, body);
  const place = { space: spaces.spaceOf(entityOf(kind, body), kind === 'secret'), key: request.key };
  const found = spaces.find(place);
  if (found === null) throw new KvsError('KEY_NOT_FOUND', `No value for key "${request.key}"`, 404);
  return ok(spaces.present(found, request.options?.metadataFields));
}

function set(spaces: KvsSpaces, kind: Kind, body: unknown): KvsAnswer {
  const request = parseBody(writeRequest, body);
  const entityName = entityOf(kind, body);
  const place = { space: spaces.spaceOf(entityName, kind === 'secret'), key: request.key };
  const previous = spaces.find(place);
  const written = spaces.write(place, entityName, request);
  const wanted = request.options?.returnValue;
  if (wanted === undefined) return NO_CONTENT;
  const returned = wanted === 'LATEST' ? written : previous;
  return returned === null ? NO_CONTENT : ok(spaces.present(returned, request.options?.returnMetadataFields));
}

function remove(spaces: KvsSpaces, kind: Kind, body: unknown): KvsAnswer {
  const request = parseBody(deleteRequest, body);
  spaces.remove({ space: spaces.spaceOf(entityOf(kind, body), kind === 'secret'), key: request.key });
  return NO_CONTENT;
}
