import { z } from 'zod';

/** How many of something. */
export const Count = z.number().int().min(0);
