import type { Instant } from '../../contract/ids';

/** Names a number of milliseconds since 1970 an instant. For results of arithmetic on instants; input is parsed instead. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where arithmetic gets its brand back
export const toInstant = (milliseconds: number): Instant => milliseconds as Instant;
