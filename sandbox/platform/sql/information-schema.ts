import type { Catalog, Column, Table } from './catalog.ts';
import { typeText } from './column-types.ts';
import { identifier } from './compiled.ts';
import { unsupported } from './mysql-errors.ts';
import type { ScopeTable } from './scope.ts';
import { BIGINT, type SqlType, TEXT } from './types.ts';

export const INFORMATION_SCHEMA = 'INFORMATION_SCHEMA';

type Row = readonly (string | number | null)[];

const INT: SqlType = { kind: 'integer', big: false, width: 11 };

interface View {
  readonly columns: Readonly<Record<string, SqlType>>;
  readonly rows: (catalog: Catalog, countRows: (table: string) => number) => readonly Row[];
}

/** The part of INFORMATION_SCHEMA an app may ask: its own tables, columns and keys. */
const VIEWS: Readonly<Record<string, View>> = {
  TABLES: {
    columns: {
      TABLE_SCHEMA: TEXT,
      TABLE_NAME: TEXT,
      TABLE_TYPE: TEXT,
      ENGINE: TEXT,
      TABLE_ROWS: BIGINT,
      TABLE_COLLATION: TEXT,
    },
    rows: (catalog, countRows) =>
      catalog.tables.map((table) => [
        catalog.schema,
        table.name,
        'BASE TABLE',
        'InnoDB',
        countRows(table.name),
        'utf8mb4_bin',
      ]),
  },
  COLUMNS: {
    columns: {
      TABLE_SCHEMA: TEXT,
      TABLE_NAME: TEXT,
      COLUMN_NAME: TEXT,
      ORDINAL_POSITION: BIGINT,
      COLUMN_DEFAULT: TEXT,
      IS_NULLABLE: TEXT,
      DATA_TYPE: TEXT,
      CHARACTER_MAXIMUM_LENGTH: BIGINT,
      COLUMN_TYPE: TEXT,
      COLUMN_KEY: TEXT,
      EXTRA: TEXT,
    },
    rows: (catalog) =>
      catalog.tables.flatMap((table) => table.columns.map((column, at) => columnRow(catalog, table, { column, at }))),
  },
  STATISTICS: {
    columns: {
      TABLE_SCHEMA: TEXT,
      TABLE_NAME: TEXT,
      NON_UNIQUE: BIGINT,
      INDEX_NAME: TEXT,
      SEQ_IN_INDEX: INT,
      COLUMN_NAME: TEXT,
      NULLABLE: TEXT,
      INDEX_TYPE: TEXT,
    },
    rows: (catalog) => catalog.tables.flatMap((table) => keyRows(catalog, table)),
  },
};

function columnRow(
  catalog: Catalog,
  table: Table,
  { column, at }: { readonly column: Column; readonly at: number },
): Row {
  const length =
    column.type.kind === 'varchar' ? column.type.length : column.type.kind === 'text' ? column.type.bytes : null;
  const text = typeText(column.type);
  return [
    catalog.schema,
    table.name,
    column.name,
    at + 1,
    defaultText(column),
    column.nullable ? 'YES' : 'NO',
    text.replace(/[ (].*/, ''),
    length,
    text,
    columnKey(table, column.name),
    column.autoIncrement ? 'auto_increment' : '',
  ];
}

function keyRows(catalog: Catalog, table: Table): readonly Row[] {
  const primary = { name: 'PRIMARY', unique: true, columns: table.primary.map((name) => ({ name })) };
  return [primary, ...table.keys].flatMap((key) =>
    key.columns.map(({ name }, at) => {
      const nullable = table.columns.find((column) => column.name === name)?.nullable === true ? 'YES' : '';
      return [catalog.schema, table.name, key.unique ? 0 : 1, key.name, at + 1, name, nullable, 'BTREE'];
    }),
  );
}

/** Rows as SHOW COLUMNS gives them. */
export function showColumns(table: Table): readonly Readonly<Record<string, string | null>>[] {
  return table.columns.map((column) => ({
    Field: column.name,
    Type: typeText(column.type),
    Null: column.nullable ? 'YES' : 'NO',
    Key: columnKey(table, column.name),
    Default: defaultText(column),
    Extra: column.autoIncrement ? 'auto_increment' : '',
  }));
}

function columnKey(table: Table, name: string): string {
  if (table.primary.includes(name)) return 'PRI';
  const leading = table.keys.filter((key) => key.columns[0]?.name === name);
  if (leading.some((key) => key.unique && key.columns.length === 1)) return 'UNI';
  return leading.length > 0 ? 'MUL' : '';
}

function defaultText({ default: value }: Column): string | null {
  if (value.kind === 'now') return `current_timestamp(${value.fraction === 0 ? '' : value.fraction})`;
  return value.kind === 'none' || value.value === null ? null : String(value.value);
}

/** @throws SqlError for a view not known here. */
export function informationTable(
  name: string,
  alias: string,
  text: string,
): { readonly table: ScopeTable; readonly sql: string } {
  const view = VIEWS[name.toUpperCase()];
  if (view === undefined) throw unsupported(`INFORMATION_SCHEMA.${name}`, text);
  const columns = Object.entries(view.columns).map(([column, type]) => ({
    name: column,
    sql: `${identifier(alias)}.${identifier(column)}`,
    type,
    bare: true,
  }));
  return { table: { alias, columns }, sql: identifier(`information_schema.${name.toUpperCase()}`) };
}

/** The statements that make the views as tables, and the rows that fill them now. */
export function informationTables(
  catalog: Catalog,
  countRows: (table: string) => number,
): readonly { readonly name: string; readonly columns: readonly string[]; readonly rows: readonly Row[] }[] {
  return Object.entries(VIEWS).map(([name, view]) => ({
    name: `information_schema.${name}`,
    columns: Object.keys(view.columns),
    rows: view.rows(catalog, countRows),
  }));
}
