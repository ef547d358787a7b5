import { Settings } from '../../contract/settings';

/** A key of a stored document that this release does not know: a newer one wrote it. Rows of a list go by their id. */
interface Foreign {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

interface StoredSettings {
  readonly settings: Settings;
  readonly foreign: readonly Foreign[];
}

/**
 * Settings as they are stored. On the wire an unknown key is a mistake and refused; in the store it is what a newer release
 * wrote while this one was still running somewhere, so it is left out of what is read and kept when the document is saved.
 * @throws ZodError when what this release does know is not as it should be
 */
export const parseStored = (text: string): StoredSettings => {
  const document: unknown = JSON.parse(text);
  const foreign = takeForeign(document);
  return { settings: Settings.parse(document), foreign };
};

/** The settings as text, with what a newer release wrote put back where its place is still there. */
export const textOf = (settings: Settings, foreign: readonly Foreign[]): string => {
  const document: unknown = structuredClone(settings);
  for (const { path, value } of foreign) put(document, path, value);
  return JSON.stringify(document);
};

/** Cuts the unknown keys out of the document. A union names them one layer at a time, hence the rounds. */
const takeForeign = (document: unknown): readonly Foreign[] => {
  const found: Foreign[] = [];
  for (let round = 0; round < MOST_LAYERS; round += 1) {
    const unknown = unknownKeys(document);
    if (unknown.length === 0) return found;
    for (const { path, key } of unknown) {
      const place = follow(document, path);
      if (!isRecord(place)) continue;
      found.push({ path: [...named(document, path), key], value: place[key] });
      delete place[key];
    }
  }
  return found;
};

const MOST_LAYERS = 8;

interface UnknownKey {
  readonly path: readonly PropertyKey[];
  readonly key: string;
}

const unknownKeys = (document: unknown): readonly UnknownKey[] => {
  const result = Settings.safeParse(document);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path: issue.path, key })) : [],
  );
};

const follow = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((place, step) => (isRecord(place) ? place[String(step)] : undefined), document);

/** Rows may be moved before the document is saved again: where a row has an id, the path goes by it. */
const named = (document: unknown, path: readonly PropertyKey[]): readonly (string | number)[] =>
  path.map((step, at) => {
    if (typeof step !== 'number') return String(step);
    const row = follow(document, path.slice(0, at + 1));
    return isRecord(row) && typeof row['id'] === 'string' ? `id ${row['id']}` : step;
  });

const put = (document: unknown, path: readonly (string | number)[], value: unknown): void => {
  const key = path.at(-1);
  const place = path.slice(0, -1).reduce<unknown>(stepInto, document);
  if (isRecord(place) && key !== undefined && !(key in place)) place[key] = value;
};

const stepInto = (place: unknown, step: string | number): unknown => {
  if (Array.isArray(place)) {
    return place.find((row: unknown, at) => (isRecord(row) && `id ${String(row['id'])}` === step) || at === step);
  }
  return isRecord(place) ? place[step] : undefined;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
