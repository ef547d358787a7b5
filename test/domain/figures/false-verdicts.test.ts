import { expect, test } from 'vitest';
import type { TileId } from '../../../src/contract/gadget.ts';
import { DepartmentId, ProcessId, ProjectId } from '../../../src/contract/ids.ts';
import { medianDifference, openDifference, shareDifference, type Block } from '../../../src/domain/figures/block.ts';
import { NO_COUNTS } from '../../../src/domain/figures/cell.ts';
import { verdictsOf, type Difference } from '../../../src/domain/figures/change.ts';
import { weighValues } from '../../../src/domain/figures/weighted-values.ts';
import { createAnswerBook } from '../../../src/domain/privacy/answer-book.ts';
import { createStretches, planRelease } from '../../../src/domain/privacy/release.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { createChance, type Chance } from '../../support/chance.ts';

const WEEK_MS = 7 * 86_400_000;
const WEEKS = 13;
const FIRST = Date.parse('2026-03-02T00:00:00Z');
const PERIOD = '13w';
const calendar = createCalendar({
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  hours: { from: 540, to: 1020 },
  holidays: 'none',
});

/** A desk on which nothing changes in 26 weeks, but for what weeks do to it. */
interface Desk {
  readonly chance: Chance;
  /** Standard deviation of what a week adds to the logarithm of times and of arrivals, and to moods. */
  readonly weekly: number;
}

/** A week's requests: more of them, slower, oftener reopened and worse rated together when the week is a bad one. */
interface Week {
  readonly created: number;
  readonly closed: number;
  readonly reopened: number;
  readonly cycle: readonly number[];
  readonly response: readonly number[];
  readonly bad: number;
}

const weeksOf = ({ chance, weekly }: Desk): readonly Week[] => {
  let open = 10;
  return Array.from({ length: 2 * WEEKS }, () => {
    const bad = weekly * chance.normal();
    const created = Math.max(1, Math.round(8 * Math.exp(bad) + 2 * chance.normal()));
    const closed = Math.max(0, Math.min(open + created - 1, Math.round((open + created) * 0.45 + chance.normal())));
    open += created - closed;
    const times = (hours: number): readonly number[] =>
      Array.from({ length: closed }, () => Math.round(3_600_000 * hours * Math.exp(bad + 0.9 * chance.normal())));
    const reopened = Array.from({ length: closed }, () => chance.uniform() < 0.12 * Math.exp(bad)).filter(
      Boolean,
    ).length;
    return { created, closed, reopened, cycle: times(9), response: times(2), bad };
  });
};

const blockOf = ({ created, closed, reopened, cycle, response }: Week, index: number): Block => ({
  from: toInstant(FIRST + index * WEEK_MS),
  to: toInstant(FIRST + (index + 1) * WEEK_MS),
  ...NO_COUNTS,
  created,
  closed,
  reopened,
  cycle: weighValues(cycle),
  response: weighValues(response),
  silence: [],
});

/** What the releases say of the change in answers: thirty people with leanings of their own, one in three asked for ease. */
const answeredDifferences = ({ chance }: Desk, weeks: readonly Week[]): ReadonlyMap<TileId, Difference | null> => {
  const book = createAnswerBook(calendar);
  const leanings = Array.from({ length: 30 }, () => 3.8 + 0.7 * chance.normal());
  for (const [index, { closed, bad }] of weeks.entries()) {
    for (let answer = 0; answer < Math.ceil(closed * 0.8); answer += 1) {
      const person = Math.floor(30 * chance.uniform());
      const felt = (leanings[person] ?? 4) - bad + 0.8 * chance.normal();
      book.add({
        projectId: ProjectId.parse('1'),
        processId: ProcessId.parse('p'),
        departmentId: DepartmentId.parse('d'),
        person: String(person),
        item: chance.uniform() < 1 / 3 ? 'ease' : 'experience',
        mode: 'invited',
        value: Math.min(5, Math.max(1, Math.round(felt))),
        reasons: [],
        declined: false,
        answeredAt: toInstant(FIRST + index * WEEK_MS + 30 * 3_600_000),
      });
    }
  }
  const end = { through: toInstant(FIRST + 2 * WEEKS * WEEK_MS), calendar };
  const rows = planRelease(book, {
    ...end,
    period: PERIOD,
    stretches: createStretches(book, end),
    asked: new Map(),
    earlier: () => 3.8,
  }).filter(({ scope }) => scope === 'site');
  return new Map(
    rows.flatMap(({ measure, figure, change }): readonly (readonly [TileId, Difference | null])[] =>
      measure === 'experience' || measure === 'ease'
        ? [
            [
              measure,
              figure.state === 'ready' && change !== null ? { from: change.from, to: figure.value, p: change.p } : null,
            ],
          ]
        : [],
    ),
  );
};

const tilesOf = (desk: Desk, seed: number): Parameters<typeof verdictsOf>[0] => {
  const weeks = weeksOf(desk);
  const blocks = weeks.map(blockOf);
  const periods = { before: blocks.slice(0, WEEKS), now: blocks.slice(WEEKS), seed };
  const answered = answeredDifferences(desk, weeks);
  return [
    { tile: 'cycle-time', difference: medianDifference(periods, { read: (block) => block.cycle, to: 0 }) },
    { tile: 'response-time', difference: medianDifference(periods, { read: (block) => block.response, to: 0 }) },
    { tile: 'open-requests', difference: openDifference(periods, { open: 10, after: 0 }) },
    { tile: 'reopened', difference: shareDifference(periods, { part: 'reopened', whole: 'closed' }) },
    { tile: 'experience', difference: answered.get('experience') ?? null },
    { tile: 'ease', difference: answered.get('ease') ?? null },
  ];
};

const VIEWS = 80;

test.each([
  ['weeks that are alike', 0.02],
  ['weeks that are good or bad for everything at once', 0.35],
])('with %s and nothing changed, at most one view in twenty calls anything better or worse', (_, weekly) => {
  const chance = createChance(20_261_122);
  let wrong = 0;
  let tested = 0;
  for (let view = 0; view < VIEWS; view += 1) {
    const tiles = tilesOf({ chance, weekly }, view);
    tested += tiles.filter(({ difference }) => typeof difference?.p === 'number').length;
    const verdicts = [...verdictsOf(tiles).values()];
    if (verdicts.some(({ verdict }) => verdict === 'better' || verdict === 'worse')) wrong += 1;
  }
  // Nearly every view has all six tiles to be wrong in.
  expect(tested).toBeGreaterThan(5.9 * VIEWS);
  expect(wrong / VIEWS).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / VIEWS));
});

test('a desk that became twice as slow is found', () => {
  const chance = createChance(7);
  let found = 0;
  for (let view = 0; view < 40; view += 1) {
    const weeks = weeksOf({ chance, weekly: 0.2 }).map((week, index) =>
      index < WEEKS ? week : { ...week, cycle: week.cycle.map((time) => time * 2) },
    );
    const blocks = weeks.map(blockOf);
    const difference = medianDifference(
      { before: blocks.slice(0, WEEKS), now: blocks.slice(WEEKS), seed: view },
      { read: (block) => block.cycle, to: Number.MAX_SAFE_INTEGER },
    );
    if (verdictsOf([{ tile: 'cycle-time', difference }]).get('cycle-time')?.verdict === 'worse') found += 1;
  }
  expect(found).toBeGreaterThanOrEqual(32);
});
