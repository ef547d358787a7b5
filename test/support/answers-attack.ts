import type { ScopedAnswer } from '../../src/domain/privacy/answer-book.ts';
import { maximise } from './simplex.ts';

/** Ends of the scale: what an attacker knows of any answer. */
const LOW = 1;
const HIGH = 5;
/** Half of the last decimal of a published mean. */
const HALF = 0.005;

/** A group in some weeks, by their numbers. */
export interface GroupInWeeks {
  readonly scope: 'site' | 'project' | 'process' | 'department';
  readonly scopeId: string;
  readonly weeks: ReadonlySet<number>;
}

export interface PublishedMean extends GroupInWeeks {
  readonly value: number;
}

/** Answers of one process, department and week: what an attacker who knows everything but the scores has for unknowns. */
interface Atom {
  readonly project: string;
  readonly process: string | null;
  readonly department: string | null;
  readonly week: number;
  readonly n: number;
  readonly sum: number;
}

/** Everything an attacker has: who answered how often and when, and all means that were ever published. */
export interface Attack {
  /** How far apart the lowest and the highest mean of a group lie that agree with all that was published, by linear programming. */
  readonly openRange: (group: GroupInWeeks) => number;
}

/** @param weekOf number of the week in which an answer was given. */
export function createAttack(
  answers: readonly ScopedAnswer[],
  published: readonly PublishedMean[],
  weekOf: (answer: ScopedAnswer) => number,
): Attack {
  const atoms = atomsOf(answers, weekOf);
  // Unknown is how much each atom lies above and below what it truly is: the truth itself is one solution, so there is one.
  const above = atoms.map(({ n, sum }) => HIGH * n - sum);
  const below = atoms.map(({ n, sum }) => sum - LOW * n);
  const limits: number[] = [...above, ...below];
  const rows: number[][] = limits.map((_, at) => limits.map((__, other) => (other === at ? 1 : 0)));
  for (const { row, value } of distinct(atoms, published)) {
    const sum = dot(row, atoms, 'sum');
    const n = dot(row, atoms, 'n');
    rows.push(signed(row), signed(row.map((one) => -one)));
    limits.push(Math.max(0, n * (value + HALF) - sum), Math.max(0, sum - n * (value - HALF)));
  }
  return {
    openRange: (group) => {
      const row = rowOf(atoms, group);
      const up = maximise(signed(row), rows, limits);
      const down = maximise(signed(row.map((one) => -one)), rows, limits);
      return (up + down) / dot(row, atoms, 'n');
    },
  };
}

export function isInGroup(
  { project, process, department, week }: Omit<Atom, 'n' | 'sum'>,
  { scope, scopeId, weeks }: GroupInWeeks,
): boolean {
  return (
    weeks.has(week) &&
    { site: true, project: project === scopeId, process: process === scopeId, department: department === scopeId }[
      scope
    ]
  );
}

/** Where an answer belongs. */
export function placeOf(answer: ScopedAnswer, week: number): Omit<Atom, 'n' | 'sum'> {
  return { project: answer.projectId, process: answer.processId, department: answer.departmentId, week };
}

function atomsOf(answers: readonly ScopedAnswer[], weekOf: (answer: ScopedAnswer) => number): readonly Atom[] {
  const placed = answers.map((answer) => ({ place: placeOf(answer, weekOf(answer)), value: answer.value }));
  return [...Map.groupBy(placed, ({ place }) => JSON.stringify(place)).values()].flatMap((inAtom) => {
    const [first] = inAtom;
    const sum = inAtom.reduce((total, { value }) => total + value, 0);
    return first === undefined ? [] : [{ ...first.place, n: inAtom.length, sum }];
  });
}

const rowOf = (atoms: readonly Atom[], group: GroupInWeeks): readonly number[] =>
  atoms.map((atom) => (isInGroup(atom, group) ? 1 : 0));

const signed = (row: readonly number[]): number[] => [...row, ...row.map((one) => -one)];

const dot = (row: readonly number[], atoms: readonly Atom[], key: 'n' | 'sum'): number =>
  atoms.reduce((total, atom, at) => total + atom[key] * (row[at] ?? 0), 0);

/** The same mean is published again and again: once is enough. */
function distinct(
  atoms: readonly Atom[],
  published: readonly PublishedMean[],
): readonly { readonly row: readonly number[]; readonly value: number }[] {
  const found = new Map<string, { readonly row: readonly number[]; readonly value: number }>();
  for (const mean of published) {
    const row = rowOf(atoms, mean);
    found.set(`${row.join('')} ${mean.value}`, { row, value: mean.value });
  }
  return [...found.values()];
}
