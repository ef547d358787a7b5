import type { CellKey } from '../../domain/figures/cell-keys';

/** A note that a cell may be stale, as read; `token` names this note and no later one of the same cell. */
export interface Mark extends CellKey {
  readonly token: string;
}

/** Cells that some write may have made stale. Marked before the write, so that a killed write leaves too many, never too few. */
export interface Marks {
  /** Marks the cells, again if they were: one statement for up to 500 keys, none for no keys. */
  mark(keys: readonly CellKey[]): Promise<void>;
  /** The marks that come first by project, grain and time, at most `limit`. */
  read(limit: number): Promise<readonly Mark[]>;
  /** Removes exactly these notes; a cell marked again since stays marked. */
  remove(marks: readonly Mark[]): Promise<void>;
}
