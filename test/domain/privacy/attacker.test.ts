import { expect, test } from 'vitest';
import type { PeriodId } from '../../../src/contract/gadget.ts';
import { DepartmentId, ProcessId, ProjectId } from '../../../src/contract/ids.ts';
import { createAnswerBook, groupKeyOf, type ScopedAnswer } from '../../../src/domain/privacy/answer-book.ts';
import { shownWeeks } from '../../../src/domain/privacy/released-stretches.ts';
import { createStretches, planRelease, releaseStretch, type Release } from '../../../src/domain/privacy/release.ts';
import { FLOOR } from '../../../src/domain/privacy/suppress.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import {
  createAttack,
  isInGroup,
  placeOf,
  type GroupInWeeks,
  type PublishedMean,
} from '../../support/answers-attack.ts';
import { createChance } from '../../support/chance.ts';
import { utcWeek as calendar } from '../../support/utc-week.ts';

const FIRST = toInstant(Date.parse('2026-03-02T00:00:00Z'));
const DAY_MS = 86_400_000;
const WEEKS = 8;
const PERIODS: readonly PeriodId[] = ['4w', '13w', 'all'];
const LONGEST = { '4w': 4, '13w': 13, '26w': 26, all: Infinity } as const;

const weekOf = ({ answeredAt }: ScopedAnswer): number => Math.floor((answeredAt - FIRST) / (7 * DAY_MS));

/** A small firm: people of unequal departments, three desks of three processes, scores mostly 4 and 5 with some anger. */
const firm = (seed: number): readonly ScopedAnswer[] => {
  const chance = createChance(seed);
  const size = 25 + Math.floor(35 * chance.uniform());
  return Array.from({ length: Math.floor(size * (1 + chance.uniform())) }, (): ScopedAnswer => {
    const person = Math.floor(size * chance.uniform());
    const project = Math.floor(3 * chance.uniform() ** 2);
    const felt = chance.uniform() < 0.2 ? 1 + 2 * chance.uniform() : 3.2 + 2 * chance.uniform();
    return {
      projectId: ProjectId.parse(String(100 + project)),
      processId: ProcessId.parse(`p${project}${Math.floor(3 * chance.uniform() ** 2)}`),
      departmentId: DepartmentId.parse(`d${Math.floor(6 * (person / size) ** 1.7)}`),
      person: String(person),
      item: 'experience',
      mode: 'invited',
      value: Math.min(5, Math.max(1, Math.round(felt))),
      reasons: [],
      declined: false,
      answeredAt: toInstant(FIRST + DAY_MS * Math.floor(7 * WEEKS * chance.uniform()) + 3_600_000),
    };
  });
};

interface Published {
  readonly means: readonly PublishedMean[];
  /** Groups of a period of which a release said that too few people have answered. */
  readonly hidden: readonly GroupInWeeks[];
}

const weeksOf = (weeks: Iterable<number>): ReadonlySet<number> =>
  new Set([...weeks].map((start) => (start - FIRST) / (7 * DAY_MS)));

/** All that the releases of eight successive weeks show, of every period and group. */
const publishAll = (answers: readonly ScopedAnswer[]): Published => {
  const parts = Array.from({ length: WEEKS }, (_, index) => publish(answers, index + 1));
  return { means: parts.flatMap(({ means }) => means), hidden: parts.flatMap(({ hidden }) => hidden) };
};

