import { sql } from 'kysely';
import type { ManyWatermarks, Watermarks } from '../../usecases/ports/facts';
import type { Database } from './database';

export const createWatermarks = (db: Database): Watermarks & ManyWatermarks => ({
  find: async (name) => {
    const rows = await db.selectFrom('watermarks').select('value').where('name', '=', name).execute();
    const value = rows[0]?.value;
    return value === undefined ? null : parsed(value);
  },

  findMany: async (names) => {
    const rows = await db
      .selectFrom('watermarks')
      .select(['name', 'value'])
      .where('name', 'in', [...names])
      .execute();
    return new Map(rows.map(({ name, value }) => [name, parsed(value)]));
  },

  set: async (name, value) => {
    await db
      .insertInto('watermarks')
      .values({ name, value: JSON.stringify(value) })
      .onDuplicateKeyUpdate({ value: sql`values(value)` })
      .execute();
  },
});

/** A document that is no JSON is as good as none: the work it stood for begins again. */
const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
};
