import type { AccountId } from '../../contract/ids';
import type { AssigneeChange } from './observed-issue';

/**
 * How often the request went from one person to another after its first assignment. Putting it back into the queue is not
 * a handover by itself; taking it out again by somebody else is one, by the same person none.
 */
export const handoversOf = (changes: readonly AssigneeChange[]): number => {
  let holder: AccountId | null = changes[0]?.from ?? null;
  let handovers = 0;
  for (const { to } of changes) {
    if (to === null) continue;
    if (holder !== null && to !== holder) handovers += 1;
    holder = to;
  }
  return handovers;
};
