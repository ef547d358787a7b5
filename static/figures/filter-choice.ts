import type { ReadGadget } from '../../src/contract/gadget';

/** What this person chose beside the stored configuration; it is theirs and is not stored. */
export type FilterChoice = Pick<ReadGadget, 'period' | 'process' | 'department' | 'compare'>;

type Process = NonNullable<FilterChoice['process']>;

/** What of the figures is looked at. */
export interface FiguresPlace {
  /** null: all processes together. */
  readonly process: Process | null;
  /** The figure that is open; null, or one that is not offered: none. */
  readonly tile: string | null;
}

export const ALL_FIGURES: FiguresPlace = { process: null, tile: null };

type Department = NonNullable<FilterChoice['department']>;
type Named = readonly { readonly id: string; readonly name: string }[];

/** Ids the server offered are ids it will take; anything else is no choice. */
const isProcess = (choices: Named, id: string): id is Process => choices.some((choice) => choice.id === id);
const isDepartment = (choices: Named, id: string): id is Department => choices.some((choice) => choice.id === id);

/** The offered process with this id. */
export function processWithId(choices: Named, id: string): Process | null {
  return isProcess(choices, id) ? id : null;
}

/** The offered department with this id. */
export function departmentWithId(choices: Named, id: string): Department | null {
  return isDepartment(choices, id) ? id : null;
}

/** The offered process of this name. */
export function processChoice(choices: Named, name: string): Process | null {
  const found = choices.find((choice) => choice.name === name);
  return found ? processWithId(choices, found.id) : null;
}
