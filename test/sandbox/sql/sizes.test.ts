import { afterEach, describe, expect, it } from 'vitest';
import type { SqlEngine } from '../../../sandbox/platform/ports.ts';
import { createEmbeddedEngine } from '../../../sandbox/platform/sql/embedded-engine.ts';
import { ROW_MAX_BYTES, STORED_MAX_BYTES } from '../../../sandbox/platform/sql/sql-policy.ts';
import { outcomeOf } from './engines.ts';

/** What only the embedded engine counts; MariaDB knows neither limit. */

const MIB = 1024 * 1024;

let engine: SqlEngine;
afterEach(() => engine.close());

describe('a row', () => {
  it('of 6 MiB in all its columns is too large, and stays as it was', async () => {
    expect(ROW_MAX_BYTES).toBe(6 * MIB);
    engine = await createEmbeddedEngine();
    await outcomeOf(engine, 'CREATE TABLE facts (id INT PRIMARY KEY, a LONGTEXT, b LONGTEXT)');
    // A call holds less than a MiB, so rows of this size come from rows.
    await outcomeOf(engine, 'INSERT INTO facts VALUES (1, ?, NULL)', ['x'.repeat(MIB - 200)]);
    await outcomeOf(engine, 'UPDATE facts SET a = CONCAT(a, a, a)');
    await outcomeOf(engine, "UPDATE facts SET b = CONCAT(a, '')");
    expect(await outcomeOf(engine, 'SELECT LENGTH(a) + LENGTH(b) AS n FROM facts')).toEqual([
      { n: String(6 * MIB - 1200) },
    ]);
    const widen = engine.execute('UPDATE facts SET a = CONCAT(a, ?)', ['x'.repeat(1200)], 'execute');
    await expect(widen).rejects.toMatchObject({
      code: 'SQL_EXECUTION_ERROR',
      message: 'entry too large, the max entry size is 6291456',
      debug: { errno: 8025, sqlState: 'HY000' },
    });
    expect(await outcomeOf(engine, 'SELECT LENGTH(a) + LENGTH(b) AS n FROM facts')).toEqual([
      { n: String(6 * MIB - 1200) },
    ]);
  });
});

describe('an installation', () => {
  it('may store 1 GiB, and what does not fit is undone', async () => {
    expect(STORED_MAX_BYTES).toBe(1024 * MIB);
    engine = await createEmbeddedEngine({ maxBytes: MIB });
    await outcomeOf(engine, 'CREATE TABLE facts (id INT PRIMARY KEY, body LONGTEXT)');
    const store = (id: number, bytes: number) =>
      engine.execute('INSERT INTO facts VALUES (?, ?)', [id, 'x'.repeat(bytes)], 'execute');
    await store(1, MIB / 2);
    await expect(store(2, MIB / 2)).rejects.toMatchObject({
      code: 'SQL_EXECUTION_ERROR',
      message: 'The database is full',
      debug: { errno: 1114, sqlState: 'HY000' },
    });
    expect(await outcomeOf(engine, 'SELECT id FROM facts')).toEqual([{ id: 1 }]);
    await outcomeOf(engine, 'DELETE FROM facts');
    await store(2, MIB / 2);
    expect(await outcomeOf(engine, 'SELECT id FROM facts')).toEqual([{ id: 2 }]);
  });
});
