import type { ReadTile, TileId } from '../contract/gadget';
import type { TileDetails, TileView } from '../contract/tile-view';
import type { Settings } from '../contract/settings';
import { Reason } from '../contract/words';
import { breakdownRows } from '../domain/figures/breakdown-rows';
import { organizationsOf } from '../domain/figures/department-organizations';
import { MEASURES } from '../domain/figures/measures';
import { tileDetails } from '../domain/figures/tile-details';
import { tileJql } from '../domain/figures/tile-jql';
import { buildView, questionOf, tilesOf, type BuiltView, type FigureCall, type FigureDeps } from './build-view';
import type { ReleaseMeasure } from '../contract/release-measure';
import { createCalendar } from '../domain/time/calendar';
import { NoAccessError } from './ports/errors';

/**
 * One tile opened: its figure by process and department, and the list of requests behind it. The verdict is the one the
 * gadget shows, decided over all its tiles.
 * @throws NoAccessError, StorageUnavailableError
 */
export const readTile =
  (deps: FigureDeps) =>
  async (call: FigureCall<ReadTile>): Promise<TileView> => {
    const { tile: id, config } = call.payload;
    const [view, ages] = await Promise.all([
      buildView(deps, call, { tiles: [...tilesOf(config), id], more: MORE[id] ?? [] }),
      id === 'open-requests' ? readAges(deps, call) : null,
    ]);
    const tile = view.tiles.find((candidate) => candidate.id === id);
    if (tile === undefined) throw new NoAccessError(`no tile ${id}`);
    return {
      asOf: call.now,
      workdayMs: view.calendar.workdayMs,
      tile,
      byProcess: figuresOf(view, id, 'process'),
      byDepartment: figuresOf(view, id, 'department'),
      jql: jqlOf(view, id, call.settings),
      identified: MEASURES[id].source === 'answers',
      details: tileDetails(id, { ...view, subject: view.gathered.subject, processes: namedProcesses(view), ages }),
    };
  };

const EVERY_REASON = Reason.options.map((reason) => `reason:${reason}` as const);

/** What a drill-down shows of the answers beside its own measure. */
const MORE: Partial<Readonly<Record<TileId, readonly ReleaseMeasure[]>>> = {
  experience: ['declined', 'native', ...EVERY_REASON],
  satisfaction: ['declined', 'native-satisfied', ...EVERY_REASON],
};

/** Open requests younger than these many days, each band without the ones before. */
const AGES = [7, 14, 28, 56] as const;

const readAges = async (deps: FigureDeps, call: FigureCall<ReadTile>): Promise<TileDetails['ages']> => {
  const question = questionOf(call, createCalendar(call.settings.calendar));
  const since = AGES.map((days) => question.calendar.addDays(call.now, -days));
  const { open, createdSince, oldest } = await deps.figures.openAges({ ...question, since });
  const bands = AGES.map((days, index) => ({
    until: days,
    n: (createdSince[index] ?? 0) - (createdSince[index - 1] ?? 0),
  }));
  return { bands: [...bands, { until: null, n: open - (createdSince.at(-1) ?? 0) }], oldest };
};

const namedProcesses = ({ gathered, names }: BuiltView): readonly { readonly id: string; readonly name: string }[] =>
  gathered.byProcess.map(({ id }) => ({ id, name: names.process(id) }));

const figuresOf = (
  { gathered, names, released }: BuiltView,
  tile: TileId,
  dimension: 'process' | 'department',
): TileView['byProcess'] => {
  const groups = dimension === 'process' ? gathered.byProcess : gathered.byDepartment;
  const rows = breakdownRows(groups, { tiles: [tile], nameOf: names[dimension], released: released[dimension] });
  return rows.map(({ id, name, figures }) => ({ id, name, figure: figures[tile] ?? { state: 'none' } }));
};

const jqlOf = (
  { question, gathered, calendar, names, labels }: BuiltView,
  tile: TileId,
  settings: Settings,
): string => {
  const { processId, departmentId, projectIds } = question;
  const configured = settings.processes.find(({ id }) => id === processId);
  const typeIds: readonly string[] = configured?.requestTypeIds.map((id) => `rt:${id}`) ?? [processId ?? ''];
  const requestTypes = labels.filter(({ kind, id }) => kind === 'process' && typeIds.includes(id));
  return tileJql({
    tile,
    projectIds,
    plan: gathered.plan,
    calendar,
    requestTypes: processId === null ? null : requestTypes.map(({ name }) => name),
    organizations:
      departmentId === null ? null : organizationsOf(departmentId, settings, names.department(departmentId)),
  });
};
