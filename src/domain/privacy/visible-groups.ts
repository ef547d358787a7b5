import { groupKeyOf, UNKNOWN_PROCESS, type GroupAnswers } from './answer-book';
import { isBelowFloor, suppressedParts, type Part } from './suppress';

/**
 * Keys of the groups whose figure may be shown. Solved once over everything that is published for a series and period:
 * the site's total and its departments, the site's total and its projects, each project's total and its processes. A
 * hidden project hides its processes, or they would add up to it.
 */
export const visibleGroups = (groups: readonly GroupAnswers[]): ReadonlySet<string> => {
  const site = groups.find((group) => group.scope === 'site');
  if (site === undefined || isBelowFloor(peopleOf(site))) return new Set();
  const projects = groups.filter((group) => group.scope === 'project');
  const hiddenProjects = suppressed(projects);
  const visible = [site, ...shown(groups.filter((group) => group.scope === 'department'))];
  for (const project of projects) {
    if (hiddenProjects.has(groupKeyOf(project))) continue;
    const processes = groups.filter((group) => group.scope === 'process' && group.projectId === project.scopeId);
    visible.push(project, ...shown(processes));
  }
  return new Set(visible.filter((group) => group.people.size > 0).map(groupKeyOf));
};

const shown = (groups: readonly GroupAnswers[]): readonly GroupAnswers[] => {
  const hidden = suppressed(groups);
  return groups.filter((group) => !hidden.has(groupKeyOf(group)));
};

const suppressed = (groups: readonly GroupAnswers[]): ReadonlySet<string> => suppressedParts(groups.map(partOf));

const partOf = (group: GroupAnswers): Part => ({
  id: groupKeyOf(group),
  people: peopleOf(group),
  isWithheld: group.scope === 'process' && group.scopeId === UNKNOWN_PROCESS,
});

const peopleOf = (group: GroupAnswers): ReadonlySet<string> => new Set(group.people.keys());
