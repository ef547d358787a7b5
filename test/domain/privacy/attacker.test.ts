import { expect, test } from 'vitest';
import { DepartmentId, ProcessId, ProjectId } from '../../../src/contract/ids.ts';
import { createAnswerBook, type GroupAnswers, type ScopedAnswer } from '../../../src/domain/privacy/answer-book.ts';
import { planRelease, type Release } from '../../../src/domain/privacy/release.ts';
import { FLOOR } from '../../../src/domain/privacy/suppress.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { createChance } from '../../support/chance.ts';
import { maximise } from '../../support/simplex.ts';

const calendar = createCalendar({
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  hours: { from: 540, to: 1020 },
  holidays: 'none',
});
const THROUGH = toInstant(Date.parse('2026-06-01T00:00:00Z'));
const WINDOW = { from: toInstant(Date.parse('2026-05-04T00:00:00Z')), to: THROUGH };

/** A small firm: people of unequal departments, three desks of three processes, scores mostly 4 and 5 with some anger. */
const firm = (seed: number): readonly ScopedAnswer[] => {
  const chance = createChance(seed);
  const size = 25 + Math.floor(35 * chance.uniform());
  return Array.from({ length: Math.floor(size * (0.6 + chance.uniform())) }, (): ScopedAnswer => {
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
      answeredAt: toInstant(THROUGH - 86_400_000 * (1 + Math.floor(26 * chance.uniform()))),
    };
  });
};

const firms = (): readonly (readonly [readonly ScopedAnswer[], readonly GroupAnswers[]])[] =>
  Array.from({ length: 60 }, (_, index) => {
    const answers = firm(index + 1);
    const book = createAnswerBook(calendar);
    answers.forEach(book.add);
    return [answers, book.read('experience', WINDOW)];
  });

const LOW = 1;
const HIGH = 5;
const keyOf = ({ projectId, processId, departmentId }: ScopedAnswer): string =>
  `${projectId} ${processId} ${departmentId}`;

/** Department × process cells: what an attacker who knows everything but the scores has for unknowns. */
interface Atom {
  readonly key: string;
  readonly n: number;
  readonly sum: number;
}

const atomsOf = (answers: readonly ScopedAnswer[]): readonly Atom[] =>
  [...Map.groupBy(answers, keyOf)].map(([key, inAtom]) => ({
    key,
    n: inAtom.length,
    sum: inAtom.reduce((sum, { value }) => sum + value, 0),
  }));

const isIn = (group: Pick<GroupAnswers, 'scope' | 'scopeId'>, key: string): boolean => {
  const [project, process, department] = key.split(' ');
  switch (group.scope) {
    case 'site':
      return true;
    case 'project':
      return project === group.scopeId;
    case 'process':
      return process === group.scopeId;
    case 'department':
      return department === group.scopeId;
  }
};

/**
 * How far apart the lowest and the highest mean of a hidden group lie that agree with everything published. Unknown is how
 * much each cell lies above and below what it truly is; the truth itself is one solution, so the programme has one.
 */
const openRange = (atoms: readonly Atom[], published: readonly Release[], hidden: GroupAnswers): number => {
  const above = atoms.map(({ n, sum }) => HIGH * n - sum);
  const below = atoms.map(({ n, sum }) => sum - LOW * n);
  const bounds = [...above, ...below];
  const rows: number[][] = bounds.map((_, at) => bounds.map((__, other) => (other === at ? 1 : 0)));
  const limits = [...bounds];
  for (const release of published) {
    if (release.figure.state !== 'ready') continue;
    const row = atoms.map(({ key }) => (isIn(release, key) ? 1 : 0));
    const sum = atoms.reduce((total, atom, at) => total + atom.sum * (row[at] ?? 0), 0);
    const { value, n } = release.figure;
    rows.push([...row, ...row.map((one) => -one)], [...row.map((one) => -one), ...row]);
    limits.push(Math.max(0, n * (value + 0.005) - sum), Math.max(0, sum - n * (value - 0.005)));
  }
  const mine = atoms.map(({ key }) => (isIn(hidden, key) ? 1 : 0));
  const up = maximise([...mine, ...mine.map((one) => -one)], rows, limits);
  const down = maximise([...mine.map((one) => -one), ...mine], rows, limits);
  const n = atoms.reduce((total, atom, at) => total + atom.n * (mine[at] ?? 0), 0);
  return (up + down) / n;
};

test('all that a release shows bounds the mean of no group below the floor to within a point', () => {
  let attacked = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const answers = firm(seed);
    const book = createAnswerBook(calendar);
    answers.forEach(book.add);
    const context = { period: '4w', through: THROUGH, calendar, asking: () => null, earlier: () => null } as const;
    const published = planRelease(book, context).filter(
      ({ measure, figure }) => measure === 'experience' && figure.state === 'ready',
    );
    const hidden = book
      .read('experience', WINDOW)
      .filter(
        (group) =>
          group.people.size > 0 &&
          group.people.size < FLOOR &&
          !published.some(({ scope, scopeId }) => scope === group.scope && scopeId === group.scopeId),
      );
    const atoms = atomsOf(answers);
    for (const group of hidden) {
      attacked += 1;
      const open = openRange(atoms, published, group);
      expect(
        open,
        `seed ${seed}: ${group.scope} ${group.scopeId} of ${group.people.size} people`,
      ).toBeGreaterThanOrEqual(1 - 1e-6);
    }
  }
  expect(attacked).toBeGreaterThan(100);
});

test('the attacker is able: without suppression it knows small groups exactly', () => {
  const isSmall = (group: GroupAnswers): boolean =>
    group.scope === 'process' && group.people.size > 0 && group.people.size < FLOOR;
  const [answers = [], groups = []] = firms().find(([, each]) => each.some(isSmall)) ?? [];
  const small = groups.find(isSmall);
  expect(small).toBeDefined();
  if (small === undefined) return;
  const naked = groups.map((group): Release => {
    const sums = [...group.people.values()];
    const n = sums.reduce((total, each) => total + each.n, 0);
    const value = Math.round((100 * sums.reduce((total, each) => total + each.sum, 0)) / n) / 100;
    const figure = { state: 'ready', value, low: 1, high: 5, n, people: group.people.size } as const;
    const none = {
      change: null,
      volunteered: { state: 'none' },
      eligibleShare: null,
      asking: null,
      lost: null,
    } as const;
    return { ...group, ...none, through: THROUGH, period: '4w', measure: 'experience', figure };
  });
  expect(openRange(atomsOf(answers), naked, small)).toBeLessThan(0.1);
});
