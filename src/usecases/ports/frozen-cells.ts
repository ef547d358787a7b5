import { z } from 'zod';
import { Instant } from '../../contract/ids';
import type { Watermarks } from './facts';

/** Watermark that holds it. */
export const FROZEN_WATERMARK = 'frozen';

/** Figures whose facts are not kept any more. */
export interface FrozenCells {
  /** Cells that begin before this instant stand still; 0 while nothing was ever forgotten. */
  before(): Promise<number>;
}

const Stored = z.object({ before: Instant });

export const createFrozenCells = (watermarks: Pick<Watermarks, 'find'>): FrozenCells => ({
  before: async () => Stored.safeParse(await watermarks.find(FROZEN_WATERMARK)).data?.before ?? 0,
});
