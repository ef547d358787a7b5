import type { MatrixView, ReadMatrix } from '../contract/matrix';
import { splitInterfaceId } from '../domain/figures/cell-keys';
import { createNameBook } from '../domain/figures/name-book';
import { planByMonth, type PeriodPlan } from '../domain/figures/period-plan';
import { createCalendar } from '../domain/time/calendar';
import { questionOf, type FigureCall, type FigureDeps } from './build-view';
import { groupWording } from './group-wording';
import type { InterfaceCount } from './ports/figures';

/** So many interfaces are read; a site with more sees its busiest. */
const MOST_INTERFACES = 2500;

/**
 * Both sides of every interface of the period: what the desk gave the department, and what the department gave the desk.
 * Two statements.
 * @throws NoAccessError, StorageUnavailableError
 */
export const readMatrix =
  (deps: FigureDeps) =>
  async (call: FigureCall<ReadMatrix>): Promise<MatrixView> => {
    const calendar = createCalendar(call.settings.calendar);
    const question = questionOf(call, calendar);
    const plan = planByMonth(question.period, question, null);
    const [cells] = plan.cells;
    if (cells === undefined) throw new RangeError('a period by month has a stretch of months');
    const [counts, { labels }] = await Promise.all([
      deps.figures.interfaces({ projectIds: question.projectIds, cells, limit: MOST_INTERFACES + 1 }),
      deps.figures.surroundings({ projectIds: question.projectIds, overdue: null }),
    ]);
    const shown = counts.slice(0, MOST_INTERFACES);
    const names = createNameBook(call.settings, labels, {
      language: call.language,
      wording: groupWording(call.language),
    });
    const named = (ids: readonly string[], nameOf: (id: string) => string): MatrixView['processes'] =>
      [...new Set(ids)].map((id) => ({ id, name: nameOf(id) }));
    const interfaces = shown.map(toInterface);
    return {
      asOf: call.now,
      workdayMs: calendar.workdayMs,
      period: periodOf(plan),
      processes: named(
        interfaces.map(({ process }) => process),
        names.process,
      ),
      departments: named(
        interfaces.map(({ department }) => department),
        names.department,
      ),
      interfaces,
      isCut: counts.length > MOST_INTERFACES,
    };
  };

const periodOf = ({ id, from, to }: PeriodPlan): MatrixView['period'] => ({ id, from, to });

const toInterface = (count: InterfaceCount): MatrixView['interfaces'][number] => {
  const { processId, departmentId } = splitInterfaceId(count.scopeId);
  return {
    process: processId,
    department: departmentId,
    closed: count.closed,
    cycleMs: count.cycles === 0 ? null : Math.round(count.cycleMs / count.cycles),
    slaMet: count.slaMet,
    slaTotal: count.slaTotal,
    complete: count.complete,
    judged: count.judged,
    waitingMs: count.waitingMs,
    returned: count.returned,
  };
};
