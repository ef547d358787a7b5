import { sql } from 'kysely';
import { z } from 'zod';
import { isEmptyCell } from '../../domain/figures/cell';
import type { CellKey } from '../../domain/figures/cell-keys';
import type { Cells } from '../../usecases/ports/figures';
import { CELL_ORDER, isAfterKey } from './after-key';
import { WholeNumber } from './columns';
import type { Database } from './database';
import { inPortions } from '../../domain/portions';
import { CellKeyRow, COUNT_COLUMN_NAMES, StoredCellRow, toCellRow, toKeyColumns } from './stored-cell';
import type { CellsTable } from './cells-table';

/** A statement may be 1 MiB; a busy month's histograms are some 15 kB. */
const CHARACTERS_A_STATEMENT = 400_000;
const ROWS_A_STATEMENT = 500;
const KEYS_A_STATEMENT = 100;

const VALUE_COLUMNS = [
  'created',
  ...COUNT_COLUMN_NAMES,
  'response_n',
  'response_sum',
  'histograms',
  'tally',
] as const satisfies readonly (keyof CellsTable)[];

const CountRow = z.object({ n: WholeNumber });

export const createCells = (db: Database): Cells => ({
  write: async (cells) => {
    const rows = cells.filter(({ cell }) => !isEmptyCell(cell)).map(({ key, cell }) => toCellRow(key, cell));
    for (const portion of byWeight(rows)) await upsert(db, portion);
    const empty = cells.filter(({ cell }) => isEmptyCell(cell)).map(({ key }) => key);
    for (const portion of inPortions(empty, KEYS_A_STATEMENT)) await remove(db, portion);
  },
  keys: async (after, limit) => z.array(CellKeyRow).parse(await orderedKeys(db, after).limit(limit).execute()),
  stored: (keys) => storedOf(db, keys),
  count: async () => {
    const rows = await db
      .selectFrom('cells')
      .select((eb) => eb.fn.countAll().as('n'))
      .execute();
    return z.array(CountRow).parse(rows)[0]?.n ?? 0;
  },
  findAt: async (place) => {
    const rows = await orderedKeys(db, null).limit(1).offset(place).execute();
    return z.array(CellKeyRow).parse(rows)[0] ?? null;
  },
  read: async (projectId, { grain, from, to }) => {
    const rows = await db
      .selectFrom('cells')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('grain', '=', grain)
      .where('starts_at', '>=', from)
      .where('starts_at', '<', to)
      .orderBy('scope')
      .orderBy('scope_id')
      .orderBy('starts_at')
      .execute();
    return z.array(StoredCellRow).parse(rows);
  },
  prune: async (grain, before) => {
    await db.deleteFrom('cells').where('grain', '=', grain).where('starts_at', '<', before).execute();
  },
});

const storedOf = async (db: Database, keys: readonly CellKey[]): Promise<readonly CellKey[]> => {
  const found: CellKey[] = [];
  for (const portion of inPortions(keys, KEYS_A_STATEMENT)) {
    const rows = await orderedKeys(db, null)
      .where((eb) => eb.or(portion.map((key) => eb.and(toKeyColumns(key)))))
      .execute();
    found.push(...z.array(CellKeyRow).parse(rows));
  }
  return found;
};

const orderedKeys = (db: Database, after: CellKey | null) => {
  const all = db.selectFrom('cells').select([...CELL_ORDER]);
  const rest = after === null ? all : all.where(isAfterKey(CELL_ORDER, after));
  return CELL_ORDER.reduce((query, column) => query.orderBy(column), rest);
};

const upsert = async (db: Database, rows: readonly CellRow[]): Promise<void> => {
  await db
    .insertInto('cells')
    .values(rows)
    .onDuplicateKeyUpdate(Object.fromEntries(VALUE_COLUMNS.map((column) => [column, sql`values(${sql.ref(column)})`])))
    .execute();
};

const remove = async (db: Database, keys: readonly CellKey[]): Promise<void> => {
  await db
    .deleteFrom('cells')
    .where((eb) => eb.or(keys.map((key) => eb.and(toKeyColumns(key)))))
    .execute();
};

type CellRow = ReturnType<typeof toCellRow>;

const byWeight = (rows: readonly CellRow[]): readonly (readonly CellRow[])[] => {
  const portions: CellRow[][] = [];
  let weight = Infinity;
  for (const row of rows) {
    const size = row.histograms.length + (row.tally?.length ?? 0) + row.scope_id.length + 160;
    const last = portions.at(-1);
    if (last === undefined || weight + size > CHARACTERS_A_STATEMENT || last.length >= ROWS_A_STATEMENT) {
      portions.push([row]);
      weight = size;
    } else {
      last.push(row);
      weight += size;
    }
  }
  return portions;
};
