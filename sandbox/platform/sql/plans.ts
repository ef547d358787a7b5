import type { StatementSync } from 'node:sqlite';
import { autoIncrementOf, type Column } from './catalog.ts';
import { adjustedValue } from './adjusted-values.ts';
import { storedValue, type Stored } from './column-values.ts';
import { Bindings, type Binding, type Context } from './compile-context.ts';
import {
  insertQueryText,
  insertRowText,
  insertTarget,
  rowCells,
  type Cell,
  type InsertContext,
  type InsertTarget,
} from './compile-insert.ts';
import { compileQuery } from './compile-query.ts';
import { compileDelete, compileUpdate } from './compile-write.ts';
import { outputRows, type Row } from './row-output.ts';
import { Scope } from './scope.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import type { Expression, Insert, Query, Statement } from './syntax.ts';
import type { SqlType } from './types.ts';

export interface WriteResult {
  readonly affectedRows: number;
  readonly insertId: bigint;
}

/** A compiled statement, to be run with any parameters of the same types. */
/** `typedParameters`: those whose type the compiled text depends on. */
export type Plan = { readonly typedParameters: readonly number[] } & (
  | {
      readonly kind: 'rows';
      readonly run: (parameters: readonly Stored[]) => readonly Row[];
      readonly labels: readonly string[];
    }
  | { readonly kind: 'write'; readonly run: (parameters: readonly Stored[]) => WriteResult }
);

export interface PlanInput {
  readonly database: SqliteDatabase;
  readonly text: string;
  readonly parameterTypes: readonly SqlType[];
}

export function planSelect(query: Query, input: PlanInput): Plan {
  const context = contextOf(input);
  const { sql, columns } = compileQuery(query, context);
  const statement = input.database.prepare(sql);
  const bindings = context.bindings.all;
  return {
    kind: 'rows',
    typedParameters: parametersOf(bindings),
    labels: columns.map((column) => column.label),
    run: (parameters) => outputRows(statement.all(...bound(bindings, parameters)) as unknown as Stored[][], columns),
  };
}

export function planUpdate(statement: Extract<Statement, { kind: 'update' | 'delete' }>, input: PlanInput): Plan {
  const context = contextOf(input);
  const sql =
    statement.kind === 'update' ? compileUpdate(statement, context, input.database) : compileDelete(statement, context);
  const prepared = input.database.prepare(sql);
  const bindings = context.bindings.all;
  return {
    kind: 'write',
    typedParameters: parametersOf(bindings),
    run: (parameters) => {
      const { changes } = prepared.run(...bound(bindings, parameters));
      return { affectedRows: Number(changes), insertId: 0n };
    },
  };
}

export function planInsert(insert: Insert, input: PlanInput): Plan {
  const context = contextOf(input);
  const target = insertTarget(insert, context);
  const { table } = target;
  const { database } = input;
  if (insert.source.kind === 'query') {
    const { sql, bindings } = insertQueryText(target, { insert, table, context, database });
    const statement = database.prepare(sql);
    return {
      kind: 'write',
      typedParameters: parametersOf(bindings),
      run: (parameters) => counted(input, insert, () => [statement.run(...bound(bindings, parameters))]),
    };
  }
  const rows = plannedRows(insert.source.rows, target, { insert, table, context, database });
  return {
    kind: 'write',
    typedParameters: parametersOf(rows.flatMap((row) => row.prepared.bindings)),
    run: (parameters) =>
      counted(input, insert, function* () {
        for (const [at, row] of rows.entries()) {
          yield row.prepared.statement.run(
            ...givenValues(row, parameters, at + 1),
            ...bound(row.prepared.bindings, parameters),
          );
        }
      }),
  };
}

interface PreparedRow {
  readonly statement: StatementSync;
  readonly bindings: readonly Binding[];
}

/** A value that is known when the statement runs, and the column it goes into. */
interface Given {
  readonly column: Column;
  /** -1: a constant of the statement. */
  readonly parameter: number;
  readonly constant: Stored;
}

interface PlannedRow {
  /** What does not fit is bent until it does. */
  readonly ignore: boolean;
  readonly given: readonly Given[];
  readonly prepared: PreparedRow;
}

