import { describe, expect, it } from 'vitest';
import { offersFollowUp } from '../../../src/domain/follow-up/follow-up.ts';

describe('a score is followed up', () => {
  it.each([
    [1, undefined, true],
    [2, undefined, true],
    [3, undefined, false],
    [1, 1, true],
    [2, 1, false],
    [3, 3, true],
    [4, 3, false],
    [4, 4, true],
    [5, 4, false],
  ] as const)('of %d under the floor %s: %s', (score, followUpFloor, offered) => {
    const floor = followUpFloor === undefined ? {} : { followUpFloor };
    expect(offersFollowUp(score, { visibility: 'team', ...floor })).toBe(offered);
    expect(offersFollowUp(score, { visibility: 'aggregate', ...floor })).toBe(false);
  });

  it('never without a score', () => {
    expect(offersFollowUp(null, { visibility: 'team', followUpFloor: 4 })).toBe(false);
  });
});
