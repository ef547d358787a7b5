import type { ReadTile, TileId, TileView } from '../contract/gadget';
import type { Settings } from '../contract/settings';
import { breakdownRows } from '../domain/figures/breakdown-rows';
import { organizationsOf } from '../domain/figures/department-organizations';
import { tileJql } from '../domain/figures/tile-jql';
import { buildView, tilesOf, type BuiltView, type FigureCall, type FigureDeps } from './build-view';
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
    const view = await buildView(deps, call, [...tilesOf(config), id]);
    const tile = view.tiles.find((candidate) => candidate.id === id);
    if (tile === undefined) throw new NoAccessError(`no tile ${id}`);
    return {
      asOf: call.now,
      workdayMs: view.calendar.workdayMs,
      tile,
      byProcess: figuresOf(view, id, 'process'),
      byDepartment: figuresOf(view, id, 'department'),
      jql: jqlOf(view, id, call.settings),
      identified: id === 'experience' || id === 'ease',
    };
  };

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
