import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestSilence, returnsIn } from '../../../src/domain/experience/silence.ts';
import type { Segment } from '../../../src/domain/request-fact.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

const HOUR = 3_600_000;
const clock = (from: number, to: number): number => Math.max(0, to - from);
const at = (hour: number) => toInstant(hour * HOUR);
const worked = (from: number, to: number | null): Segment => ({
  class: 'w',
  from: at(from),
  to: to === null ? null : at(to),
});
const waited = (from: number, to: number): Segment => ({ class: 'c', from: at(from), to: at(to) });

test('a request opened at 9, answered at 11 and closed at 16 was silent for five hours', () => {
  const segments = [worked(9, 16)];
  expect(longestSilence({ segments, replies: [at(11)], until: at(16) }, clock)).toBe(5 * HOUR);
});

test('waiting for the requester is no silence of the desk, and ends one', () => {
  const segments = [worked(0, 3), waited(3, 30), worked(30, 34)];
  expect(longestSilence({ segments, replies: [], until: at(34) }, clock)).toBe(4 * HOUR);
  expect(returnsIn(segments)).toBe(1);
});

test('an answer while it waits cuts nothing, and the open stretch ends with the close', () => {
  const segments = [worked(0, 2), waited(2, 5), worked(5, null)];
  expect(longestSilence({ segments, replies: [at(4)], until: at(11) }, clock)).toBe(6 * HOUR);
});

test('more answers never make a silence longer, and no silence is longer than the work', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(99), { maxLength: 8 }),
      fc.nat(99),
      fc.integer({ min: 1, max: 100 }),
      (hours, more, end) => {
        const segments = [worked(0, end)];
        const replies = (list: readonly number[]) => list.toSorted((a, b) => a - b).map(at);
        const before = longestSilence({ segments, replies: replies(hours), until: at(end) }, clock);
        const after = longestSilence({ segments, replies: replies([...hours, more]), until: at(end) }, clock);
        expect(after).toBeLessThanOrEqual(before);
        expect(before).toBeLessThanOrEqual(end * HOUR);
        expect(before * (hours.length + 1)).toBeGreaterThanOrEqual(end * HOUR);
      },
    ),
  );
});
