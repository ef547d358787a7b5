import type { DepartmentId, Instant, ProcessId, ProjectId } from '../../contract/ids';
import { combineProjects } from './combine-projects';
import type { ReleaseMeasure } from '../../contract/release-measure';
import type { Release, ReleasedFigure } from './release';
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

/** What was read of the releases of one period. */
export interface ReleasesRead {
  /** End of the newest; null before the first. */
  readonly through: Instant | null;
  /** Ends of all there are in the stretch of the trend, oldest first: one that says nothing of a group is a gap in its trend. */
  readonly ends: readonly Instant[];
  readonly releases: readonly Release[];
}

/** Released figures as a view with this choice may show them. Nothing here is computed from answers. */
export interface ReleasedView {
  readonly through: Instant | null;
  readonly subject: (measure: ReleaseMeasure) => ReleasedFigure | null;
  readonly trend: (measure: ReleaseMeasure) => readonly ReleasedPoint[];
  readonly process: (id: string, measure: ReleaseMeasure) => ReleasedFigure | null;
  readonly department: (id: string, measure: ReleaseMeasure) => ReleasedFigure | null;
}

/**
 * Departments are released for the whole site only: a view of some of its projects shows none of them, for a figure of
 * other projects' requests would be passed off as theirs. Likewise one department within one process.
 */
export const createReleasedView = ({ through, ends, releases }: ReleasesRead, choice: ReleaseChoice): ReleasedView => {
  const newest = releases.filter((release) => release.through === through);
  const isWholeSite = newest.every(({ scope, scopeId }) => scope !== 'project' || isChosen(choice, scopeId));
  const { processId, departmentId } = choice;
  const subjectAt = (end: Instant | null, measure: ReleaseMeasure): ReleasedFigure | null =>
    subjectOf(
      releases.filter((release) => release.through === end && release.measure === measure),
      { choice, isWholeSite },
    );
  const find = (scope: ReleaseScope, scopeId: string, measure: ReleaseMeasure): ReleasedFigure | null =>
    findIn(
      newest.filter((release) => release.measure === measure),
      scope,
      scopeId,
    );
  return {
    through,
    subject: (measure) => subjectAt(through, measure),
    trend: (measure) => ends.map((end) => ({ through: end, value: valueOf(subjectAt(end, measure)) })),
    process: (id, measure) => (departmentId === null ? find('process', id, measure) : null),
    department: (id, measure) => (isWholeSite && processId === null ? find('department', id, measure) : null),
  };
};

interface SubjectSource {
  readonly choice: ReleaseChoice;
  readonly isWholeSite: boolean;
}

/** The one row, or rows, of a release and measure that speak of everything the view shows. */
const subjectOf = (rows: readonly Release[], { choice, isWholeSite }: SubjectSource): ReleasedFigure | null => {
  const { processId, departmentId } = choice;
  if (processId !== null && departmentId !== null) return null;
  if (processId !== null) return findIn(rows, 'process', processId);
  if (departmentId !== null) return isWholeSite ? findIn(rows, 'department', departmentId) : null;
  if (isWholeSite) return findIn(rows, 'site', SITE);
  return combineProjects(rows.filter((row) => row.scope === 'project' && isChosen(choice, row.scopeId)));
};

const findIn = (rows: readonly Release[], scope: ReleaseScope, scopeId: string): Release | null =>
  rows.find((row) => row.scope === scope && row.scopeId === scopeId) ?? null;

const isChosen = ({ projectIds }: ReleaseChoice, scopeId: string): boolean => projectIds.some((id) => id === scopeId);

const valueOf = (released: ReleasedFigure | null): number | null =>
  released?.figure.state === 'ready' ? released.figure.value : null;
