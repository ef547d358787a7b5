import type { Instant } from '../../contract/ids';

/** Working milliseconds between two instants; 0 when the second is not later. */
export type WorkingTime = (from: Instant, to: Instant) => number;
