import type { Instant, ProjectId } from '../contract/ids';
import type { CalendarSettings } from '../contract/settings';
import { cellIdOf } from '../domain/figures/cell-keys';
import { createCellRecompute } from '../domain/figures/recompute-cells';
import { isImported } from '../domain/sources/source-ids';
import { createCalendar, type Calendar } from '../domain/time/calendar';
import type { FrozenCells } from './ports/frozen-cells';
import type { CellFacts, Cells, Mark, Marks } from './ports/figures';

export interface RefreshCellsDeps {
  readonly marks: Marks;
  readonly cells: Cells;
  readonly facts: CellFacts;
  readonly frozen: FrozenCells;
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
      const moving = await withoutFrozen(deps, marks, now);
      for (const projectId of new Set(moving.map((mark) => mark.projectId))) {
        await refreshProject(
          deps,
          moving.filter((mark) => mark.projectId === projectId),
          { projectId, calendar, now },
        );
      }
      await deps.marks.remove(marks.filter(({ markedAt }) => markedAt <= now - SETTLED_AFTER_MS));
      if (marks.length < MARKS_A_PAGE) return { isDone: true };
      last = marks.at(-1) ?? null;
    }
    return { isDone: false };
  };

/** Facts are kept for half a year at the very least, so most runs need not ask from when on they are there. */
const SURELY_KEPT_MS = 150 * 86_400_000;

/**
 * A cell whose facts are not kept any more would come out empty: it stays as it is. One that is not there lost nothing, and has
 * to count what history brought from before, or there would be closes without creations. Imported facts are kept.
 */
const withoutFrozen = async (
  { frozen, cells }: Pick<RefreshCellsDeps, 'frozen' | 'cells'>,
  marks: readonly Mark[],
  now: Instant,
): Promise<readonly Mark[]> => {
  if (marks.every(({ startsAt }) => startsAt >= now - SURELY_KEPT_MS)) return marks;
  const before = await frozen.before();
  const old = marks.filter(({ startsAt, projectId }) => startsAt < before && !isImported(projectId));
  const standing = new Set((await cells.stored(old)).map(cellIdOf));
  return marks.filter((mark) => !standing.has(cellIdOf(mark)));
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
