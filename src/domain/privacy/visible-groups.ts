import type { Interval } from '../statistics/interval';
import { groupKeyOf, UNKNOWN_PROCESS, type GroupAnswers } from './answer-book';
import { isBelowFloor, isOpen, suppressedParts, type Part, type Suppression } from './suppress';

/**
 * Keys of the groups whose answers in a stretch of time may be told. Solved once over everything that is published for a
 * series and stretch: the site's total and its departments, the site's total and its projects, each project's total and its
 * processes. A hidden project hides its processes, or they would add up to it; a project whose processes would be told by
 * its total is hidden itself.
 * @param groups what each has that no release has told yet; a total that has been told before has nothing, and is known.
 * @param secrets of how many answers the largest secret within a group is, by key; {@link Part.secret}.
 */
export const visibleGroups = (
  groups: readonly GroupAnswers[],
  scale: Interval | null,
  secrets: ReadonlyMap<string, number> = new Map(),
): ReadonlySet<string> => {
  const partOf = createParts(secrets);
  const parts = (scope: GroupAnswers['scope']): readonly Part[] =>
    groups.filter((group) => group.scope === scope).map(partOf);
  const [site] = parts('site');
  if (site === undefined) return new Set();
  const isSiteShown = !isBelowFloor(site.people) && isOpen(site.secret, site, scale);
  const solving = { scale, isTotalSecret: site.people.size > 0 && !isSiteShown };
  const departments = divide(parts('department'), solving);
  const processes = new Map(
    groups
      .filter(({ scope }) => scope === 'project')
      .map((project) => {
        const own = groups.filter((group) => isProcessOf(group, project)).map(partOf);
        return [groupKeyOf(project), divide(own, { scale, isTotalSecret: false })];
      }),
  );
  const projects = divide(
    parts('project').map((part) => ({ ...part, isWithheld: processes.get(part.id)?.isTotalShown === false })),
    solving,
  );
  if (!departments.isTotalShown || !projects.isTotalShown) return new Set();
  const shownProcesses = [...processes].flatMap(([project, { shown }]) => (projects.hidden.has(project) ? [] : shown));
  return new Set([...(isSiteShown ? [site.id] : []), ...departments.shown, ...projects.shown, ...shownProcesses]);
};

const isProcessOf = (group: GroupAnswers, project: GroupAnswers): boolean =>
  group.scope === 'process' && group.projectId === project.scopeId;

interface Division extends Suppression {
  /** Ids of the parts that may be shown. */
  readonly shown: readonly string[];
}

interface Solving {
  readonly scale: Interval | null;
  readonly isTotalSecret: boolean;
}

const divide = (parts: readonly Part[], { scale, isTotalSecret }: Solving): Division => {
  const suppression = suppressedParts(parts, scale, isTotalSecret);
  const shown = parts.filter((part) => part.people.size > 0 && !suppression.hidden.has(part.id)).map(({ id }) => id);
  return { ...suppression, shown };
};

const createParts =
  (secrets: ReadonlyMap<string, number>) =>
  (group: GroupAnswers): Part => {
    const id = groupKeyOf(group);
    const sums = [...group.people.values()];
    return {
      id,
      people: new Set(group.people.keys()),
      n: sums.reduce((total, { n }) => total + n, 0),
      sum: sums.reduce((total, { sum }) => total + sum, 0),
      secret: secrets.get(id) ?? 0,
      isWithheld: group.scope === 'process' && group.scopeId === UNKNOWN_PROCESS,
    };
  };
