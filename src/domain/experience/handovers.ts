import type { HolderChange } from './observed-issue';

/**
 * How often a request went from one holder to another after it first had one. The holder is the team, where the desk keeps one
 * in a field, else the person. Putting it back into the queue is not a handover by itself; taking it out again by somebody
 * else is one, by the same holder none.
 * @example team A, nobody, team B, team A // 2
 */
export const handoversOf = (changes: readonly HolderChange[]): number => {
  let holder = changes[0]?.from ?? null;
  let handovers = 0;
  for (const { to } of changes) {
    if (to === null) continue;
    if (holder !== null && to !== holder) handovers += 1;
    holder = to;
  }
  return handovers;
};
