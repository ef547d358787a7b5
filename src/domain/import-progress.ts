import type { Instant } from '../contract/ids';
import type { ImportProgress, PortionPlace } from '../contract/transfer';

/** A portion that is stored now. */
interface StoredPortion extends PortionPlace {
  readonly rows: number;
  /** Of them new to the store. */
  readonly added: number;
}

/**
 * How far an import has come after a portion. What counts as done is always a beginning of the file without a gap, so that going on
 * there leaves nothing out: a portion beyond it, or of a file that did not begin here, moves nothing. A portion that comes twice
 * moves nothing either; the beginning of another file takes the place of one that was left.
 */
export const afterPortion = (
  known: ImportProgress | null,
  portion: StoredPortion,
  at: Instant,
): ImportProgress | null => {
  const { sum, total, from, rows, added } = portion;
  const before = known?.sum === sum ? known : null;
  if (before === null && from > 0) return known;
  const done = before?.done ?? 0;
  if (from > done) return known;
  return { sum, total, done: Math.min(total, Math.max(done, from + rows)), added: (before?.added ?? 0) + added, at };
};
