import { z } from 'zod';
import { AGENT, DANA, type SmallDesk } from '../test/support/small-desk.ts';

const HOUR = 3_600_000;
/** Id of the metric that the clocks of this desk run in, and of its resolution goal. */
const RESOLUTION = '72';
/** No clock of the crowd comes near it; it holds for requests of the lowest priority, whatever happens to them. */
const FAR_GOAL = { jql: 'priority = Lowest', goalMs: 4000 * HOUR };
const LOWEST = '5';
/** Ids of copies begin here. */
const FIRST = 1_000_000;
const BREACHED = 3000;
/** So old the crowd is at least that no detector finds anything new in it. */
const SILENT_HOURS = 500;

const Numbered = z.looseObject({ id: z.string(), seq: z.number() });
const Issue = z.looseObject({
  id: z.string(),
  key: z.string(),
  seq: z.number(),
  statusId: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  statusCategoryChangedAt: z.number(),
  comments: z.array(Numbered.extend({ createdAt: z.number(), updatedAt: z.number() })),
  history: z.array(Numbered.extend({ at: z.number() })),
  priorityId: z.string(),
  slaGoals: z.record(z.string(), z.record(z.string(), z.number())),
});
type Issue = z.infer<typeof Issue>;
const Site = z.looseObject({
  jira: z.looseObject({
    issues: z.array(Issue),
    sequences: z.record(z.string(), z.number()),
    projects: z.array(
      z.looseObject({
        key: z.string(),
        lastIssueNumber: z.number(),
        slas: z.array(z.looseObject({ id: z.string(), goals: z.array(z.unknown()) })),
      }),
    ),
  }),
});

export interface OpenRequests {
  /** All of them together. */
  readonly total: number;
  /** When the clocks in the window began, one instant a request. */
  readonly inWindow: readonly number[];
}

/** Answered once, so that of their clocks only the resolution runs; of the second it is paused. */
export async function raisePatterns(desk: SmallDesk): Promise<void> {
  for (const isPaused of [false, true]) {
    const key = await desk.raise(DANA, 'A request as there are many');
    await desk.comment(AGENT, key, 'We are looking into it.');
    if (isPaused) await desk.move(AGENT, key, 'ask');
  }
}

/**
 * The site with so many open requests of the two patterns: those in the window, some breached long ago, far ones and paused ones.
 * Shares nothing with the snapshot, nor one request with another: the site that is put back to it takes all of it over.
 */
export function withOpenRequests(snapshot: unknown, { total, inWindow }: OpenRequests): unknown {
  const site = Site.parse(structuredClone(snapshot));
  const [running, paused] = site.jira.issues;
  if (running === undefined || paused === undefined) throw new RangeError('the two patterns are not there');
  const crowd = Array.from({ length: total - inWindow.length }, (_, index) => {
    const createdAt = running.createdAt - (SILENT_HOURS + (index % 2000)) * HOUR;
    if (index < BREACHED) return { pattern: running, createdAt: running.createdAt - (1000 + (index % 1000)) * HOUR };
    return index % 2 === 0 ? { pattern: running, createdAt, isFar: true } : { pattern: paused, createdAt };
  });
  const wanted = [...inWindow.map((createdAt) => ({ pattern: running, createdAt })), ...crowd];
  return {
    ...site,
    jira: {
      ...site.jira,
      issues: wanted.map((each, index) => copyOf(each, index)),
      sequences: Object.fromEntries(
        Object.entries(site.jira.sequences).map(([name, last]) => [name, last + 3 * FIRST]),
      ),
      projects: site.jira.projects.map((each) => ({
        ...each,
        lastIssueNumber: FIRST + total,
        slas: each.slas.map((sla) => (sla.id === RESOLUTION ? { ...sla, goals: [FAR_GOAL, ...sla.goals] } : sla)),
      })),
    },
  };
}

interface Wanted {
  readonly pattern: Issue;
  readonly createdAt: number;
  readonly isFar?: boolean;
}

function copyOf({ pattern: shared, createdAt, isFar = false }: Wanted, index: number): Issue {
  const pattern = structuredClone(shared);
  const moved = (instant: number): number => instant + createdAt - pattern.createdAt;
  const renumbered = <Each extends { id: string; seq: number }>(each: Each, part: number): Each => ({
    ...each,
    id: String(FIRST + index * 10 + part),
    seq: FIRST + index * 10 + part,
  });
  return {
    ...renumbered(pattern, 0),
    key: `${pattern.key.split('-')[0]}-${FIRST + index}`,
    createdAt,
    priorityId: isFar ? LOWEST : pattern.priorityId,
    updatedAt: moved(pattern.updatedAt),
    statusCategoryChangedAt: moved(pattern.statusCategoryChangedAt),
    comments: pattern.comments.map((each, part) => ({
      ...renumbered(each, part),
      createdAt: moved(each.createdAt),
      updatedAt: moved(each.updatedAt),
    })),
    history: pattern.history.map((each, part) => ({ ...renumbered(each, part), at: moved(each.at) })),
    slaGoals: Object.fromEntries(
      Object.entries(pattern.slaGoals).map(([sla, goals]) => [
        sla,
        Object.fromEntries(
          Object.entries(goals).map(([at, goal]) => [
            String(moved(Number(at))),
            sla === RESOLUTION && isFar ? FAR_GOAL.goalMs : goal,
          ]),
        ),
      ]),
    ),
  };
}
