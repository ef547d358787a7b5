import { z } from 'zod';
import { Instant, IssueId, ProjectId } from '../contract/ids';
import type { CalendarSettings } from '../contract/settings';
import { cellIdOf, cellsTouched, type CellKey } from '../domain/figures/cell-keys';
import { createCalendar } from '../domain/time/calendar';
import type { Requests, Watermarks } from './ports/facts';
import type { CellFacts, Cells, Marks } from './ports/figures';
import type { RebuildProgress } from './ports/rebuild-progress';

export interface RebuildFiguresDeps {
  readonly marks: Marks;
  readonly cells: Cells;
  readonly facts: Pick<CellFacts, 'placements'>;
  readonly requests: Pick<Requests, 'coverage'>;
  readonly watermarks: Watermarks;
}

export interface RebuildFiguresInput {
  readonly calendar: CalendarSettings;
  readonly now: Instant;
  /** Milliseconds this run may still take, asked between pages. */
  readonly timeLeft: () => number;
}

const WATERMARK = 'rebuild';
const PAGE = 5000;
const PAGE_MS = 3000;

const StoredCellKey = z.object({
  projectId: ProjectId,
  scope: z.enum(['whole', 'process', 'department', 'interface']),
  scopeId: z.string(),
  grain: z.enum(['day', 'week', 'month']),
  startsAt: Instant,
});

const Progress = z.object({
  /** The calendar the marks are made for; with another one the work begins again. */
  calendar: z.string(),
  phase: z.enum(['cells', 'facts']),
  afterCell: StoredCellKey.nullable(),
  afterRequest: IssueId.nullable(),
  done: z.number(),
  total: z.number(),
  startedAt: z.number(),
});
type Progress = z.infer<typeof Progress>;

/**
 * Marks every cell there is and every cell the facts ask for; the refresh then computes them. Together they make the
 * rollups anew from facts alone. Goes on after a kill and from run to run; answers whether everything is marked.
 * @throws StorageUnavailableError
 */
export const rebuildFigures =
  (deps: RebuildFiguresDeps) =>
  async (input: RebuildFiguresInput): Promise<{ readonly isDone: boolean }> => {
    const mark = createMarking(deps, input.calendar);
    let progress: Progress | null = await findOrStart(deps, input);
    while (progress !== null) {
      if (input.timeLeft() < PAGE_MS) return { isDone: false };
      progress = progress.phase === 'cells' ? await mark.cells(progress) : await mark.facts(progress);
      await deps.watermarks.set(WATERMARK, progress);
    }
    return { isDone: true };
  };

/** How far {@link rebuildFigures} has come, from the watermark it leaves. */
export const createRebuildProgress = (watermarks: Watermarks): RebuildProgress => ({
  find: async () => {
    const progress = Progress.safeParse(await watermarks.find(WATERMARK));
    if (!progress.success) return null;
    const { done, total, startedAt } = progress.data;
    return { done: Math.min(done, total), total, startedAt };
  },
});

const findOrStart = async (deps: RebuildFiguresDeps, { calendar, now }: RebuildFiguresInput): Promise<Progress> => {
  const stored = Progress.safeParse(await deps.watermarks.find(WATERMARK));
  const fingerprint = JSON.stringify(calendar);
  if (stored.success && stored.data.calendar === fingerprint) return stored.data;
  const [cells, { requests }] = await Promise.all([deps.cells.count(), deps.requests.coverage()]);
  return {
    calendar: fingerprint,
    phase: 'cells',
    afterCell: null,
    afterRequest: null,
    done: 0,
    total: cells + requests,
    startedAt: now,
  };
};

/** Each step marks a page and answers where the next one begins, null after the last. */
const createMarking = ({ marks, cells, facts }: RebuildFiguresDeps, settings: CalendarSettings) => {
  const calendar = createCalendar(settings);
  // A cell marked once in this run is computed from all facts, so it need not be marked for each of them.
  const marked = new Set<string>();
  const markNew = async (keys: readonly CellKey[]): Promise<void> => {
    const fresh = keys.filter((key) => {
      const isNew = !marked.has(cellIdOf(key));
      if (isNew) marked.add(cellIdOf(key));
      return isNew;
    });
    await marks.markSettled(fresh);
  };
  return {
    cells: async (progress: Progress): Promise<Progress> => {
      const page = await cells.keys(progress.afterCell, PAGE);
      await markNew(page);
      const next = { ...progress, done: progress.done + page.length, afterCell: page.at(-1) ?? null };
      return page.length < PAGE ? { ...next, phase: 'facts' } : next;
    },
    facts: async (progress: Progress): Promise<Progress | null> => {
      const page = await facts.placements(progress.afterRequest, PAGE);
      await markNew(page.flatMap((fact) => cellsTouched(fact, calendar)));
      if (page.length < PAGE) return null;
      return { ...progress, done: progress.done + page.length, afterRequest: page.at(-1)?.issueId ?? null };
    },
  };
};
