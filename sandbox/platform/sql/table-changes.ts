import { autoIncrementOf, defaultOf, findColumn, type Column, type Key, type Table } from './catalog.ts';
import { columnType } from './column-types.ts';
import { mysqlError, unsupported } from './mysql-errors.ts';
import type {
  ColumnDefinition,
  ColumnPosition,
  DdlStatement,
  KeyColumn,
  KeyDefinition,
  TableChange,
} from './table-syntax.ts';

/** InnoDB's longest key, in bytes; a character of utf8mb4 may take four. */
const KEY_MAX_BYTES = 3072;
const CHARACTER_BYTES = 4;

/** The table a CREATE TABLE declares. @throws SqlError 1060, 1061, 1068, 1071, 1072, 1075, 1113. */
export function declaredTable(statement: Extract<DdlStatement, { kind: 'create-table' }>, text: string): Table {
  let table: Table = { name: statement.table, columns: [], primary: [], keys: [] };
  for (const part of statement.parts) {
    if (part.kind === 'column') table = withColumn(table, columnOf(part.column, text), null);
  }
  for (const part of statement.parts) {
    if (part.kind === 'primary') table = withPrimary(table, part.columns, text);
    if (part.kind === 'key') table = withKey(table, part, text);
  }
  if (table.columns.length === 0) throw mysqlError(1113, 'A table must have at least 1 column');
  return checked(table, text);
}

/** The table after one change of ALTER TABLE; the same object when there is nothing to change. */
export function changedTable(table: Table, change: TableChange, text: string): Table {
  switch (change.kind) {
    case 'add-column':
      if (change.ifNotExists && findColumn(table, change.column.name) !== null) return table;
      return checked(withColumn(table, columnOf(change.column, text), change.position), text);
    case 'modify-column':
      return checked(modified(table, change, text), text);
    case 'drop-column':
      return withoutColumn(table, change);
    case 'rename-column':
      return renamedColumn(table, change.name, change.to);
    case 'add-key':
      if (change.key.ifNotExists && table.keys.some((key) => key.name === change.key.name)) return table;
      return withKey(table, change.key, text);
    case 'drop-key':
      return withoutKey(table, change);
    case 'add-primary':
      return withPrimary(table, change.columns, text);
    case 'drop-primary':
      if (table.primary.length === 0) throw cannotDrop('PRIMARY');
      return checked({ ...table, primary: [] }, text);
    case 'rename':
      return { ...table, name: change.to };
  }
}

function columnOf(definition: ColumnDefinition, text: string): Column {
  const type = columnType(definition.type, text);
  const value = defaultOf(definition.default);
  const nullable = definition.nullable ?? !(definition.primary || definition.autoIncrement);
  if (!nullable && value.kind === 'constant' && value.value === null) {
    throw mysqlError(1064, `You have an error in your SQL syntax: Invalid default value for '${definition.name}'`);
  }
  if (type.kind === 'integer' && definition.type.name === 'TINYINT' && definition.type.sizes[0] === 1) {
    return {
      name: definition.name,
      type: { ...type, width: 1 },
      nullable,
      default: value,
      autoIncrement: false,
      comment: definition.comment,
    };
  }
  return {
    name: definition.name,
    type,
    nullable,
    default: value,
    autoIncrement: definition.autoIncrement,
    comment: definition.comment,
  };
}

function withColumn(table: Table, column: Column, position: ColumnPosition | null): Table {
  if (findColumn(table, column.name) !== null) throw mysqlError(1060, `Duplicate column name '${column.name}'`);
  return { ...table, columns: inserted(table, table.columns, { column, position }) };
}

function inserted(
  table: Table,
  columns: readonly Column[],
  { column, position }: { readonly column: Column; readonly position: ColumnPosition | null },
): readonly Column[] {
  if (position === null) return [...columns, column];
  const at = position.kind === 'first' ? 0 : columns.findIndex((each) => each.name === position.column) + 1;
  if (position.kind === 'after' && at === 0)
    throw mysqlError(1054, `Unknown column '${position.column}' in '${table.name}'`);
  return columns.toSpliced(at, 0, column);
}

function modified(table: Table, change: Extract<TableChange, { kind: 'modify-column' }>, text: string): Table {
  const old = findColumn(table, change.name);
  if (old === null) throw mysqlError(1054, `Unknown column '${change.name}' in '${table.name}'`);
  const renamed = change.name === change.column.name ? table : renamedColumn(table, change.name, change.column.name);
  const column = columnOf(change.column, text);
  const kept = { ...column, nullable: column.nullable && !table.primary.includes(old.name) };
  if (change.position === null) {
    return { ...renamed, columns: renamed.columns.map((each) => (each.name === kept.name ? kept : each)) };
  }
  const others = renamed.columns.filter((each) => each.name !== kept.name);
  return { ...renamed, columns: inserted(table, others, { column: kept, position: change.position }) };
}

