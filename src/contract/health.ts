import { z } from 'zod';
import { Epoch } from './epoch';

/** What is looked at. The sentence of a line is `health.<id>.ok` or `health.<id>.bad` in `locales/`, and says what to do. */
export const HealthId = z.enum([
  'licence',
  'started',
  'projects',
  'closed-projects',
  'security-levels',
  'scopes',
  'fields',
  'columns',
  'tick',
  'hourly',
  'daily',
  'failures',
  'requests',
  'queue',
  'points',
  'storage',
  'departments',
  'mail',
  'alert-mails',
]);
export type HealthId = z.infer<typeof HealthId>;

export const HealthLevel = z.enum(['ok', 'attention', 'broken']);
export type HealthLevel = z.infer<typeof HealthLevel>;

const HealthLine = z
  .strictObject({
    id: HealthId,
    level: HealthLevel,
    /** Named in the sentence. */
    values: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
    /** When what the line is about was seen last; null: never, or the line is about no moment. */
    at: Epoch.nullable(),
  })
  .readonly();
export type HealthLine = z.infer<typeof HealthLine>;

export const ReadHealth = z.strictObject({});
export type ReadHealth = z.infer<typeof ReadHealth>;

export const HealthView = z.strictObject({ asOf: Epoch, lines: z.array(HealthLine).readonly() }).readonly();
export type HealthView = z.infer<typeof HealthView>;

export const ReadSupportBundle = z.strictObject({});
export type ReadSupportBundle = z.infer<typeof ReadSupportBundle>;

/** For whoever helps from outside: nothing in it names a person, a project, a process or a word that anybody wrote. */
export const SupportBundle = z
  .strictObject({
    format: z.literal('inward-support'),
    version: z.literal(1),
    createdAt: z.string(),
    app: z.strictObject({ version: z.string(), environment: z.string() }).readonly(),
    settings: z.record(z.string(), z.unknown()).readonly(),
    health: z.array(HealthLine).readonly(),
    /** Steps that failed in the last run of each schedule, by code. */
    failures: z.array(z.strictObject({ where: z.string(), code: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type SupportBundle = z.infer<typeof SupportBundle>;
