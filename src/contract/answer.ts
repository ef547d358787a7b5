import { z } from 'zod';
import { AnswerMode, Driver, ExperienceScore, Reason } from './words';

/** What every surface that shows an answer says of it. */
export const ShownAnswer = z.strictObject({
  score: ExperienceScore,
  driver: z.strictObject({ item: Driver, value: ExperienceScore }).readonly().nullable(),
  reasons: z.array(Reason).readonly(),
  /** null: none, or this person may not read it. */
  comment: z.string().nullable(),
  lostMinutes: z.number().nullable(),
  mode: AnswerMode,
});
