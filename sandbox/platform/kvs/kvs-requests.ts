import { z } from 'zod';
import { KvsError } from './kvs-errors.ts';
import { QUERY_MAX_CONDITIONS } from './kvs-limits.ts';

/** Bodies of the `/api/v1/*` calls, as `@forge/kvs` sends them. */

const metadataFields = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'])).optional();
const readOptions = z.object({ metadataFields }).optional();
const ttl = z.object({ value: z.number(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) });
const writeOptions = z
  .object({
    ttl: ttl.optional(),
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    returnMetadataFields: metadataFields,
  })
  .optional();

const condition = z.object({
  property: z.string(),
  condition: z.enum([
    'BEGINS_WITH',
    'BETWEEN',
    'CONTAINS',
    'EQUAL_TO',
    'EXISTS',
    'GREATER_THAN',
    'GREATER_THAN_EQUAL_TO',
    'LESS_THAN',
    'LESS_THAN_EQUAL_TO',
    'NOT_CONTAINS',
    'NOT_EQUAL_TO',
    'NOT_EXISTS',
  ]),
  values: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .min(1)
    .max(2),
});
const list = z.array(condition).min(1).max(QUERY_MAX_CONDITIONS);
const conditions = z.union([z.strictObject({ and: list }), z.strictObject({ or: list })]);

export type Condition = z.infer<typeof condition>;
export type Conditions = z.infer<typeof conditions>;
export type MetadataFields = z.infer<typeof metadataFields>;

const entityName = z.string().optional();

export const readRequest = z.object({ key: z.string(), entityName, options: readOptions });
export const writeRequest = z.object({
  key: z.string(),
  value: z.unknown().optional(),
  entityName,
  options: writeOptions,
});
export const deleteRequest = z.object({ key: z.string(), entityName });
export const batchReadRequest = z.array(readRequest);
export const batchWriteRequest = z.array(writeRequest);
export const batchDeleteRequest = z.array(deleteRequest);

export const queryRequest = z.object({
  limit: z.number().int().min(1).optional(),
  after: z.string().optional(),
  where: z
    .array(
      z.object({
        property: z.literal('key'),
        condition: z.literal('BEGINS_WITH'),
        values: z.array(z.string()).length(1),
      }),
    )
    .max(1)
    .optional(),
  options: readOptions,
});

export const entityQueryRequest = z.object({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
  range: condition.omit({ property: true }).optional(),
  filters: conditions.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  limit: z.number().int().min(1).optional(),
  cursor: z.string().optional(),
  options: readOptions,
});

const conditional = { conditions: conditions.optional() };

export const transactionRequest = z.object({
  set: z.array(writeRequest.extend(conditional)).optional(),
  delete: z.array(deleteRequest.extend(conditional)).optional(),
  check: z.array(z.object({ key: z.string(), entityName: z.string(), conditions })).optional(),
});

export type WriteRequest = z.infer<typeof writeRequest>;
export type EntityQueryRequest = z.infer<typeof entityQueryRequest>;

/** @throws KvsError BAD_REQUEST, naming the first wrong place of the body. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new KvsError(
    'BAD_REQUEST',
    `Invalid request body at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}`,
  );
}
