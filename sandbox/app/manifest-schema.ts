import { z } from 'zod';
import { DEFAULT_MEMORY_MB, QUEUE_NAME_CHARACTERS } from '../limits.ts';

const Filter = z.looseObject({
  ignoreSelf: z.boolean().optional(),
  expression: z.string().optional(),
  onError: z.enum(['IGNORE', 'IGNORE_AND_LOG', 'RECEIVE', 'RECEIVE_AND_LOG']).optional(),
  appIsLicensed: z.boolean().optional(),
});

const Formatter = z.looseObject({ expression: z.string() });

const Module = z.looseObject({
  key: z.string(),
  resource: z.string().optional(),
  resolver: z.looseObject({ function: z.string() }).optional(),
  unlicensedAccess: z.array(z.enum(['unlicensed', 'customer', 'anonymous'])).optional(),
});
/** A module with a surface, as written in the manifest. */
export type ModuleDocument = z.infer<typeof Module>;

const CustomField = Module.extend({
  name: z.string(),
  description: z.string(),
  type: z.enum(['number', 'string', 'user', 'group', 'date', 'datetime', 'object']),
  readOnly: z.boolean().optional(),
  formatter: Formatter.optional(),
  view: z.looseObject({ formatter: Formatter.optional() }).optional(),
});

const ValueType = z.enum(['string', 'number', 'integer', 'boolean']);

const Action = z.looseObject({
  key: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  function: z.string().optional(),
  config: z.looseObject({ resource: z.string().optional(), render: z.string().optional() }).optional(),
  inputs: z.record(z.string(), z.looseObject({ type: ValueType, required: z.boolean().default(false) })).default({}),
  outputs: z.record(z.string(), z.looseObject({ type: ValueType })).default({}),
});

const Modules = z
  .object({
    function: z
      .array(
        z.looseObject({
          key: z.string(),
          handler: z.string(),
          timeoutSeconds: z.number().int().min(1).max(900).optional(),
        }),
      )
      .default([]),
    trigger: z
      .array(
        z.looseObject({
          key: z.string(),
          function: z.string(),
          events: z.array(z.union([z.string(), z.looseObject({ eventType: z.string(), filter: Filter.optional() })])),
        }),
      )
      .default([]),
    scheduledTrigger: z
      .array(
        z.looseObject({
          key: z.string(),
          function: z.string(),
          interval: z.enum(['fiveMinute', 'hour', 'day', 'week']),
          filter: z.looseObject({ appIsLicensed: z.boolean().optional() }).optional(),
        }),
      )
      .default([]),
    consumer: z
      .array(z.looseObject({ key: z.string(), queue: z.string().max(QUEUE_NAME_CHARACTERS), function: z.string() }))
      .default([]),
    sql: z
      .array(z.looseObject({ key: z.string(), engine: z.literal('mysql') }))
      .max(1)
      .default([]),
    action: z.array(Action).default([]),
    'automation:actionProvider': z.array(z.looseObject({ key: z.string(), actions: z.array(z.string()) })).default([]),
    'jira:customField': z.array(CustomField).default([]),
  })
  .catchall(z.array(Module));

const Address = z.union([z.string(), z.looseObject({ address: z.string().optional(), remote: z.string().optional() })]);

const Permissions = z.looseObject({
  scopes: z
    .union([
      z.array(z.string()),
      z.record(z.string(), z.looseObject({ allowImpersonation: z.boolean().default(false) }).nullable()),
    ])
    .default([]),
  external: z.looseObject({ fetch: z.looseObject({ backend: z.array(Address).optional() }).optional() }).optional(),
});

/** The parts of a Forge manifest this sandbox acts on; everything else is let through and shown to nobody. */
export const ManifestSchema = z.looseObject({
  app: z.looseObject({
    id: z.string(),
    runtime: z.looseObject({
      name: z.string(),
      memoryMB: z.number().int().min(128).max(1024).default(DEFAULT_MEMORY_MB),
    }),
    storage: z.looseObject({ entities: z.unknown() }).optional(),
    licensing: z.looseObject({ enabled: z.boolean() }).optional(),
  }),
  permissions: Permissions.default({ scopes: [] }),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).default([]),
  modules: Modules,
  translations: z.looseObject({ resources: z.array(z.looseObject({ key: z.string(), path: z.string() })) }).optional(),
});
export type ManifestDocument = z.infer<typeof ManifestSchema>;
