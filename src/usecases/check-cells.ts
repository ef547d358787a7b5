import { z } from 'zod';
import { Instant, type ProjectId } from '../contract/ids';
import type { CalendarSettings } from '../contract/settings';
import { EMPTY_CELL } from '../domain/figures/cell';
import { cellIdOf, cellsTouched, type CellGrain, type CellKey } from '../domain/figures/cell-keys';
import {
  createCellRecompute,
  keptSince,
  type ComputedCell,
  type CreatedFact,
  type PlacedClose,
  type Stretch,
} from '../domain/figures/recompute-cells';
import { isImported } from '../domain/sources/source-ids';
import { createCalendar, type Calendar } from '../domain/time/calendar';
import { toInstant } from '../domain/time/instant';
import type { Chance } from '../domain/survey/draw';
import type { Watermarks } from './ports/facts';
import type { FrozenCells } from './ports/frozen-cells';
import type { CellFacts, Cells, Marks } from './ports/figures';
import type { Log } from './ports/system';

export interface CheckCellsDeps {
  readonly cells: Cells;
  readonly facts: CellFacts;
  readonly marks: Pick<Marks, 'read'>;
  readonly watermarks: Watermarks;
  readonly frozen: FrozenCells;
  readonly chance: Chance;
  readonly log: Log;
}

export interface CheckCellsInput {
  readonly calendar: CalendarSettings;
  readonly now: Instant;
}

/** What a check found: how many cells it held against the facts, and how many it had to put right, since the first one. */
const Tally = z.object({ at: Instant, checked: z.number(), repaired: z.number() });
type Checked = z.infer<typeof Tally>;

const WATERMARK = 'self-check';
/** Marks past this many mean that a rebuild is under way; its cells are being proven already. */
const MOST_MARKS = 5000;

/**
 * Proves the figures of a month of one desk, drawn at random, against the facts: every cell there is and every cell there
 * ought to be. What differs is put right and counted. Cells that a mark names are left to the refresh. Answers the counts
 * since the first check.
 * @throws StorageUnavailableError
 */
export const checkCells =
  (deps: CheckCellsDeps) =>
  async ({ calendar: settings, now }: CheckCellsInput): Promise<Checked> => {
    const calendar = createCalendar(settings);
    const before = Tally.safeParse(await deps.watermarks.find(WATERMARK)).data ?? { checked: 0, repaired: 0 };
    const drawn = await drawKey(deps);
    const marks = await deps.marks.read(null, MOST_MARKS);
    if (drawn === null || marks.length >= MOST_MARKS) return { at: now, ...before };
    const sample = { projectId: drawn.projectId, calendar, now, month: monthOf(drawn.startsAt, calendar) };
    // Its facts are not kept any more, so nothing could prove it.
    if (!isImported(drawn.projectId) && sample.month.from < (await deps.frozen.before())) return { at: now, ...before };
    const { expected, stored } = await readSample(deps, sample);
    const marked = new Set(marks.map(cellIdOf));
    const wrong = differences(expected, stored).filter(({ key }) => !marked.has(cellIdOf(key)));
    if (wrong.length > 0) await deps.cells.write(wrong);
    const checked = { checked: expected.length, repaired: wrong.length };
    deps.log(wrong.length > 0 ? 'warn' : 'info', 'cells-checked', checked);
    const total = {
      at: now,
      checked: before.checked + checked.checked,
      repaired: before.repaired + checked.repaired,
    };
    await deps.watermarks.set(WATERMARK, total);
    return total;
  };

const drawKey = async ({ cells, chance }: CheckCellsDeps): Promise<CellKey | null> => {
  const count = await cells.count();
  return count === 0 ? null : cells.findAt(Math.floor(chance() * count));
};

const monthOf = (at: Instant, calendar: Calendar): Stretch => {
  const from = calendar.startOfMonth(at);
  return { from, to: calendar.addMonths(from, 1) };
};

interface Sample {
  readonly projectId: ProjectId;
  readonly month: Stretch;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** Weeks cross the ends of a month, so they are proven by the days they consist of. */
const GRAINS: readonly CellGrain[] = ['month', 'day'];

const readSample = async (
  { cells, facts }: CheckCellsDeps,
  { projectId, month, calendar, now }: Sample,
): Promise<{ readonly expected: readonly ComputedCell[]; readonly stored: readonly ComputedCell[] }> => {
  const stored: ComputedCell[] = [];
  for (const grain of GRAINS) stored.push(...(await cells.read(projectId, { grain, ...month })));
  const created: CreatedFact[] = [];
  for await (const page of facts.created(projectId, [month])) created.push(...page);
  const closed: PlacedClose[] = [];
  for await (const page of facts.closed(projectId, [month])) closed.push(...page);
  const keys = new Map(stored.map(({ key }) => [cellIdOf(key), key]));
  const happened = [
    ...created.map((fact) => ({ ...fact, at: fact.createdAt })),
    ...closed.map((fact) => ({ ...fact, at: fact.closedAt })),
  ];
  for (const { processId, departmentId, at } of happened) {
    const touched = cellsTouched({ projectId, processId, departmentId, createdAt: at, closedAt: null }, calendar);
    for (const key of touched) if (isIn(key, { month, calendar, now })) keys.set(cellIdOf(key), key);
  }
  const recompute = createCellRecompute([...keys.values()], { calendar, now });
  created.forEach(recompute.addCreated);
  closed.forEach(recompute.addClosed);
  return { expected: recompute.cells(), stored };
};

const isIn = (key: CellKey, { month, calendar, now }: Omit<Sample, 'projectId'>): boolean =>
  GRAINS.includes(key.grain) &&
  key.startsAt >= month.from &&
  key.startsAt < month.to &&
  key.startsAt >= toInstant(keptSince(key.grain, { calendar, now }));

/** Cells as they ought to be where the stored ones say otherwise, or are missing. */
const differences = (expected: readonly ComputedCell[], stored: readonly ComputedCell[]): readonly ComputedCell[] => {
  const known = new Map(stored.map(({ key, cell }) => [cellIdOf(key), textOf(cell)]));
  return expected.filter(({ key, cell }) => (known.get(cellIdOf(key)) ?? textOf(EMPTY_CELL)) !== textOf(cell));
};

/** One text a cell, whatever the order of its parts. */
const textOf = (cell: ComputedCell['cell']): string =>
  JSON.stringify(Object.entries(cell).toSorted(([a], [b]) => (a < b ? -1 : 1)));
