import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../../src/adapters/sql/database.ts';
import { closeMariaDb, NO_MARIADB, openEmbedded, openMariaDb } from '../sandbox/sql/engines.ts';
import { settled } from './statements/compared.ts';
import { CROWD, createRepositories, distinct, drive, type Recorded } from './statements/recorded.ts';

/** Every statement the repositories can emit, driven out of them by their own methods, on both engines. */

const ADAPTERS = join(import.meta.dirname, '../../src/adapters/sql');
/** Factories that build no repository. */
const OTHERS = new Set(['createDatabase']);

const factoriesInFolder = async (): Promise<readonly string[]> => {
  const files = readdirSync(ADAPTERS).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map(async (file) => (await import(join(ADAPTERS, file))) as object));
  return modules.flatMap((module) => Object.keys(module)).filter((name) => /^create[A-Z]/.test(name));
};

const alike = (a: Recorded, b: Recorded | undefined): boolean =>
  b !== undefined && isDeepStrictEqual(settled(a), settled(b));

let embedded: readonly Recorded[] = [];

beforeAll(async () => {
  const engine = await openEmbedded();
  embedded = await drive(engine, CROWD);
  await engine.close();
});
afterAll(closeMariaDb);

describe('the list of statements', () => {
  it('has every repository there is', async () => {
    const listed = createRepositories().map(({ factory }) => factory);
    expect(listed.toSorted()).toEqual((await factoriesInFolder()).filter((name) => !OTHERS.has(name)).toSorted());
  });

  it('has every method of every repository, and each sends at least one statement', () => {
    const db = createDatabase(async () => ({ rows: [] }));
    for (const { factory, open, moves } of createRepositories()) {
      expect(new Set(moves.map(({ method }) => method)), factory).toEqual(new Set(Object.keys(open(db))));
      for (const { method } of moves) {
        const sent = embedded.filter(({ move }) => move.startsWith(`${factory}.${method} `));
        expect(sent.length, `${factory}.${method}`).toBeGreaterThan(0);
      }
    }
  });

  it('runs without an error on the embedded engine', () => {
    expect(embedded.filter(({ outcome }) => 'error' in outcome)).toEqual([]);
    expect(distinct(embedded).length).toBeGreaterThanOrEqual(98);
  });
});

describe.skipIf(NO_MARIADB !== null)('MariaDB', () => {
  it('is sent the same statements and answers the same rows, types and counts', async () => {
    const engine = await openMariaDb();
    const real = await drive(engine, CROWD);
    await engine.close();
    expect(real.map(({ sql }) => sql)).toEqual(embedded.map(({ sql }) => sql));
    const differing = real.filter((each, at) => !alike(each, embedded[at]));
    expect(differing.map(({ move, sql }) => ({ move, sql }))).toEqual([]);
  });
});
