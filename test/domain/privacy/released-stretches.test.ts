import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DepartmentId, ProcessId, ProjectId } from '../../../src/contract/ids.ts';
import { createAnswerBook, type ScopedAnswer } from '../../../src/domain/privacy/answer-book.ts';
import {
  releasedStretches,
  shownWeeks,
  type ReleasedStretches,
} from '../../../src/domain/privacy/released-stretches.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { utcWeek as calendar } from '../../support/utc-week.ts';

const FIRST = toInstant(Date.parse('2026-03-02T00:00:00Z'));
const after = (weeks: number) => calendar.addDays(FIRST, 7 * weeks);

interface Said {
  readonly week: number;
  readonly person: number;
  readonly department?: number;
  readonly value?: number;
}

const answerOf = ({ week, person, department = 0, value = 3 }: Said): ScopedAnswer => ({
  projectId: ProjectId.parse('1'),
  processId: ProcessId.parse('p'),
  departmentId: DepartmentId.parse(`d${department}`),
  person: String(person),
  item: 'experience',
  mode: 'invited',
  value,
  reasons: [],
  declined: false,
  answeredAt: toInstant(after(week) + 3_600_000),
});

const stretchesOf = (said: readonly Said[], weeks: number): ReleasedStretches => {
  const book = createAnswerBook(calendar);
  said.filter(({ week }) => week < weeks).forEach((one) => book.add(answerOf(one)));
  return releasedStretches(book, ['experience'], { through: after(weeks), calendar });
};
/** So many other people a week, each week others. */
const crowd = (weeks: number, department: number, size = 12): readonly Said[] =>
  Array.from({ length: weeks * size }, (_, index) => ({
    week: Math.floor(index / size),
    person: 1000 * (department + 1) + index,
    department,
    value: 2 + (index % 3),
  }));
const told = (stretches: ReleasedStretches, department: number): readonly string[] =>
  (stretches.get(`department  d${department}`) ?? []).map(
    ({ from, to }) => `${(from - FIRST) / 604_800_000}-${(to - FIRST) / 604_800_000}`,
  );

describe('what releases tell of a group', () => {
  const few = [0, 1, 2, 3].flatMap((week) =>
    [0, 1, 2].map((person): Said => ({ week, person: 10 * week + person, department: 1, value: 2 + person })),
  );
  const said = [...few, ...crowd(4, 0), ...crowd(4, 2)];

  test('is each week, where enough people answered in each', () => {
    expect(told(stretchesOf(said, 4), 0)).toEqual(['0-1', '1-2', '2-3', '3-4']);
  });

  test('waits until four weeks are together where too few did, and hides another group meanwhile', () => {
    expect(told(stretchesOf(said, 3), 1)).toEqual([]);
    expect(told(stretchesOf(said, 4), 1)).toEqual(['0-4']);
    expect(told(stretchesOf(said, 4), 2)).toEqual(['0-4']);
  });

  test('is in a period whose end it lies in, and that is not shorter', () => {
    const [stretch] = stretchesOf(said, 4).get('department  d1') ?? [];
    const month = { from: after(1), to: after(5), longest: 4 };
    expect(shownWeeks(stretch === undefined ? [] : [stretch], month).size).toBe(4);
    expect(shownWeeks(stretch === undefined ? [] : [stretch], { ...month, longest: 3 }).size).toBe(0);
    expect(shownWeeks(stretch === undefined ? [] : [stretch], { ...month, from: after(4) }).size).toBe(0);
  });
});

const anySaid: fc.Arbitrary<readonly Said[]> = fc.array(
  fc.record({ week: fc.nat(11), person: fc.nat(25), department: fc.nat(3), value: fc.integer({ min: 1, max: 5 }) }),
  { maxLength: 150 },
);

test('no week of a group is told twice, and what was told once stays as it was told', () => {
  fc.assert(
    fc.property(anySaid, fc.integer({ min: 1, max: 11 }), (said, weeks) => {
      const later = stretchesOf(said, 12);
      for (const all of later.values()) {
        const starts = all.flatMap((stretch) => stretch.weeks);
        expect(new Set(starts).size).toBe(starts.length);
      }
      const firstAnswer = Math.min(...said.map(({ week }) => week));
      if (firstAnswer >= weeks) return;
      for (const [key, all] of stretchesOf(said, weeks)) expect(later.get(key)?.slice(0, all.length)).toEqual(all);
    }),
    { numRuns: 60 },
  );
});
