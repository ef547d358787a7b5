/**
 * Where the documents contradict themselves or leave out what holds for every operation. The documents are kept as they came; this is laid over them
 * at loading.
 */

export interface SchemaNode {
  type?: string | string[];
  properties?: Record<string, SchemaNode>;
  [key: string]: unknown;
}

/** Statuses an operation may answer although its list of answers lacks them, each with the reason. */
export const UNLISTED: Readonly<
  Record<number, { readonly why: string; readonly of: 'all' | 'experimental' | 'unknown' }>
> = {
  401: { why: 'who is not logged in, or an app without the scope, is stopped in front of the operation', of: 'all' },
  412: { why: 'X-ExperimentalApi is described once, in the introduction', of: 'experimental' },
  415: { why: 'a body of another media type than the operation reads never reaches it', of: 'all' },
  501: { why: 'the sandbox says of an operation it lacks that it lacks it', of: 'unknown' },
};

/** Operations that take a body the documents describe in words only: the value of a property of an organization or a request type. */
export const takesUnlistedBody = (method: string, template: string): boolean =>
  method === 'PUT' && template.startsWith('/rest/servicedeskapi/') && template.endsWith('/property/{propertyKey}');

/** Patches of the text of a document. */
export const TEXT_PATCHES: readonly ((document: string) => string)[] = [
  // Positions of gadgets require sentences instead of names.
  (text) => text.replaceAll('"required":["The column position of the gadget.","The row position of the gadget."],', ''),
  (text) => text.replaceAll(/"The (column|row) position of the gadget\."/g, '"$1"'),
];

/** Values Jira leaves empty are `null` where the documents say string. */
const NULLABLE: ReadonlySet<string> = new Set(['from', 'fromString', 'to', 'toString']);

/** Instants that are numbers where the schema says a date, as the operations' own examples show. */
const EPOCHS: Readonly<Record<string, readonly string[]>> = {
  Changelog: ['created'],
  BulkOperationProgress: ['created', 'started', 'updated'],
};

/** A move requires `targetToMultipleSourceMapping` and `issueIdOrKeys`, which its closed schema then forbids under these names. */
const dropUnknownRequirements = (schema: SchemaNode): void => {
  const { properties, required } = schema;
  if (schema['additionalProperties'] === false && properties !== undefined && Array.isArray(required))
    schema['required'] = required.filter((name) => typeof name === 'string' && Object.hasOwn(properties, name));
};

/** Patches of a named schema. */
export const patchSchema = (name: string, schema: SchemaNode): void => {
  // "One of these, and no property at all" fits nothing.
  if (('anyOf' in schema || 'oneOf' in schema) && schema.properties === undefined)
    delete schema['additionalProperties'];
  dropUnknownRequirements(schema);
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (name === 'ChangeDetails' && NULLABLE.has(key) && typeof property.type === 'string')
      property.type = [property.type, 'null'];
    if (EPOCHS[name]?.includes(key) === true) Object.assign(property, { type: ['string', 'number'] });
  }
};