function withoutColumn(table: Table, { name, ifExists }: Extract<TableChange, { kind: 'drop-column' }>): Table {
  const column = findColumn(table, name);
  if (column === null) {
    if (ifExists) return table;
    throw cannotDrop(name);
  }
  const isPart =
    table.primary.includes(column.name) ||
    table.keys.some((key) => key.columns.some((each) => each.name === column.name));
  if (isPart) throw unsupported('DROP COLUMN of a column in a key; drop the key first', name);
  return { ...table, columns: table.columns.filter((each) => each !== column) };
}

function renamedColumn(table: Table, from: string, to: string): Table {
  const column = findColumn(table, from);
  if (column === null) throw mysqlError(1054, `Unknown column '${from}' in '${table.name}'`);
  if (findColumn(table, to) !== null) throw mysqlError(1060, `Duplicate column name '${to}'`);
  return {
    ...table,
    columns: table.columns.map((each) => (each === column ? { ...each, name: to } : each)),
    primary: table.primary.map((name) => (name === column.name ? to : name)),
    keys: table.keys.map((key) => ({
      ...key,
      columns: key.columns.map((each) => (each.name === column.name ? { ...each, name: to } : each)),
    })),
  };
}

function withPrimary(table: Table, columns: readonly KeyColumn[], text: string): Table {
  if (table.primary.length > 0) throw mysqlError(1068, 'Multiple primary key defined');
  if (columns.some((column) => column.descending)) throw unsupported('a descending primary key', text);
  const primary = keyColumns(table, columns, text).map((column) => column.name);
  const changed = table.columns.map((column) =>
    primary.includes(column.name) ? { ...column, nullable: false } : column,
  );
  return { ...table, primary, columns: changed };
}

function withKey(table: Table, key: KeyDefinition, text: string): Table {
  const columns = keyColumns(table, key.columns, text);
  if (key.unique && columns.some((column) => column.length !== null))
    throw unsupported('a unique key on a prefix', text);
  const name = key.name ?? freeName(table, columns[0]?.name ?? 'key');
  if (table.keys.some((each) => each.name.toLowerCase() === name.toLowerCase()) || name.toUpperCase() === 'PRIMARY') {
    throw mysqlError(1061, `Duplicate key name '${name}'`);
  }
  const added: Key = { name, unique: key.unique, columns };
  return { ...table, keys: [...table.keys, added] };
}

function withoutKey(table: Table, { name, ifExists }: Extract<TableChange, { kind: 'drop-key' }>): Table {
  const kept = table.keys.filter((key) => key.name.toLowerCase() !== name.toLowerCase());
  if (kept.length === table.keys.length && !ifExists) throw cannotDrop(name);
  return kept.length === table.keys.length ? table : { ...table, keys: kept };
}

/** @throws SqlError 1072, 1170 or 1071. */
function keyColumns(table: Table, columns: readonly KeyColumn[], text: string): readonly KeyColumn[] {
  let bytes = 0;
  const found = columns.map((each) => {
    const column = findColumn(table, each.name);
    if (column === null) throw mysqlError(1072, `Key column '${each.name}' doesn't exist in table`);
    if (column.type.kind === 'json') throw unsupported('a key on JSON', text);
    if (column.type.kind === 'text' && each.length === null) {
      throw mysqlError(1170, `BLOB/TEXT column '${each.name}' used in key specification without a key length`);
    }
    bytes +=
      column.type.kind === 'varchar'
        ? (each.length ?? column.type.length) * CHARACTER_BYTES
        : (each.length ?? 2) * CHARACTER_BYTES;
    return { ...each, name: column.name };
  });
  if (bytes > KEY_MAX_BYTES)
    throw mysqlError(1071, `Specified key was too long; max key length is ${KEY_MAX_BYTES} bytes`);
  return found;
}

function freeName(table: Table, column: string): string {
  const isTaken = (name: string): boolean => table.keys.some((key) => key.name.toLowerCase() === name.toLowerCase());
  if (!isTaken(column)) return column;
  let n = 2;
  while (isTaken(`${column}_${n}`)) n += 1;
  return `${column}_${n}`;
}

/** AUTO_INCREMENT is SQLite's row id, which is the primary key alone. */
function checked(table: Table, text: string): Table {
  const auto = autoIncrementOf(table);
  if (auto === null) return table;
  const isKey = table.primary.includes(auto.name) || table.keys.some((key) => key.columns[0]?.name === auto.name);
  if (!isKey || table.columns.filter((column) => column.autoIncrement).length > 1) {
    throw mysqlError(
      1075,
      'Incorrect table definition; there can be only one auto column and it must be defined as a key',
    );
  }
  if (table.primary.length !== 1 || table.primary[0] !== auto.name)
    throw unsupported('AUTO_INCREMENT outside of a primary key of one column', text);
  return table;
}

function cannotDrop(name: string): Error {
  return mysqlError(1091, `Can't DROP '${name}'; check that column/key exists`);
}