function plannedRows(
  rows: readonly (readonly Expression[])[],
  target: InsertTarget,
  context: InsertContext,
): readonly PlannedRow[] {
  const texts = new Map<string, PreparedRow>();
  return rows.map((row, at) => {
    const cells = rowCells(row, target, at + 1);
    const shape = shapeOf(cells, at);
    let prepared = texts.get(shape);
    if (prepared === undefined) {
      const { sql, bindings } = insertRowText(cells, context);
      prepared = { statement: context.database.prepare(sql), bindings };
      texts.set(shape, prepared);
    }
    const given = target.table.columns.flatMap((column, place): readonly Given[] => {
      const cell = cells[place];
      if (cell?.kind === 'parameter') return [{ column, parameter: cell.index, constant: null }];
      return cell?.kind === 'constant' ? [{ column, parameter: -1, constant: cell.value }] : [];
    });
    return { given, prepared, ignore: context.insert.ignore };
  });
}

/** Rows of the same shape share one prepared statement; a row that computes something has its own. */
function shapeOf(cells: readonly Cell[], row: number): string {
  return cells.some((cell) => cell.kind === 'computed')
    ? `row ${row}`
    : cells.map((cell) => (cell.kind === 'now' ? 'n' : '?')).join('');
}

function givenValues({ given, ignore }: PlannedRow, parameters: readonly Stored[], row: number): Stored[] {
  const store = ignore ? adjustedValue : storedValue;
  return given.map(({ column, parameter, constant }) => {
    const value = parameter === -1 ? constant : (parameters[parameter] ?? null);
    // NULL and 0 ask for the next number.
    if (column.autoIncrement && (value === null || Number(value) === 0)) return null;
    return store(value, column, row);
  });
}

interface Ran {
  readonly changes: number | bigint;
  readonly lastInsertRowid: number | bigint;
}

/**
 * MySQL counts a row inserted as one, a row updated instead as two, and one left as it was as none.
 * Its insert id is the first it made itself, else the last it was given, else that of the row updated last.
 */
function counted({ database }: PlanInput, insert: Insert, runs: () => Iterable<Ran>): WriteResult {
  const { upserts } = database;
  upserts.updated = 0;
  upserts.lastId = null;
  const hasIds = autoIncrementOf(database.catalog.get(insert.table)) !== null;
  const ids: bigint[] = [];
  let changes = 0;
  let updatedBefore = 0;
  for (const ran of runs()) {
    const inserted = Number(ran.changes) - (upserts.updated - updatedBefore);
    updatedBefore = upserts.updated;
    changes += Number(ran.changes);
    if (inserted > 0) ids.push(BigInt(ran.lastInsertRowid) - BigInt(inserted - 1));
  }
  const made = isNumbered(insert, database) ? ids.at(-1) : ids[0];
  return { affectedRows: changes + upserts.updated, insertId: hasIds ? (made ?? upserts.lastId ?? 0n) : 0n };
}

/** Whether the statement gives the numbers of its rows itself. */
function isNumbered({ table, columns, source }: Insert, { catalog }: SqliteDatabase): boolean {
  const auto = autoIncrementOf(catalog.get(table))?.name.toLowerCase();
  const at = columns?.findIndex((column) => column.toLowerCase() === auto) ?? -1;
  const first = source.kind === 'values' ? source.rows[0]?.[at] : undefined;
  return first !== undefined && first.kind !== 'null' && first.kind !== 'default';
}

function contextOf({ database, text, parameterTypes }: PlanInput): Context {
  return {
    text,
    catalog: database.catalog,
    parameterTypes,
    bindings: new Bindings(),
    scope: new Scope(null),
    ctes: new Map(),
    query: compileQuery,
    inserted: null,
    assigned: new Map(),
    strict: false,
  };
}

function bound(bindings: readonly Binding[], parameters: readonly Stored[]): Stored[] {
  return bindings.map((binding) => ('value' in binding ? binding.value : (parameters[binding.parameter] ?? null)));
}

function parametersOf(bindings: readonly Binding[]): readonly number[] {
  return [...new Set(bindings.flatMap((binding) => ('parameter' in binding ? [binding.parameter] : [])))];
}
