import { z } from 'zod';
import { Reason } from './words';

/** The chips, each a share of the ratings that named it. */
export const REASON_MEASURES = Reason.options.map((reason) => `reason:${reason}` as const);

/** What releases publish of answers. `declined`: experience of declined requests. */
export const ReleaseMeasure = z.enum([
  'experience',
  'ease',
  'clarity',
  'trust',
  'declined',
  'satisfaction',
  'solved',
  'lost-time',
  ...REASON_MEASURES,
]);
export type ReleaseMeasure = z.infer<typeof ReleaseMeasure>;
