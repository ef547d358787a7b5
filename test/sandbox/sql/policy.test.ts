import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SqlError, type SqlEngine } from '../../../sandbox/platform/ports.ts';
import { createEmbeddedEngine } from '../../../sandbox/platform/sql/embedded-engine.ts';
import { createMariaDbServer, type MariaDbServer } from '../../../sandbox/platform/sql/mariadb-engine.ts';
import { NO_MARIADB } from './engines.ts';

/** What Forge refuses whatever the database would say: on both engines, with the same code and the same words. */

const TABLE = 'CREATE TABLE facts (id BIGINT NOT NULL PRIMARY KEY, body MEDIUMTEXT)';
const NUMBERS = 'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)';
/** Ten milliseconds of a SELECT are then too many, and twenty of a write. */
const SLOWNESS = 500;

const ALIKE = NO_MARIADB === null ? 'both engines' : `NOT COMPARED (${NO_MARIADB}):`;

let server: Promise<MariaDbServer> | null = null;

const openBoth = async (options: { readonly slowness?: number } = {}) => {
  const embedded = await createEmbeddedEngine(options);
  if (NO_MARIADB !== null) return [embedded];
  server ??= createMariaDbServer();
  return [embedded, await (await server).createDatabase(options)];
};

const refusalOf = async (engine: SqlEngine, sql: string, params: readonly unknown[]): Promise<unknown> => {
  const kind = /^\s*(create|alter|drop|truncate|rename)\b/i.test(sql) ? 'ddl' : 'execute';
  try {
    return { answered: (await engine.execute(sql, params, kind)).rows };
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    const { code: name, ...debug } = error.debug;
    return { ...debug, name, code: error.code, text: error.message };
  }
};

/** The refusal of every engine, which must be one and the same. */
const refusal = async (
  engines: readonly SqlEngine[],
  sql: string,
  params: readonly unknown[] = [],
): Promise<unknown> => {
  const [first, ...others] = await Promise.all(engines.map((engine) => refusalOf(engine, sql, params)));
  for (const other of others) expect(other).toEqual(first);
  return first;
};

afterAll(async () => {
  await (await server)?.close();
});

describe(`${ALIKE} refuse`, () => {
  let engines: readonly SqlEngine[] = [];
  beforeAll(async () => {
    engines = await openBoth();
    for (const engine of engines) await engine.execute(TABLE, [], 'ddl');
  });

  it.each([
    ['SELECT 1; SELECT 2', 'Only one statement'],
    ["INSERT INTO facts VALUES (1, 'a'); DELETE FROM facts", 'Only one statement'],
    ['CREATE TABLE c (a BIGINT, FOREIGN KEY (a) REFERENCES facts (id))', 'Foreign keys'],
    ['CREATE TABLE c (a BIGINT REFERENCES facts (id))', 'Foreign keys'],
    ['ALTER TABLE facts ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES facts (id)', 'Foreign keys'],
    ...[
      'SHA2',
      'SLEEP',
      'BENCHMARK',
      'COMPRESS',
      'UNCOMPRESS',
      'AES_ENCRYPT',
      'AES_DECRYPT',
      'LOAD_FILE',
      'GET_LOCK',
    ].map((name) => [`SELECT ${name}('a', 1)`, `The function ${name} is not permitted`]),
    ["SELECT id FROM facts WHERE sleep (1) = 0 AND body = 'SLEEP(1)'", 'The function SLEEP'],
    ...(
      'USE x|SET @a = 1|SET SESSION sql_mode = 1|PREPARE s FROM "SELECT 1"|EXECUTE s|DEALLOCATE PREPARE s|LOCK TABLES facts READ|UNLOCK TABLES|' +
      'GRANT ALL ON x TO y|REVOKE ALL ON x FROM y|LOAD DATA INFILE "x" INTO TABLE facts|KILL 1|FLUSH TABLES|SHUTDOWN|BEGIN|START TRANSACTION|' +
      'COMMIT|ROLLBACK|SAVEPOINT a|CALL p()|DO 1|HANDLER facts OPEN|XA START "a"'
    )
      .split('|')
      .map((sql) => [sql, `${sql.split(' ')[0]} statements are not permitted`]),
    ['SHOW VARIABLES', 'SHOW VARIABLES is not permitted'],
    ['SHOW GRANTS', 'SHOW GRANTS is not permitted'],
    ['SHOW PROCESSLIST', 'SHOW PROCESSLIST is not permitted'],
    ['CREATE DATABASE x', 'CREATE DATABASE is not permitted'],
    ['DROP DATABASE forge', 'DROP DATABASE is not permitted'],
    ['CREATE USER x', 'CREATE USER is not permitted'],
    ['CREATE TRIGGER t BEFORE INSERT ON facts FOR EACH ROW SET NEW.id = 1', 'CREATE TRIGGER is not permitted'],
    ['SELECT * FROM mysql.user', 'Access to schema "mysql"'],
    ['SELECT * FROM performance_schema.threads', 'Access to schema "performance_schema"'],
    ['SELECT @a', 'Variables are not permitted'],
    ['SELECT /*+ MAX_EXECUTION_TIME(1) */ 1', 'Hints'],
    ['SELECT /*! 1 */', 'Hints'],
    ["SELECT 1 INTO OUTFILE '/tmp/x'", 'INTO OUTFILE'],
  ])('by policy: %s', async (sql, words) => {
    expect(await refusal(engines, sql)).toMatchObject({
      code: 'SQL_POLICY_VIOLATION',
      errno: 0,
      text: expect.stringContaining(words),
    });
  });

  it.each([
    ['a parameter that is a list', 'SELECT ?', [[1]]],
    ['a parameter that is no number', 'SELECT ?', [Number.NaN]],
    ['a parameter that is not given a value', 'SELECT ?', [undefined]],
    ['a statement of more than 1 MiB', `SELECT '${'x'.repeat(1_048_576)}'`, []],
    ['parameters of more than 1 MiB', 'SELECT ?', ['ש'.repeat(524_289)]],
  ])('%s', async (_what, sql, params) => {
    expect(await refusal(engines, sql, params)).toMatchObject({ code: 'INVALID_SQL_QUERY', errno: 0 });
  });

  it('definitions that are not sent as such', async () => {
    for (const engine of engines) {
      await expect(engine.execute('DROP TABLE facts', [], 'execute')).rejects.toThrow('must be sent with executeDDL');
    }
  });

  it('an answer of more than 4 MiB', async () => {
    for (const id of [1, 2, 3, 4, 5]) {
      await refusal(engines, 'INSERT INTO facts VALUES (?, ?)', [id, 'x'.repeat(900_000)]);
    }
    expect(await refusal(engines, 'SELECT body FROM facts')).toMatchObject({ name: 'RESPONSE_TOO_LARGE' });
    expect(await refusal(engines, 'SELECT body FROM facts LIMIT 4')).toHaveProperty('answered');
  });
});

