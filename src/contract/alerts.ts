import { z } from 'zod';

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
