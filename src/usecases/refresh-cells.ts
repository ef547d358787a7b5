import type { Instant, ProjectId } from '../contract/ids';
import type { CalendarSettings } from '../contract/settings';
import { createCellRecompute } from '../domain/figures/recompute-cells';
import { createCalendar, type Calendar } from '../domain/time/calendar';
import type { CellFacts, Cells, Mark, Marks } from './ports/figures';

export interface RefreshCellsDeps {
  readonly marks: Marks;
  readonly cells: Cells;
  readonly facts: CellFacts;
}

export interface RefreshCellsInput {
  readonly calendar: CalendarSettings;
  readonly now: Instant;
  /** Milliseconds this run may still take, asked between pages. What is left waits for the next run. */
  readonly timeLeft: () => number;
}

const MARKS_A_PAGE = 5000;

/**
 * A mark stands one statement before its fact, and this run may fall between the two. So a young mark is computed but
 * kept, and computed once more by the next run.
 */
const SETTLED_AFTER_MS = 2 * 60_000;

/** A page needs some seconds; below this a run leaves it to the next one. */
const PAGE_MS = 5000;

/**
 * Recomputes the marked cells from the facts and removes the marks that it read. A kill leaves marks, never wrong cells.
 * Answers whether all marks were reached.
 * @throws StorageUnavailableError
 */
export const refreshCells =
  (deps: RefreshCellsDeps) =>
  async ({ calendar: settings, now, timeLeft }: RefreshCellsInput): Promise<{ readonly isDone: boolean }> => {
    const calendar = createCalendar(settings);
    for (let last: Mark | null = null; timeLeft() > PAGE_MS;) {
      const marks: readonly Mark[] = await deps.marks.read(last, MARKS_A_PAGE);
      for (const projectId of new Set(marks.map((mark) => mark.projectId))) {
        await refreshProject(
          deps,
          marks.filter((mark) => mark.projectId === projectId),
          { projectId, calendar, now },
        );
      }
      await deps.marks.remove(marks.filter(({ markedAt }) => markedAt <= now - SETTLED_AFTER_MS));
      if (marks.length < MARKS_A_PAGE) return { isDone: true };
      last = marks.at(-1) ?? null;
    }
    return { isDone: false };
  };

interface Project {
  readonly projectId: ProjectId;
  readonly calendar: Calendar;
  readonly now: Instant;
}

const refreshProject = async (
  { cells, facts }: RefreshCellsDeps,
  marks: readonly Mark[],
  { projectId, calendar, now }: Project,
): Promise<void> => {
  const recompute = createCellRecompute(marks, { calendar, now });
  if (recompute.stretches.length > 0) {
    for await (const page of facts.created(projectId, recompute.stretches)) page.forEach(recompute.addCreated);
    for await (const page of facts.closed(projectId, recompute.stretches)) page.forEach(recompute.addClosed);
  }
  await cells.write(recompute.cells());
};
