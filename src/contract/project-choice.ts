import { z } from 'zod';

/** A service project as surfaces offer it. */
export const ProjectChoice = z.strictObject({ id: z.string(), key: z.string(), name: z.string() }).readonly();
