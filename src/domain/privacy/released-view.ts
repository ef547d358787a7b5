import type { Figure } from '../../contract/gadget';
import type { DepartmentId, Instant, ProcessId, ProjectId } from '../../contract/ids';
import { combineProjects } from './combine-projects';
import type { Release, ReleasedFigure, ReleaseMeasure } from './release';
import { SITE, type ReleaseScope } from './answer-book';

/** What a view shows of answers: projects, and at most one process and one department of them. */
export interface ReleaseChoice {
  readonly projectIds: readonly ProjectId[];
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
}

export interface ReleasedPoint {
  /** End of the release; it speaks of the whole period before. */
  readonly through: Instant;
  readonly value: number | null;
}

/** Released figures as a view with this choice may show them. Nothing here is computed from answers. */
export interface ReleasedView {
  readonly through: Instant | null;
  subject(measure: ReleaseMeasure): ReleasedFigure | null;
  trend(measure: ReleaseMeasure): readonly ReleasedPoint[];
  process(id: string, measure: ReleaseMeasure): Figure;
  department(id: string, measure: ReleaseMeasure): Figure;
}

const NONE: Figure = { state: 'none' };

/**
 * Departments are released for the whole site only: a view of some of its projects shows none of them, for a figure of
 * other projects' requests would be passed off as theirs. Likewise one department within one process.
 */
export const createReleasedView = (
  { through, releases }: { readonly through: Instant | null; readonly releases: readonly Release[] },
  choice: ReleaseChoice,
): ReleasedView => {
  const newest = releases.filter((release) => release.through === through);
  const isWholeSite = newest.every(({ scope, scopeId }) => scope !== 'project' || isChosen(choice, scopeId));
  const find = (rows: readonly Release[], group: { scope: ReleaseScope; scopeId: string; measure: ReleaseMeasure }) =>
    rows.find(
      (row) => row.scope === group.scope && row.scopeId === group.scopeId && row.measure === group.measure,
    ) ?? null;
  const subjectIn = (rows: readonly Release[], measure: ReleaseMeasure): ReleasedFigure | null => {
    const { processId, departmentId } = choice;
    if (processId !== null) {
      return departmentId === null ? find(rows, { scope: 'process', scopeId: processId, measure }) : null;
    }
    if (departmentId !== null) {
      return isWholeSite ? find(rows, { scope: 'department', scopeId: departmentId, measure }) : null;
    }
    if (isWholeSite) return find(rows, { scope: 'site', scopeId: SITE, measure });
    return combineProjects(
      rows.filter((row) => row.scope === 'project' && row.measure === measure && isChosen(choice, row.scopeId)),
    );
  };
  return {
    through,
    subject: (measure) => subjectIn(newest, measure),
    trend: (measure) =>
      [...new Set(releases.map((release) => release.through))].map((end) => ({
        through: end,
        value: valueOf(
          subjectIn(
            releases.filter((release) => release.through === end),
            measure,
          ),
        ),
      })),
    process: (id, measure) =>
      choice.departmentId === null ? (find(newest, { scope: 'process', scopeId: id, measure })?.figure ?? NONE) : NONE,
    department: (id, measure) =>
      isWholeSite && choice.processId === null
        ? (find(newest, { scope: 'department', scopeId: id, measure })?.figure ?? NONE)
        : NONE,
  };
};

const isChosen = ({ projectIds }: ReleaseChoice, scopeId: string): boolean => projectIds.some((id) => id === scopeId);

const valueOf = (released: ReleasedFigure | null): number | null =>
  released?.figure.state === 'ready' ? released.figure.value : null;
