import { identifier } from './compiled.ts';
import { informationTables } from './information-schema.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Makes the views of INFORMATION_SCHEMA as tables, with what is so now. Only a query that asks for them pays for it. */
export function fillInformationSchema(database: SqliteDatabase): void {
  for (const { name, columns, rows } of informationTables(database.catalog, (table) => database.countRows(table))) {
    const table = identifier(name);
    // MySQL compares names there without regard to capitals.
    const declared = columns.map((column) => `${identifier(column)} COLLATE NOCASE`).join(', ');
    database.exec(`CREATE TEMP TABLE IF NOT EXISTS ${table} (${declared})`);
    database.exec(`DELETE FROM temp.${table}`);
    const insert = database.prepare(`INSERT INTO temp.${table} VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...row.map((value) => (typeof value === 'number' ? BigInt(value) : value)));
  }
}
