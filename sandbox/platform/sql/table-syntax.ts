import type { Expression, TypeName } from './syntax.ts';

/** Statements that make and change tables. */

export type DdlStatement =
  | {
      readonly kind: 'create-table';
      readonly table: string;
      readonly ifNotExists: boolean;
      readonly parts: readonly TablePart[];
      readonly autoIncrement: number | null;
    }
  | { readonly kind: 'drop-table'; readonly tables: readonly string[]; readonly ifExists: boolean }
  | { readonly kind: 'truncate'; readonly table: string }
  | { readonly kind: 'rename-table'; readonly table: string; readonly to: string }
  | { readonly kind: 'alter-table'; readonly table: string; readonly changes: readonly TableChange[] };

export type TablePart =
  | { readonly kind: 'column'; readonly column: ColumnDefinition }
  | { readonly kind: 'primary'; readonly columns: readonly KeyColumn[] }
  | KeyDefinition;

export interface KeyDefinition {
  readonly kind: 'key';
  readonly name: string | null;
  readonly unique: boolean;
  readonly columns: readonly KeyColumn[];
  readonly ifNotExists: boolean;
}

export interface KeyColumn {
  readonly name: string;
  /** Characters of a prefix key. */
  readonly length: number | null;
  readonly descending: boolean;
}

export interface ColumnDefinition {
  readonly name: string;
  readonly type: TypeName;
  readonly nullable: boolean | null;
  readonly default: Expression | null;
  readonly autoIncrement: boolean;
  readonly primary: boolean;
  readonly unique: boolean;
  readonly comment: string;
}

export type TableChange =
  | {
      readonly kind: 'add-column';
      readonly column: ColumnDefinition;
      readonly position: ColumnPosition | null;
      readonly ifNotExists: boolean;
    }
  | {
      readonly kind: 'modify-column';
      readonly name: string;
      readonly column: ColumnDefinition;
      readonly position: ColumnPosition | null;
    }
  | { readonly kind: 'drop-column'; readonly name: string; readonly ifExists: boolean }
  | { readonly kind: 'rename-column'; readonly name: string; readonly to: string }
  | { readonly kind: 'add-key'; readonly key: KeyDefinition }
  | { readonly kind: 'drop-key'; readonly name: string; readonly ifExists: boolean }
  | { readonly kind: 'add-primary'; readonly columns: readonly KeyColumn[] }
  | { readonly kind: 'drop-primary' }
  | { readonly kind: 'rename'; readonly to: string };

export type ColumnPosition = { readonly kind: 'first' } | { readonly kind: 'after'; readonly column: string };
