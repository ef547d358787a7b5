import { compiled, type Compiled } from './compiled.ts';
import { CLAUSES, mysqlError, unknownColumn, type Clause } from './mysql-errors.ts';
import type { SqlType } from './types.ts';

export interface ScopeColumn {
  readonly name: string;
  readonly sql: string;
  readonly type: SqlType;
  readonly bare: boolean;
}

export interface ScopeTable {
  readonly alias: string;
  readonly columns: readonly ScopeColumn[];
}

/** What ONLY_FULL_GROUP_BY asks of one SELECT: only what is grouped by, or aggregated, has one value a group. */
interface Grouping {
  /** SQLite's text of each grouped expression. Empty: one group of everything. */
  readonly keys: ReadonlySet<string>;
  /** Columns met outside of aggregates and not yet found to be part of a grouped expression. */
  readonly loose: string[];
}

export interface SelectAlias {
  readonly label: string;
  readonly value: Compiled;
}

/** The names one SELECT, UPDATE or DELETE may use, inside those of the query around it. */
export class Scope {
  readonly parent: Scope | null;
  readonly #tables: ScopeTable[] = [];
  /** Aliases of the select list, for HAVING and ORDER BY. */
  aliases: readonly SelectAlias[] = [];
  /** Where the names being looked up stand, for errors. */
  clause: Clause = 'SELECT';
  allowsAggregates = false;
  /** Names that, without a table, could also mean a column of the SELECT an INSERT reads from. */
  shared: ReadonlySet<string> = new Set();
  grouping: Grouping | null = null;
  #aggregateDepth = 0;

  constructor(parent: Scope | null) {
    this.parent = parent;
  }

  get tables(): readonly ScopeTable[] {
    return this.#tables;
  }

  /** The same names without the tables that are still to come: what an ON may use. */
  sofar(): Scope {
    const scope = new Scope(this.parent);
    for (const table of this.#tables) scope.add(table);
    return scope;
  }

  /** @throws SqlError 1066. */
  add(table: ScopeTable): void {
    if (this.#tables.some((each) => each.alias === table.alias)) {
      throw mysqlError(1066, `Not unique table/alias: '${table.alias}'`);
    }
    this.#tables.push(table);
  }

  /** @throws SqlError 1054 or 1052. */
  column(table: string | null, name: string): Compiled {
    const found = this.#resolve(table, name);
    if (found !== null) return found;
    const shown = table === null ? name : `${table}.${name}`;
    throw unknownColumn(shown, this.clause);
  }

  /** A column of this very SELECT, by its plain name. */
  findOwn(name: string): Compiled | null {
    return this.#own(null, name);
  }

  findAlias(name: string): Compiled | null {
    const wanted = name.toLowerCase();
    return this.aliases.find((alias) => alias.label.toLowerCase() === wanted)?.value ?? null;
  }

  insideAggregate<T>(compile: () => T): T {
    this.#aggregateDepth += 1;
    try {
      return compile();
    } finally {
      this.#aggregateDepth -= 1;
    }
  }

  /** Loose columns of an expression that as a whole is grouped by are not loose. */
  settle(value: Compiled, looseBefore: number): void {
    if (this.grouping?.keys.has(value.sql) === true) this.grouping.loose.length = looseBefore;
  }

  /** @throws SqlError 1055 or 1140 when the last expression used a column that has no one value a group. */
  assertGrouped(): void {
    const loose = this.grouping?.loose[0];
    if (this.grouping === null || loose === undefined) return;
    if (this.clause === 'HAVING') throw unknownColumn(loose, 'HAVING');
    if (this.grouping.keys.size > 0) throw mysqlError(1055, `'${loose}' isn't in GROUP BY`);
    throw mysqlError(
      1140,
      `Mixing of GROUP columns with no GROUP columns is illegal if there is no GROUP BY clause: '${loose}'`,
    );
  }

  #resolve(table: string | null, name: string): Compiled | null {
    const own = this.#own(table, name);
    if (own !== null) {
      if (this.grouping !== null && this.#aggregateDepth === 0) {
        this.grouping.loose.push(table === null ? name : `${table}.${name}`);
      }
      return own;
    }
    if (table === null && this.#aggregateDepth === 0) {
      const alias = this.findAlias(name);
      if (alias !== null) return alias;
    }
    return this.parent === null ? null : this.parent.#resolve(table, name);
  }

  #own(table: string | null, name: string): Compiled | null {
    const wanted = name.toLowerCase();
    const matches: ScopeColumn[] = [];
    for (const each of this.#tables) {
      if (table !== null && each.alias !== table) continue;
      for (const column of each.columns) if (column.name.toLowerCase() === wanted) matches.push(column);
    }
    const [first] = matches;
    if (first === undefined) return null;
    if (matches.length > 1 || (table === null && this.shared.has(wanted)))
      throw mysqlError(1052, `Column '${name}' in ${CLAUSES[this.clause]} is ambiguous`);
    return first.bare ? { sql: first.sql, type: first.type, bare: true } : compiled(first.sql, first.type);
  }
}
