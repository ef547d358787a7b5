import { z } from 'zod';
import type { Sampling } from '../../domain/survey/sampling';

/** Watermark that holds it. */
export const SAMPLING_WATERMARK = 'sampling';

const Stored = z.object({ seed: z.string(), closes: z.record(z.string(), z.number()) });

/** What is stored of sampling; null before the first day is over, when everybody is asked. */
export const samplingIn = (value: unknown): Sampling | null => Stored.safeParse(value).data ?? null;
