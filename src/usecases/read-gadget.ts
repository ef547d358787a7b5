import type { GadgetView, ReadGadget, TileId } from '../contract/gadget';
import type { Settings } from '../contract/settings';
import { breakdownRows } from '../domain/figures/breakdown-rows';
import { NO_FIGURE } from '../domain/figures/figure';
import { filterChoices } from '../domain/figures/filter-choices';
import { chooseInsight, OVERDUE_LIMIT } from '../domain/figures/insight';
import { isReadable } from '../domain/figures/measures';
import { buildView, targetOf, tilesOf, type BuiltView, type FigureCall, type FigureDeps } from './build-view';

/**
 * The whole gadget: sentence, tiles, tables, filters. At most five statements (six with attrition), whatever the number of requests.
 * @throws NoAccessError, StorageUnavailableError
 */
export const readGadget =
  (deps: FigureDeps) =>
  async (call: FigureCall<ReadGadget>): Promise<GadgetView> => {
    const tiles = tilesOf(call.payload.config);
    const view = await buildView(deps, call, { tiles, overdue: OVERDUE_LIMIT });
    const { plan, subject } = view.gathered;
    const { closed, open, reopened, slaMet, slaTotal } = subject;
    return {
      asOf: call.now,
      period: { id: plan.id, from: plan.from, to: plan.to },
      workdayMs: view.calendar.workdayMs,
      release: {
        through: view.released.through,
        nextAt: view.calendar.addDays(view.calendar.startOfWeek(call.now), 7),
      },
      tiles: view.tiles,
      totals: { closed, open, reopened, slaMet, slaTotal },
      ...rowsOf(view, tiles),
      filters: filterChoices(view.gathered, { settings: call.settings, ...view, projectIds: view.question.projectIds }),
      insight: insightOf(view, call.settings),
    };
  };

const rowsOf = (
  { gathered, names, released }: BuiltView,
  wanted: readonly TileId[],
): Pick<GadgetView, 'byProcess' | 'byDepartment'> => {
  // The quadrant draws it whatever the tiles are.
  const tiles = [...new Set<TileId>([...wanted, 'experience'])].filter(isReadable);
  return {
    byProcess: breakdownRows(gathered.byProcess, { tiles, nameOf: names.process, released: released.process }),
    byDepartment: breakdownRows(gathered.byDepartment, {
      tiles,
      nameOf: names.department,
      released: released.department,
    }),
  };
};

const insightOf = ({ gathered, names, released, overdue }: BuiltView, settings: Settings): GadgetView['insight'] =>
  chooseInsight(
    gathered.subject,
    gathered.byProcess.map((process) => ({
      ...process,
      name: names.process(process.id),
      experience: released.process(process.id, 'experience')?.figure ?? NO_FIGURE,
      target: targetOf(process.id, settings),
    })),
    overdue,
  );
