import { describe, expect, test } from 'vitest';
import { chooseSql, sqlWish } from '../../../sandbox/engines.ts';
import { probe, startProbe } from './start-probe.ts';

const hasMariaDb = chooseSql({ PATH: process.env['PATH'] }) === 'mariadb';

describe('the engine behind Forge SQL', () => {
  test('is what FORGE_SQL says', () => {
    expect(['embedded', 'mariadb', 'mysql://root@127.0.0.1/x', ''].map((FORGE_SQL) => sqlWish({ FORGE_SQL }))).toEqual([
      'embedded',
      'mariadb',
      'mysql://root@127.0.0.1/x',
      null,
    ]);
    expect(() => sqlWish({ FORGE_SQL: 'oracle' })).toThrow('FORGE_SQL must be');
  });

  test('is embedded where no mariadbd is on PATH', () => {
    expect(chooseSql({ PATH: '/nowhere' })).toBe('embedded');
  });

  test.skipIf(!hasMariaDb)('may be MariaDB, and a site moves from one engine to the other', async () => {
    const [recorded, restored] = [await startProbe({ sql: 'mariadb' }), await startProbe({ sql: 'embedded' })];
    try {
      expect(recorded.sqlDescription).toContain('MariaDB');
      const ddl = 'CREATE TABLE notes (id BIGINT PRIMARY KEY, name VARCHAR(20) NOT NULL)';
      await probe(recorded.site, 'statement', { ddl: true, query: ddl });
      await probe(recorded.site, 'statement', { query: 'INSERT INTO notes VALUES (?, ?)', params: [7, 'kept'] });
      await restored.site.restore(await recorded.site.snapshot());
      const query = { query: 'SELECT id, name FROM notes' };
      expect(await probe(restored.site, 'statement', query)).toEqual({ rows: [{ id: '7', name: 'kept' }] });
      expect(restored.site.calls.since(0).at(-2)).toMatchObject({ kind: 'sql', status: 200, rows: 1 });
      expect(await probe(recorded.site, 'statement', query)).toEqual({ rows: [{ id: '7', name: 'kept' }] });
    } finally {
      await Promise.all([recorded.dispose(), restored.dispose()]);
    }
  });
});

test('a wrong statement reaches the function as the error of Forge SQL', async () => {
  const sandbox = await startProbe();
  try {
    const failure = probe(sandbox.site, 'statement', { query: 'SELECT nothing FROM nowhere' });
    await expect(failure).rejects.toMatchObject({ code: 'FUNCTION_FAILED' });
    expect(sandbox.site.calls.since(0).at(-2)).toMatchObject({ kind: 'sql', status: 400 });
  } finally {
    await sandbox.dispose();
  }
});