describe('both engines', () => {
  it('stop what takes too long, and undo it', async () => {
    const engines = await openBoth({ slowness: SLOWNESS });
    const [embedded] = await openBoth();
    await embedded?.execute('CREATE TABLE quick (id BIGINT PRIMARY KEY)', [], 'ddl');
    // Not by a definition, which would itself take too long.
    for (const engine of engines) await engine.load(await embedded?.snapshot());
    const slow = `${NUMBERS} SELECT COUNT(*) AS n FROM n AS a JOIN n AS b ON a.i + b.i = 700`;
    expect(await refusal(engines, slow)).toMatchObject({
      code: 'QUERY_TIMED_OUT',
      errno: 3024,
      text: 'The query took longer than 5000 ms',
    });
    const write = `INSERT INTO quick ${NUMBERS} SELECT a.i FROM n AS a JOIN n AS b ON a.i + b.i = 700`;
    expect(await refusal(engines, write)).toMatchObject({ text: 'The query took longer than 10000 ms' });
    for (const engine of engines) expect(await engine.dump()).toMatchObject({ quick: [] });
  });

  it('refuse to change a table in more than the time of a definition', async () => {
    const [roomy] = await openBoth();
    await roomy?.execute('CREATE TABLE facts (id BIGINT PRIMARY KEY)', [], 'ddl');
    const rows = `${NUMBERS} SELECT a.i * 1000 + b.i FROM n AS a JOIN n AS b ON b.i <= 30`;
    await roomy?.execute(`INSERT INTO facts ${rows}`, [], 'execute');
    const change = 'ALTER TABLE facts MODIFY COLUMN id VARCHAR(40) NOT NULL';
    const engines = await openBoth({ slowness: 20_000 });
    for (const engine of engines) await engine.load(await roomy?.snapshot());
    expect(await refusal(engines, change)).toMatchObject({
      code: 'QUERY_TIMED_OUT',
      errno: 3024,
      text: 'The query took longer than 20000 ms',
    });
    for (const engine of engines) expect(await engine.dump()).toMatchObject({ facts: { length: 27_000 } });
    for (const engine of await openBoth()) {
      await engine.load(await roomy?.snapshot());
      expect(await refusalOf(engine, change, [])).toHaveProperty('answered');
    }
  });
});