/** What the release at the end of so many weeks shows. */
const publish = (answers: readonly ScopedAnswer[], week: number): Published => {
  const end = { through: calendar.addDays(FIRST, 7 * week), calendar };
  const book = createAnswerBook(calendar);
  answers.filter(({ answeredAt }) => answeredAt < end.through).forEach(book.add);
  const stretches = createStretches(book, end);
  const rows = PERIODS.flatMap((period) =>
    planRelease(book, { ...end, period, stretches, asked: new Map(), earlier: () => null }),
  ).filter(({ measure }) => measure === 'experience');
  const hidden = rows.flatMap(({ scope, scopeId, period, figure }): readonly GroupInWeeks[] => {
    if (figure.state !== 'too-few') return [];
    return [{ scope, scopeId, weeks: weeksOf(book.weeks(releaseStretch(period, end).window)) }];
  });
  const means = rows.flatMap((row): readonly PublishedMean[] => {
    if (row.figure.state !== 'ready') return [];
    const { scope, scopeId, period } = row;
    const told = stretches('experience').get(groupKeyOf({ scope, scopeId, projectId: projectOf(row) }));
    const weeks = weeksOf(shownWeeks(told, { ...releaseStretch(period, end).window, longest: LONGEST[period] }));
    return [{ scope, scopeId, weeks, value: row.figure.value }];
  });
  return { means, hidden };
};

const projectOf = ({ scope, scopeId }: Release): ProjectId | null =>
  scope === 'process' ? ProjectId.parse(`10${scopeId.charAt(1)}`) : null;

const peopleOf = (answers: readonly ScopedAnswer[], group: GroupInWeeks): number =>
  new Set(answers.filter((answer) => isInGroup(placeOf(answer, weekOf(answer)), group)).map(({ person }) => person))
    .size;

test('all that successive releases show bounds the mean of no group below the floor to within a point', () => {
  const bounded: string[] = [];
  let attacked = 0;
  for (let seed = 1; seed <= 8; seed += 1) {
    const answers = firm(seed);
    const { means, hidden } = publishAll(answers);
    const attack = createAttack(answers, means, weekOf);
    const small = new Map(
      hidden
        .filter((group) => peopleOf(answers, group) < FLOOR)
        .map((group) => [`${group.scope} ${group.scopeId} in weeks ${[...group.weeks].join()}`, group]),
    );
    for (const [name, group] of small) {
      attacked += 1;
      if (attack.openRange(group) < 1 - 1e-6) bounded.push(`seed ${seed}: ${name}`);
    }
  }
  expect(attacked).toBeGreaterThan(500);
  expect(bounded).toEqual([]);
}, 120_000);

test('the attacker is able: where all weeks and groups are told, it knows small groups exactly', () => {
  const answers = firm(1);
  const all = new Set(Array.from({ length: WEEKS }, (_, index) => index));
  const departments = [...new Set(answers.map(({ departmentId }) => departmentId ?? ''))];
  const meanOf = (group: GroupInWeeks): PublishedMean => {
    const inside = answers.filter((answer) => isInGroup(placeOf(answer, weekOf(answer)), group));
    const sum = inside.reduce((total, { value }) => total + value, 0);
    return { ...group, value: Math.round((100 * sum) / inside.length) / 100 };
  };
  const small = departments
    .map((scopeId): GroupInWeeks => ({ scope: 'department', scopeId, weeks: all }))
    .toSorted((a, b) => peopleOf(answers, a) - peopleOf(answers, b))[0];
  expect(small).toBeDefined();
  if (small === undefined) return;
  const others = departments
    .filter((scopeId) => scopeId !== small.scopeId)
    .map((scopeId): GroupInWeeks => ({ scope: 'department', scopeId, weeks: all }));
  const told = [{ scope: 'site', scopeId: 'all', weeks: all } as const, ...others].map(meanOf);
  expect(createAttack(answers, told, weekOf).openRange(small)).toBeLessThan(1);
  const lastWeekLess = new Set([...all].filter((week) => week > 0));
  const site = (weeks: ReadonlySet<number>): PublishedMean => meanOf({ scope: 'site', scopeId: 'all', weeks });
  const rolling = createAttack(answers, [site(all), site(lastWeekLess)], weekOf);
  expect(rolling.openRange({ scope: 'site', scopeId: 'all', weeks: new Set([0]) })).toBeLessThan(1);
});
