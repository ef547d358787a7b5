import { permutationTest } from './permutation-test';

/** A measure of the weeks before and of those after; null where one side has nothing. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

/** The same weeks of a pilot and of its control. */
export interface ControlledWeeks {
  readonly before: number;
  readonly after: number;
  /** The pilot's measure when week i counts as later where `isAfter[i] === 1`; the weeks before come first. */
  readonly pilot: (isAfter: Uint8Array) => BeforeAfter | null;
  /** The control's measure for the same division of the same weeks. */
  readonly control: (isAfter: Uint8Array) => BeforeAfter | null;
  readonly seed: number;
}

export interface ControlledChange {
  /** Change of the pilot less change of the control, in the unit of the measure. */
  readonly effect: number;
  /** Two-sided; null: too few weeks to tell. */
  readonly p: number | null;
}

/**
 * Difference in differences: how much more the pilot changed than its control, which had the same holidays, the same
 * year's end and the same new tool.
 *
 * Source: D. Card, A. B. Krueger (1994), American Economic Review 84, 772–793.
 * @example differenceInDifferences({ before: 20.44, after: 21.03 }, { before: 23.33, after: 21.17 }) // 2.75
 */
export const differenceInDifferences = (pilot: BeforeAfter, control: BeforeAfter): number =>
  pilot.after - pilot.before - (control.after - control.before);

/**
 * Did the pilot change more than its control? Whole weeks (or pay cycles) change places, the same ones in both, so that
 * whatever a week did to both queues cancels; then as {@link permutationTest}. Queues are chosen because they were bad,
 * and bad luck mends itself: the control, chosen likewise, is what tells an improvement from that. null where nothing can
 * be compared.
 *
 * Source: E. J. G. Pitman (1937), JRSS Suppl. 4, 119–130, on the differences of the pairs.
 */
export const changeAgainstControl = (weeks: ControlledWeeks): ControlledChange | null => {
  const effectOf = (isAfter: Uint8Array): number | null => {
    const [pilot, control] = [weeks.pilot(isAfter), weeks.control(isAfter)];
    return pilot === null || control === null ? null : differenceInDifferences(pilot, control);
  };
  const { before, after, seed } = weeks;
  const happened = Uint8Array.from({ length: before + after }, (_, week) => (week < before ? 0 : 1));
  const effect = effectOf(happened);
  return effect === null ? null : { effect, p: permutationTest({ before, after, difference: effectOf, seed }) };
};
