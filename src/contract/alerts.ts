import { z } from 'zod';
import { ProjectId } from './ids';

/**
 * Where an alert stands on a clock. `share` counts percent of the goal used, `before` and `after` working minutes around
 * the breach. A threshold at or beyond the goal that is no `breach` or `after` can never come before the breach does.
 */
export const Threshold = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), percent: z.number().int().min(1).max(99) }),
  z.strictObject({ kind: z.literal('before'), minutes: z.number().int().min(1).max(60_000) }),
  z.strictObject({ kind: z.literal('breach') }),
  z.strictObject({ kind: z.literal('after'), minutes: z.number().int().min(1).max(60_000) }),
]);
export type Threshold = z.infer<typeof Threshold>;

/** Which thresholds of which clocks alert. */
export const AlertRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(120),
  isOn: z.boolean(),
  /** null: every project the app serves. */
  projectId: ProjectId.nullable(),
  /** Field id of the SLA metric; null: all of them. */
  metric: z
    .string()
    .regex(/^customfield_\d{1,12}$/)
    .nullable(),
  thresholds: z.array(Threshold).min(1).max(8),
});
export type AlertRule = z.infer<typeof AlertRule>;
