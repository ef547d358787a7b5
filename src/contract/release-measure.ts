import { z } from 'zod';
import { Reason } from './words';

/** The chips, each a share of the ratings that named it. */
export const REASON_MEASURES = Reason.options.map((reason) => `reason:${reason}` as const);

/**
 * What releases publish of answers. `declined`: experience of declined requests. `native`: Jira's own satisfaction ratings, as
 * they were imported, and the share of fours and fives among them; a source of its own.
 */
export const ReleaseMeasure = z.enum([
  'experience',
  'ease',
  'clarity',
  'trust',
  'declined',
  'satisfaction',
  'solved',
  'lost-time',
  'native',
  'native-satisfied',
  ...REASON_MEASURES,
]);
export type ReleaseMeasure = z.infer<typeof ReleaseMeasure>;
