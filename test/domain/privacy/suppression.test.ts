import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DepartmentId, ProcessId, ProjectId } from '../../../src/contract/ids.ts';
import {
  createAnswerBook,
  groupKeyOf,
  type GroupAnswers,
  type ScopedAnswer,
} from '../../../src/domain/privacy/answer-book.ts';
import { FLOOR, suppressedParts, type Part } from '../../../src/domain/privacy/suppress.ts';
import { visibleGroups } from '../../../src/domain/privacy/visible-groups.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { utcWeek as calendar } from '../../support/utc-week.ts';

const people = (prefix: string, count: number): ReadonlySet<string> =>
  new Set(Array.from({ length: count }, (_, index) => `${prefix}${index}`));
const SCALE = { low: 1, high: 5 };
/** People who say 3 each, or what is given. */
const part = (id: string, count: number, score = 3): Part => ({
  id,
  people: people(id, count),
  n: count,
  sum: score * count,
  secret: 0,
  isWithheld: false,
});
const hiddenOf = (parts: readonly Part[]): readonly string[] => [...suppressedParts(parts, SCALE).hidden].toSorted();

describe('suppression of one total', () => {
  test('hides Technology with Sales, for the total would give Sales away', () => {
    expect(hiddenOf([part('sales', 4), part('technology', 9)])).toEqual(['sales', 'technology']);
  });

  test('hides two small groups alone when together they are enough people', () => {
    expect(hiddenOf([part('a', 4), part('b', 3), part('c', 9)])).toEqual(['a', 'b']);
  });

  test('refuses the pair of the subtraction attack: 19 people in all, 15 of them shown', () => {
    expect(hiddenOf([part('rest', 15), part('four', 4)])).toContain('rest');
  });

  test('hides nothing where every group is large, and nobody where nobody answered', () => {
    expect(suppressedParts([part('a', 5), part('b', 8), part('c', 0)], SCALE)).toEqual({
      hidden: new Set(),
      isTotalShown: true,
    });
  });

  test('counts a person of two groups once', () => {
    const shared = people('x', 3);
    const parts = [
      { ...part('a', 3), people: shared },
      { ...part('b', 3), people: shared },
      part('c', 6),
      part('d', 7),
    ];
    expect(hiddenOf(parts)).toEqual(['a', 'b', 'c']);
  });

  test('hides a further group where the hidden ones together nearly all say 5', () => {
    expect(hiddenOf([part('a', 3, 5), part('b', 3, 5), part('c', 9), part('d', 12)])).toEqual(['a', 'b', 'c']);
    expect(hiddenOf([part('a', 3, 5), part('b', 3, 1), part('c', 9), part('d', 12)])).toEqual(['a', 'b']);
  });

  test('hides a group that would tell what fewer of its people said, and another with it', () => {
    const twelveOfFour = { ...part('a', 5, 4), n: 14, sum: 56, secret: 12 };
    expect(hiddenOf([twelveOfFour, part('b', 9), part('c', 12)])).toEqual(['a', 'b']);
    expect(hiddenOf([{ ...twelveOfFour, secret: 4 }, part('b', 9), part('c', 12)])).toEqual([]);
  });

  test('hides a part where the total itself is a secret', () => {
    const parts = [part('a', 6), part('b', 9)];
    expect([...suppressedParts(parts, SCALE, true).hidden]).toEqual(['a']);
  });

  test('hides the total too where everybody says 5 and somebody must be hidden', () => {
    expect(suppressedParts([part('a', 3, 5), part('b', 30, 5)], SCALE).isTotalShown).toBe(false);
    expect(suppressedParts([part('a', 5, 5), part('b', 30, 5)], SCALE).isTotalShown).toBe(true);
  });
});

const answers: fc.Arbitrary<readonly ScopedAnswer[]> = fc
  .array(
    fc.record({
      project: fc.nat(2),
      process: fc.nat(3),
      department: fc.nat(4),
      person: fc.nat(14),
      value: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ project, process, department, person, value }) => ({
      projectId: ProjectId.parse(String(100 + project)),
      processId: process === 3 ? null : ProcessId.parse(`p${project}${process}`),
      departmentId: DepartmentId.parse(`d${department}`),
      person: `person${person}`,
      item: 'experience' as const,
      mode: 'invited' as const,
      value,
      reasons: [],
      declined: false,
      answeredAt: toInstant(Date.parse('2026-05-05T10:00:00Z')),
    })),
  );

const groupsOf = (given: readonly ScopedAnswer[]): readonly GroupAnswers[] => {
  const book = createAnswerBook(calendar);
  for (const answer of given) book.add(answer);
  return book.read('experience', book.weeks({ from: toInstant(0), to: toInstant(Date.parse('2027-01-01')) }));
};

const isIn = (group: GroupAnswers, answer: ScopedAnswer): boolean => {
  switch (group.scope) {
    case 'site':
      return true;
    case 'project':
      return answer.projectId === group.scopeId;
    case 'process':
      return answer.projectId === group.projectId && (answer.processId ?? 'none') === group.scopeId;
    case 'department':
      return answer.departmentId === group.scopeId;
  }
};

const rankOf = (rows: readonly (readonly number[])[]): number => {
  const matrix = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0) && found < matrix.length; column += 1) {
    const pivot = matrix.findIndex((row, index) => index >= found && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot === -1) continue;
    const lead = matrix[pivot] ?? [];
    matrix[pivot] = matrix[found] ?? [];
    matrix[found] = lead;
    for (const [index, row] of matrix.entries()) {
      const factor = index === found ? 0 : (row[column] ?? 0) / (lead[column] ?? 1);
      matrix[index] = row.map((value, at) => value - factor * (lead[at] ?? 0));
    }
    found += 1;
  }
  return found;
};

/** Whether a row is a combination of others, by elimination over the reals. */
const isDerivable = (target: readonly number[], published: readonly (readonly number[])[]): boolean =>
  rankOf([...published, target]) === rankOf(published);

describe('a release over projects, processes and departments', () => {
  test('shows no figure of fewer than five people', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const groups = groupsOf(given);
        const visible = visibleGroups(groups, SCALE);
        for (const group of groups)
          if (visible.has(groupKeyOf(group))) expect(group.people.size).toBeGreaterThanOrEqual(FLOOR);
      }),
    );
  });

  test('lets no arithmetic on its figures give the sum of a small group', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const groups = groupsOf(given);
        const visible = visibleGroups(groups, SCALE);
        const rowOf = (group: GroupAnswers): readonly number[] => given.map((answer) => (isIn(group, answer) ? 1 : 0));
        const published = groups.filter((group) => visible.has(groupKeyOf(group))).map(rowOf);
        for (const group of groups) {
          if (group.people.size > 0 && group.people.size < FLOOR)
            expect(isDerivable(rowOf(group), published)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
