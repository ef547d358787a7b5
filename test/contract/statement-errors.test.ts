import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Statement } from '../../src/adapters/sql/database.ts';
import { TABLES } from '../../src/adapters/sql/migrations.ts';
import type { SqlEngine } from '../../sandbox/platform/ports.ts';
import { closeMariaDb, NO_MARIADB, openEmbedded, openMariaDb } from '../sandbox/sql/engines.ts';
import { settled } from './statements/compared.ts';
import { distinct, drive, outcomeOf, type Outcome } from './statements/recorded.ts';

/** What the repositories' statements may fail of, on both engines: the same number, the same state, the same words. */

afterAll(closeMariaDb);

const ddl = (sql: string): Statement => ({ sql, parameters: [], kind: 'ddl' });
const mentions = (statement: Statement, name: string): boolean =>
  new RegExp(`\\b${name}\\b`, 'i').test(statement.sql) && statement.kind === 'execute';

describe.skipIf(NO_MARIADB !== null)('both engines', () => {
  let engines: readonly SqlEngine[] = [];
  let statements: readonly Statement[] = [];
  let differing: string[] = [];
  let failed = 0;

  beforeEach(async () => {
    engines = [await openEmbedded(), await openMariaDb()];
    const [embedded] = await Promise.all(engines.map((engine) => drive(engine, 0)));
    statements = distinct(embedded ?? []).filter(({ parameters }) => parameters.length < 200);
    [differing, failed] = [[], 0];
  });
  afterEach(() => Promise.all(engines.map((engine) => engine.close())));

  const both = async (statement: Statement): Promise<void> => {
    const outcomes = await Promise.all(engines.map((engine) => outcomeOf(engine, statement)));
    const [one, other] = outcomes.map((outcome) => settled({ ...statement, outcome }));
    if (outcomes.some((outcome) => 'error' in outcome)) failed += 1;
    if (!isDeepStrictEqual(one, other)) differing.push(told(statement, outcomes));
  };

  it('say the same of a table that is not there', async () => {
    for (const { name } of TABLES) {
      await both(ddl(`RENAME TABLE ${name} TO gone`));
      for (const statement of statements.filter((each) => mentions(each, name))) await both(statement);
      await both(ddl(`RENAME TABLE gone TO ${name}`));
    }
    expect(failed).toBeGreaterThan(100);
    expect(differing).toEqual([]);
  });

  it('say the same of a column that is not there', async () => {
    for (const { name, columns } of TABLES) {
      for (const column of Object.keys(columns)) {
        await both(ddl(`ALTER TABLE ${name} RENAME COLUMN \`${column}\` TO gone`));
        const touched = statements.filter((each) => mentions(each, name) && mentions(each, column));
        for (const statement of touched) await both(statement);
        await both(ddl(`ALTER TABLE ${name} RENAME COLUMN gone TO \`${column}\``));
      }
    }
    expect(failed).toBeGreaterThan(300);
    expect(differing).toEqual([]);
  });

  it.each([
    ['nothing', null],
    ['a long text', 'x'.repeat(300)],
    ['a number too large', '99999999999999999999'],
    ['a number below its range', -3_000_000_000],
    ['a word', 'abc'],
    ['a fraction', 2.5],
    ['an empty text', ''],
    ['a boolean', true],
  ])('do the same of a write that is given %s', async (_what, value) => {
    const writes = statements.filter(({ sql }) => /^\s*(insert|update|delete)/i.test(sql));
    for (const write of writes) {
      for (const [at, given] of write.parameters.entries()) {
        // Only what is stored may be of another type: a column of text is never compared with a number.
        const isStored = /^\s*insert/i.test(write.sql) || typeof given === typeof value;
        // A limit is part of the sentence: what is wrong with it is told in each product's own words.
        const isLimit = /limit \?\s*$/i.test(write.sql) && at === write.parameters.length - 1;
        if (isStored && !isLimit) await both({ ...write, parameters: write.parameters.with(at, value) });
      }
    }
    expect(differing).toEqual([]);
    const [one, other] = await Promise.all(engines.map(async (engine) => withoutNumbers(await engine.dump())));
    expect(one).toEqual(other);
  });

  it('count parameters alike', async () => {
    for (const statement of statements.filter(({ parameters }) => parameters.length > 0)) {
      await both({ ...statement, parameters: statement.parameters.slice(1) });
    }
    expect(failed).toBeGreaterThan(50);
    expect(differing).toEqual([]);
  });
});

/** Rows that are ignored use up numbers in MariaDB: people are compared by their accounts. */
const withoutNumbers = (dump: Awaited<ReturnType<SqlEngine['dump']>>) => ({
  ...dump,
  people: dump['people']?.map(({ account_id: account }) => account),
});

const told = ({ sql, parameters }: Statement, outcomes: readonly Outcome[]): string =>
  [
    sql.slice(0, 200),
    JSON.stringify(parameters).slice(0, 200),
    ...outcomes.map((each) => JSON.stringify(each).slice(0, 300)),
  ].join('\n');
