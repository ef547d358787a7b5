import { DummyDriver, Kysely, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler, sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqlEngine } from '../../../sandbox/platform/ports.ts';
import { createEmbeddedEngine } from '../../../sandbox/platform/sql/embedded-engine.ts';
import { closeMariaDb, ENGINES, openEmbedded, outcomeOf } from './engines.ts';

interface Facts {
  facts: { id: string | number; kind: string; value: number | null; seen: string | number };
}

/** The builder an app would use; it only writes text here. */
const builder = new Kysely<Facts>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  },
});

const TABLE =
  'CREATE TABLE facts (id BIGINT NOT NULL, kind VARCHAR(20) NOT NULL, value INT NULL, seen BIGINT NOT NULL, PRIMARY KEY (id, kind))';

afterAll(closeMariaDb);

describe.each(ENGINES)('%s', (_name, open) => {
  let engine: SqlEngine;

  beforeEach(async () => {
    engine = await open();
    await engine.execute(TABLE, [], 'ddl');
  });

  afterEach(() => engine.close());

  const run = async (query: { compile(): { sql: string; parameters: readonly unknown[] } }): Promise<unknown> => {
    const { sql: text, parameters } = query.compile();
    return outcomeOf(engine, text, parameters);
  };

  it('says what its tables and indexes take', async () => {
    const before = await engine.storedBytes();
    for (let portion = 0; portion < 20; portion += 1) {
      const rows = Array.from({ length: 500 }, (_, index) => `(${portion * 500 + index}, 'kind of a fact', 1, 1)`);
      await engine.execute(`INSERT INTO facts VALUES ${rows.join(', ')}`, [], 'execute');
    }
    const grown = (await engine.storedBytes()) - before;
    // Ten thousand rows of a dozen to some fifty bytes, each in the table and its key.
    expect(grown).toBeGreaterThan(10_000 * 20);
    expect(grown).toBeLessThan(10_000 * 250);
    await engine.execute('DROP TABLE facts', [], 'ddl');
    expect(await engine.storedBytes()).toBeLessThan(before + grown / 2);
  });

  it('runs what kysely writes', async () => {
    const insert = (seen: number, value: number): Promise<unknown> =>
      run(
        builder
          .insertInto('facts')
          .values([{ id: '9007199254740993', kind: 'a', value, seen }])
          .onDuplicateKeyUpdate({
            value: sql`if(values(seen) >= seen, values(value), value)`,
            seen: sql`greatest(seen, values(seen))`,
          }),
      );
    expect(await insert(1, 10)).toEqual({ affectedRows: 1, insertId: 0 });
    expect(await insert(2, 20)).toEqual({ affectedRows: 2, insertId: 0 });
    expect(await insert(1, 30)).toEqual({ affectedRows: 0, insertId: 0 });
    expect(await run(builder.selectFrom('facts').selectAll().where('id', '=', '9007199254740993'))).toEqual([
      { id: '9007199254740993', kind: 'a', value: 20, seen: '2' },
    ]);
    const totals = builder
      .selectFrom('facts as f')
      .leftJoin('facts as g', (join) => join.onRef('g.id', '=', 'f.id').on('g.kind', '=', 'b'))
      .select(['f.kind', ({ fn }) => fn.sum('f.value').as('total'), ({ fn }) => fn.countAll().as('n')])
      .where((eb) => eb.or([eb('f.value', '>', 5), eb('f.value', 'is', null)]))
      .groupBy('f.kind')
      .orderBy('n', 'desc')
      .limit(10);
    expect(await run(totals)).toEqual([{ kind: 'a', total: '20', n: '1' }]);
    expect(await run(builder.deleteFrom('facts').where('kind', 'in', ['a', 'b']))).toEqual({
      affectedRows: 1,
      insertId: 0,
    });
  });

  it('inserts a thousand rows at once, and none of them when one is wrong', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => ({ id: n, kind: 'x', value: n, seen: 1 }));
    const wrong = [...rows, { id: 5, kind: 'x', value: 0, seen: 1 }];
    expect(await run(builder.insertInto('facts').values(wrong))).toEqual({ code: 'SQL_EXECUTION_ERROR', errno: 1062 });
    expect(await run(builder.insertInto('facts').values(rows))).toEqual({ affectedRows: 1000, insertId: 0 });
    expect(await run(builder.selectFrom('facts').select(({ fn }) => fn.sum('value').as('s')))).toEqual([
      { s: '499500' },
    ]);
  });

  it('finds any of a thousand alternatives', async () => {
    const any = builder.selectFrom('facts').selectAll();
    const found = any.where((eb) =>
      eb.or(Array.from({ length: 1000 }, (_, n) => eb.and([eb('id', '=', n), eb('kind', '=', `k${n}`)]))),
    );
    await outcomeOf(engine, "INSERT INTO facts VALUES (999, 'k999', 1, 1), (5, 'k6', 1, 1)");
    expect(await run(found)).toEqual([{ id: '999', kind: 'k999', value: 1, seen: '1' }]);
  });

  it('takes a SELECT on the endpoint of definitions', async () => {
    expect((await engine.execute('SELECT 1 AS one', [], 'ddl')).rows).toEqual([{ one: 1 }]);
  });

  it('takes a semicolon or a banned word inside a string for what it is', async () => {
    expect((await engine.execute("SELECT 'a; SLEEP(1)' AS s -- ; USE x", [], 'execute')).rows).toEqual([
      { s: 'a; SLEEP(1)' },
    ]);
  });

  it('holds at most 200 tables', async () => {
    for (let n = 2; n <= 200; n += 1) await engine.execute(`CREATE TABLE t${n} (id INT PRIMARY KEY)`, [], 'ddl');
    expect(await outcomeOf(engine, 'CREATE TABLE t201 (id INT)')).toMatchObject({ errno: 1114 });
  });
});

