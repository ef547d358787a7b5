import { z } from 'zod';
import { Instant } from './ids';

/** Jira writes `2026-11-22T09:05:00.000+0200`: no colon in the offset, so not quite ISO 8601. */
export const JiraDate = z
  .string()
  .transform((text) => Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  .pipe(Instant);

/** Ids come as numbers in some places and as strings in others. */
export const Id = z.union([z.string(), z.number()]).transform(String);
