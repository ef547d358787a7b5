import type { GadgetView, ReadGadget, TileId } from '../contract/gadget';
import type { IssueId } from '../contract/ids';
import type { Settings } from '../contract/settings';
import { breakdownRows } from '../domain/figures/breakdown-rows';
import { NO_FIGURE } from '../domain/figures/figure';
import { filterChoices } from '../domain/figures/filter-choices';
import { chooseInsight, OVERDUE_LIMIT } from '../domain/figures/insight';
import { isReadable } from '../domain/figures/measures';
import { createCalendar } from '../domain/time/calendar';
import {
  buildView,
  questionOf,
  targetOf,
  tilesOf,
  type BuiltView,
  type FigureCall,
  type FigureDeps,
} from './build-view';
import type { FollowUps } from './ports/follow-ups';

export interface ReadGadgetDeps extends FigureDeps {
  readonly followUps: Pick<FollowUps, 'overdue'>;
}

/**
 * The whole gadget: sentence, tiles, tables, filters. At most six statements, whatever the number of requests.
 * @throws NoAccessError, StorageUnavailableError
 */
export const readGadget =
  (deps: ReadGadgetDeps) =>
  async (call: FigureCall<ReadGadget>): Promise<GadgetView> => {
    const tiles = tilesOf(call.payload.config);
    const [view, overdue] = await Promise.all([buildView(deps, call, { tiles }), readOverdue(deps, call)]);
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
      insight: insightOf(view, call.settings, overdue),
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

/** Requests whose requesters were to be called back. A part of the figures says nothing of them. */
const readOverdue = async (
  { followUps }: ReadGadgetDeps,
  call: FigureCall<ReadGadget>,
): Promise<readonly IssueId[]> => {
  const { projectIds, processId, departmentId } = questionOf(call, createCalendar(call.settings.calendar));
  if (processId !== null || departmentId !== null) return [];
  return followUps.overdue(projectIds, call.now, OVERDUE_LIMIT);
};

const insightOf = (
  { gathered, names, released }: BuiltView,
  settings: Settings,
  overdue: readonly IssueId[],
): GadgetView['insight'] =>
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
