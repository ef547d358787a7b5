import { cellIdOf, cellsTouched, type CellKey } from '../domain/figures/cell-keys';
import { createCalendar } from '../domain/time/calendar';
import type { CellMarks } from './ports/facts';
import type { Marks } from './ports/figures';

/** Marks every cell that the facts before or after some changes count in, each once. */
export const markCells = (marks: Pick<Marks, 'mark'>): CellMarks => ({
  mark: async (changes, settings) => {
    const calendar = createCalendar(settings.calendar);
    const keys = new Map<string, CellKey>();
    for (const { before, after } of changes) {
      for (const key of [...cellsTouched(before, calendar), ...cellsTouched(after, calendar)])
        keys.set(cellIdOf(key), key);
    }
    await marks.mark([...keys.values()]);
  },
});
