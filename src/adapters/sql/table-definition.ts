export interface TableDefinition {
  readonly name: string;
  /** Column name → type. Types are never changed here: expand first, contract a release later. */
  readonly columns: Readonly<Record<string, string>>;
  readonly keys: readonly string[];
  /**
   * Names of indexes that earlier releases made and no statement needs: each cost every row its bytes. They are dropped at once,
   * not a release later, because an index is no part of what a release reads or writes.
   */
  readonly retiredKeys?: readonly string[];
  /**
   * Columns that hold an account, and what erasing that person makes of them: an alias where figures still count people, or
   * nothing. A column that is left out here is found by the test that erases a person and looks through everything.
   */
  /** Columns that hold the number of a person, see `people`: nothing is left to erase in them. */
  readonly people?: readonly string[];
  readonly accounts?: Readonly<Record<string, 'alias' | 'emptied'>>;
}
