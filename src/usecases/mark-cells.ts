import { cellIdOf, cellsTouched, type CellKey } from '../domain/figures/cell-keys';
import { createCalendar } from '../domain/time/calendar';
import type { CellMarks } from './ports/facts';
import type { Marks } from './ports/figures';

/** What one statement takes. */
const KEYS_A_STATEMENT = 500;

/** Marks every cell that the facts before or after some changes count in, each once. */
export const markCells = (marks: Pick<Marks, 'mark'>): CellMarks => ({
  mark: async (changes, settings) => {
    const calendar = createCalendar(settings.calendar);
    const keys = new Map<string, CellKey>();
    for (const { before, after } of changes) {
      for (const key of [...cellsTouched(before, calendar), ...cellsTouched(after, calendar)]) keys.set(cellIdOf(key), key);
    }
    const all = [...keys.values()];
    for (let from = 0; from < all.length; from += KEYS_A_STATEMENT) {
      await marks.mark(all.slice(from, from + KEYS_A_STATEMENT));
    }
  },
});
