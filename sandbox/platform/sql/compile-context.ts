import type { Catalog, Table } from './catalog.ts';
import type { Compiled } from './compiled.ts';
import type { Query } from './syntax.ts';
import type { Scope, ScopeTable } from './scope.ts';
import type { SqlType } from './types.ts';

/** A query in SQLite's language with the columns it gives. */
export interface CompiledQuery {
  readonly sql: string;
  readonly columns: readonly OutputColumn[];
  /** It surely gives one row at most. */
  readonly single: boolean;
}

export interface OutputColumn {
  readonly label: string;
  readonly type: SqlType;
}

/** What SQLite's numbered parameters stand for, in their order. */
export type Binding = { readonly parameter: number } | { readonly value: string };

/** Collects the parameters of one SQLite statement while it is compiled. */
export class Bindings {
  readonly all: Binding[] = [];
  /** Numbers below belong to somebody else in the same statement. */
  readonly #offset: number;
  readonly #parameters = new Map<number, string>();

  constructor(offset = 0) {
    this.#offset = offset;
  }

  parameter(index: number): string {
    let placeholder = this.#parameters.get(index);
    if (placeholder === undefined) {
      placeholder = this.#add({ parameter: index });
      this.#parameters.set(index, placeholder);
    }
    return placeholder;
  }

  value(value: string): string {
    return this.#add({ value });
  }

  #add(binding: Binding): string {
    this.all.push(binding);
    return `?${this.#offset + this.all.length}`;
  }
}

/** Everything an expression needs to know of its statement. */
export interface Context {
  /** The statement as the app sent it, for errors. */
  readonly text: string;
  readonly catalog: Catalog;
  readonly parameterTypes: readonly SqlType[];
  readonly bindings: Bindings;
  readonly scope: Scope;
  /** Named queries of WITH, by name. */
  readonly ctes: ReadonlyMap<string, ScopeTable>;
  /** A subquery seen from this context. */
  readonly query: (query: Query, context: Context) => CompiledQuery;
  /** The table of an INSERT whose `VALUES(column)` may be used. */
  readonly inserted: Table | null;
  /** Columns already assigned by this UPDATE: MySQL assigns from left to right and reads what it wrote. */
  readonly assigned: ReadonlyMap<string, Compiled>;
  /** A write: division by zero is an error. */
  readonly strict: boolean;
}
