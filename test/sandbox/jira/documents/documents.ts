import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { FILES, NO_DOCUMENTS, placeOf } from './at-hand.ts';
import { patchSchema, type SchemaNode, TEXT_PATCHES } from './overlay.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: SchemaNode;
}

type Content = Readonly<Record<string, { readonly schema?: object }>>;

export interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly 'x-atlassian-oauth2-scopes'?: readonly { readonly state: string; readonly scopes: readonly string[] }[];
  readonly 'x-experimental'?: boolean;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, SchemaNode>> };
}

export interface Found {
  readonly document: string;
  readonly path: string;
  readonly operation: Operation;
}

interface Loaded {
  readonly documents: Readonly<Record<string, OpenApi>>;
  /** Takes values as they are. */
  readonly strict: Ajv;
  /** Reads numbers and booleans from text, as they come in a query. */
  readonly coercing: Ajv;
}

const newAjv = (coerceTypes: boolean): Ajv => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true, coerceTypes });
  ajvFormats.default(ajv);
  for (const format of ['int32', 'int64', 'double', 'float', 'byte', 'binary']) ajv.addFormat(format, true);
  // Atlassian writes +0000 without a colon.
  ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/);
  return ajv;
};

const load = (): Loaded => {
  const [strict, coercing] = [newAjv(false), newAjv(true)];
  const documents: Record<string, OpenApi> = {};
  for (const file of FILES) {
    const raw = readFileSync(placeOf(file), 'utf8');
    const compact = JSON.stringify(JSON.parse(raw));
    const document: OpenApi = JSON.parse(TEXT_PATCHES.reduce((text, patch) => patch(text), compact));
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) patchSchema(name, schema);
    documents[file] = document;
    strict.addSchema(document, file);
  }
  return { documents, strict, coercing };
};

let loaded: Loaded | undefined;

/** The operation a call means: of several templates that fit, the one with the fewest names. Null without documents, for every call. */
export const operationOf = (method: string, path: string): Found | null => {
  if (NO_DOCUMENTS !== null) return null;
  loaded ??= load();
  const pathname = path.split('?')[0] ?? '';
  const candidates: (Found & { readonly names: number })[] = [];
  for (const [document, { paths }] of Object.entries(loaded.documents)) {
    for (const [template, operations] of Object.entries(paths)) {
      const operation = operations[method.toLowerCase()];
      const pattern = new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      if (operation !== undefined && (template === pathname || pattern.test(pathname))) {
        candidates.push({ document, path: template, operation, names: template.split('{').length });
      }
    }
  }
  return candidates.toSorted((a, b) => a.names - b.names)[0] ?? null;
};

const validators = new Map<string, ValidateFunction>();
const pointer = (text: string): string => text.replaceAll('~', '~0').replaceAll('/', '~1');

/** What is wrong with a body, by the schema at `place` of the operation (`responses/200` or `requestBody`). Empty: it fits. */
export const faultsOfBody = (
  { document, path }: Found,
  method: string,
  { place, media, body }: { readonly place: string; readonly media: string; readonly body: unknown },
): readonly string[] => {
  loaded ??= load();
  const reference = `${document}#/paths/${pointer(path)}/${method.toLowerCase()}/${place}/content/${pointer(media)}/schema`;
  let validate = validators.get(reference);
  if (validate === undefined) {
    validate = loaded.strict.compile({ $ref: encodeURI(reference) });
    validators.set(reference, validate);
  }
  return validate(body) ? [] : faultsOf(validate);
};

/** What is wrong with the values of a parameter of the query, as texts. */
export const faultsOfParameter = ({ name, schema = {} }: Parameter, texts: readonly string[]): readonly string[] => {
  loaded ??= load();
  const isList = schema.type === 'array';
  const value = isList ? texts.flatMap((text) => text.split(',')) : texts[0];
  const validate = loaded.coercing.compile({ type: 'object', properties: { [name]: schema } });
  return validate({ [name]: value }) ? [] : faultsOf(validate);
};

const faultsOf = ({ errors }: ValidateFunction): readonly string[] => [
  ...new Set(
    (errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`),
  ),
];
