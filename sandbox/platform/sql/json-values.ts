import { mysqlError } from './mysql-errors.ts';

type Value = string | bigint | number | null;

const STEP = /\.([A-Za-z_][A-Za-z0-9_]*)|\."((?:[^"\\]|\\.)*)"|\[(\d+)\]/y;

/** What a path leads to, as JSON text; null when it leads nowhere. */
export function jsonExtract(json: string, path: string): string | null {
  const found = follow(parse(json), path);
  return found === undefined ? null : jsonText(found);
}

/** A JSON string without its quotes; any other text as it is. */
export function jsonUnquote(json: string): string {
  if (!json.startsWith('"')) return json;
  const value = parse(json);
  return typeof value === 'string' ? value : json;
}

export function jsonLength(json: string, path: string): bigint | null {
  const found = follow(parse(json), path);
  if (found === undefined) return null;
  if (Array.isArray(found)) return BigInt(found.length);
  return typeof found === 'object' && found !== null ? BigInt(Object.keys(found).length) : 1n;
}

/** Arguments come in fours: kind and text of the name, kind and text of the value. */
export function jsonObject(args: readonly Value[]): string {
  const members: string[] = [];
  for (let at = 0; at < args.length; at += 4) {
    members.push(`${JSON.stringify(String(args[at + 1]))}: ${jsonOf(args[at + 2], args[at + 3])}`);
  }
  return `{${members.join(', ')}}`;
}

/** Arguments come in pairs: kind and text of the value. */
export function jsonArray(args: readonly Value[]): string {
  const items: string[] = [];
  for (let at = 0; at < args.length; at += 2) items.push(jsonOf(args[at], args[at + 1]));
  return `[${items.join(', ')}]`;
}

function jsonOf(kind: Value | undefined, value: Value | undefined): string {
  if (value === null || value === undefined) return 'null';
  return kind === 's' ? JSON.stringify(value) : String(value);
}

/** With a space after each comma and colon, as MySQL writes it. */
function jsonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}: ${jsonText(each)}`)
    .join(', ')}}`;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw mysqlError(3140, 'Invalid JSON text in argument to a JSON function');
  }
}

function follow(root: unknown, path: string): unknown {
  let at = 1;
  let value = root;
  if (!path.startsWith('$')) throw mysqlError(1210, `The sandbox does not know the JSON path '${path}'`);
  while (at < path.length) {
    STEP.lastIndex = at;
    const found = STEP.exec(path);
    if (found === null) throw mysqlError(1210, `The sandbox does not know the JSON path '${path}'`);
    at = STEP.lastIndex;
    const index = found[3];
    const name = found[1] ?? found[2];
    value =
      index === undefined
        ? member(value, name ?? '')
        : Array.isArray(value)
          ? (value as unknown[])[Number(index)]
          : undefined;
  }
  return value;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  return (value as Record<string, unknown>)[name];
}
