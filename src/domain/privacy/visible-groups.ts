import type { Interval } from '../statistics/interval';
import { groupKeyOf, UNKNOWN_PROCESS, type GroupAnswers } from './answer-book';
import { isBelowFloor, suppressedParts, type Part } from './suppress';

/**
 * Keys of the groups whose figure may be shown. Solved once over everything that is published for a series and period:
 * the site's total and its departments, the site's total and its projects, each project's total and its processes. A
 * hidden project hides its processes, or they would add up to it; a project whose processes would be told by its total is
 * hidden itself.
 */
export const visibleGroups = (groups: readonly GroupAnswers[], scale: Interval | null): ReadonlySet<string> => {
  const site = groups.find((group) => group.scope === 'site');
  if (site === undefined || isBelowFloor(peopleOf(site))) return new Set();
  const departments = divide(groups.filter((group) => group.scope === 'department').map(partOf), scale);
  const projects = groups.filter((group) => group.scope === 'project');
  const processes = new Map(
    projects.map((project) => [
      groupKeyOf(project),
      divide(groups.filter((group) => isProcessOf(group, project)).map(partOf), scale),
    ]),
  );
  const inSite = divide(
    projects.map((project) => ({
      ...partOf(project),
      isWithheld: processes.get(groupKeyOf(project))?.isTotalShown === false,
    })),
    scale,
  );
  if (!departments.isTotalShown || !inSite.isTotalShown) return new Set();
  const shownProcesses = [...processes].flatMap(([project, { shown }]) =>
    inSite.shown.includes(project) ? shown : [],
  );
  return new Set([groupKeyOf(site), ...departments.shown, ...inSite.shown, ...shownProcesses]);
};

const isProcessOf = (group: GroupAnswers, project: GroupAnswers): boolean =>
  group.scope === 'process' && group.projectId === project.scopeId;

/** The parts of one total that may be shown. */
const divide = (
  parts: readonly Part[],
  scale: Interval | null,
): { readonly shown: readonly string[]; readonly isTotalShown: boolean } => {
  const { hidden, isTotalShown } = suppressedParts(parts, scale);
  const shown = parts.filter((part) => part.people.size > 0 && !hidden.has(part.id)).map(({ id }) => id);
  return { shown, isTotalShown };
};

const partOf = (group: GroupAnswers): Part => {
  const sums = [...group.people.values()];
  return {
    id: groupKeyOf(group),
    people: peopleOf(group),
    n: sums.reduce((total, { n }) => total + n, 0),
    sum: sums.reduce((total, { sum }) => total + sum, 0),
    isWithheld: group.scope === 'process' && group.scopeId === UNKNOWN_PROCESS,
  };
};

const peopleOf = (group: GroupAnswers): ReadonlySet<string> => new Set(group.people.keys());
