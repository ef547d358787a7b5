export interface TableDefinition {
  readonly name: string;
  /** Column name → type. Types are never changed here: expand first, contract a release later. */
  readonly columns: Readonly<Record<string, string>>;
  readonly keys: readonly string[];
}
