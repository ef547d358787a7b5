import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';

/**
 * Checks answers against Atlassian's OpenAPI documents, where they are at hand: the status is documented and the body fits its schema.
 * The documents are not part of the repository: `docs` of the sandbox say how to get them.
 */
const folder = new URL('../../../../shared/openapi/', import.meta.url);
const FILES = ['jira-platform.swagger-v3.v3.json', 'jsm.swagger.v3.json'] as const;

export const documentsAreAtHand = FILES.every((file) => existsSync(fileURLToPath(new URL(file, folder))));

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
  readonly 'x-atlassian-oauth2-scopes'?: readonly { readonly state: string; readonly scopes: readonly string[] }[];
  readonly 'x-experimental'?: boolean;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Found {
  readonly document: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Statuses every operation may answer although the documents do not repeat them. */
const ALWAYS: ReadonlySet<number> = new Set([400, 401, 403, 404, 412, 429, 501]);

/** Where the documents contradict themselves; each is named in the reference of the API. */
const OVERLAY: readonly ((document: string) => string)[] = [
  // Positions of gadgets require sentences instead of names.
  (text) => text.replaceAll('"required":["The column position of the gadget.","The row position of the gadget."],', ''),
  (text) => text.replaceAll(/"The (column|row) position of the gadget\."/g, '"$1"'),
];

const load = (): { readonly ajv: Ajv; readonly documents: Readonly<Record<string, OpenApi>> } => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  ajvFormats.default(ajv);
  for (const format of ['int32', 'int64', 'double', 'float', 'byte', 'binary']) ajv.addFormat(format, true);
  // Atlassian writes +0000 without a colon.
  ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/);
  const documents: Record<string, OpenApi> = {};
  for (const file of FILES) {
    const raw = readFileSync(fileURLToPath(new URL(file, folder)), 'utf8');
    const compact = JSON.stringify(JSON.parse(raw));
    const document = loosen(JSON.parse(OVERLAY.reduce((text, patch) => patch(text), compact)));
    documents[file] = document;
    ajv.addSchema(document, file);
  }
  return { ajv, documents };
};

interface SchemaNode {
  type?: string | string[];
  nullable?: boolean;
  properties?: Record<string, SchemaNode>;
  [key: string]: unknown;
}

/** Values Jira leaves empty are `null` where the documents say string. */
const NULLABLE: ReadonlySet<string> = new Set(['from', 'fromString', 'to', 'toString']);

const loosen = (document: OpenApi & { components?: { schemas?: Record<string, SchemaNode> } }): OpenApi => {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    // "One of these, and no property at all" fits nothing.
    if (('anyOf' in schema || 'oneOf' in schema) && schema.properties === undefined)
      delete schema['additionalProperties'];
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (name === 'ChangeDetails' && NULLABLE.has(key) && typeof property.type === 'string')
        property.type = [property.type, 'null'];
      // The bulk call gives a number where the schema says a date, as its own example shows.
      if (name === 'Changelog' && key === 'created') Object.assign(property, { type: ['string', 'number'] });
    }
  }
  return document;
};

let loaded: ReturnType<typeof load> | undefined;
const validators = new Map<string, ValidateFunction>();

export const operationOf = (method: string, path: string): Found | null => {
  if (!documentsAreAtHand) return null;
  loaded ??= load();
  const pathname = path.split('?')[0] ?? '';
  const candidates: (Found & { readonly parameters: number })[] = [];
  for (const [document, { paths }] of Object.entries(loaded.documents)) {
    for (const [template, operations] of Object.entries(paths)) {
      const operation = operations[method.toLowerCase()];
      const pattern = new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      if (operation !== undefined && (template === pathname || pattern.test(pathname))) {
        candidates.push({ document, path: template, operation, parameters: template.split('{').length });
      }
    }
  }
  return candidates.toSorted((a, b) => a.parameters - b.parameters)[0] ?? null;
};

const pointer = (text: string): string => text.replaceAll('~', '~0').replaceAll('/', '~1');

/** @throws Error naming what the documents do not allow. */
export const checkAgainstDocuments = (exchange: {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}): void => {
  const { method, path, status, body } = exchange;
  const found = operationOf(method, path);
  if (found === null) return;
  const response = found.operation.responses[String(status)];
  if (response === undefined) {
    if (ALWAYS.has(status)) return;
    throw new Error(`${method} ${path}: status ${status} is not documented`);
  }
  if (response.content?.['application/json']?.schema === undefined || status === 204 || status >= 400) return;
  const reference = `${found.document}#/paths/${pointer(found.path)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
  let validate = validators.get(reference);
  if (validate === undefined) {
    loaded ??= load();
    validate = loaded.ajv.compile({ $ref: encodeURI(reference) });
    validators.set(reference, validate);
  }
  if (validate(body)) return;
  const faults = (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
  );
  throw new Error(`${method} ${path} ${status}: ${[...new Set(faults)].slice(0, 6).join('; ')}`);
};