describe('a snapshot', () => {
  const fill = async (engine: SqlEngine): Promise<void> => {
    await outcomeOf(engine, TABLE);
    await outcomeOf(engine, "INSERT INTO facts VALUES ('9007199254740993', 'ש''', NULL, 1), (2, 'b', -5, 2)");
    await outcomeOf(
      engine,
      "CREATE TABLE kinds (id BIGINT PRIMARY KEY AUTO_INCREMENT, a DECIMAL(8,3), b DOUBLE, c JSON, d DATETIME(3), e BOOLEAN NOT NULL DEFAULT TRUE, f TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, g VARCHAR(9) DEFAULT 'it''s', UNIQUE KEY u (g, e), KEY k (d DESC))",
    );
    await outcomeOf(
      engine,
      "INSERT INTO kinds (a, b, c, d, g) VALUES (1.5, 0.1, '{\"a\":1}', '2026-01-02 03:04:05.600', 'x'), (NULL, NULL, NULL, NULL, NULL)",
    );
  };

  for (const [fromName, openFrom] of ENGINES) {
    for (const [toName, openTo] of ENGINES) {
      it(`of ${fromName} makes the same database on ${toName}`, async () => {
        const [from, to] = [await openFrom(), await openTo()];
        await fill(from);
        await outcomeOf(to, 'CREATE TABLE leftover (id INT)');
        await to.load(JSON.parse(JSON.stringify(await from.snapshot())));
        expect(await to.dump()).toEqual(await from.dump());
        expect(await to.snapshot()).toEqual(await from.snapshot());
        expect(await outcomeOf(to, "INSERT INTO kinds (g) VALUES ('x')")).toMatchObject({ errno: 1062 });
        expect(await outcomeOf(to, "INSERT INTO kinds (g) VALUES ('y')")).toHaveProperty('affectedRows', 1);
        expect(await outcomeOf(to, 'SELECT id, e, f FROM kinds ORDER BY id DESC LIMIT 1')).toMatchObject([
          { e: 1, f: '2026-11-22 07:05:00' },
        ]);
        await from.close();
        await to.close();
      });
    }
  }
});

describe('the embedded engine', () => {
  it.each([
    'SELECT JSON_TABLE(1)',
    'REPLACE INTO facts VALUES (1)',
    'SELECT 1 FROM facts FOR UPDATE',
    'SELECT kind REGEXP 1 FROM facts',
    'UPDATE facts a, facts b SET a.value = 1',
    'DELETE a FROM facts a JOIN facts b ON a.id = b.id',
    'SELECT kind FROM facts GROUP BY kind WITH ROLLUP',
    'EXPLAIN SELECT 1',
    'SELECT kind COLLATE utf8mb4_general_ci FROM facts',
    'SELECT UUID()',
  ])('refuses aloud what it does not know: %s', async (text) => {
    const engine = await openEmbedded();
    await engine.execute(TABLE, [], 'ddl');
    await expect(engine.execute(text, [], 'execute')).rejects.toMatchObject({
      message: expect.stringContaining(text),
      debug: { code: 'SANDBOX_UNSUPPORTED_SQL' },
    });
  });

  it('keeps working after its tables change under a statement it has compiled', async () => {
    const engine = await openEmbedded();
    await engine.execute(TABLE, [], 'ddl');
    expect(await outcomeOf(engine, 'SELECT * FROM facts')).toEqual([]);
    await outcomeOf(engine, "INSERT INTO facts VALUES (1, 'a', 1, 1)");
    await engine.execute('ALTER TABLE facts ADD COLUMN extra INT NOT NULL DEFAULT 7', [], 'ddl');
    expect(await outcomeOf(engine, 'SELECT * FROM facts')).toEqual([
      { id: '1', kind: 'a', value: 1, seen: '1', extra: 7 },
    ]);
  });

  it('tells NOW() by its clock each time', async () => {
    let now = Date.UTC(2026, 0, 1);
    const engine = await createEmbeddedEngine({ clock: { now: () => now } });
    expect(await outcomeOf(engine, 'SELECT NOW() AS t')).toEqual([{ t: '2026-01-01 00:00:00' }]);
    now += 1500;
    expect(await outcomeOf(engine, 'SELECT NOW() AS t')).toEqual([{ t: '2026-01-01 00:00:01' }]);
  });
});
