import { z } from 'zod';

/** An instant as surfaces get it: milliseconds since 1970 UTC. */
export const Epoch = z.number().int().min(0);
