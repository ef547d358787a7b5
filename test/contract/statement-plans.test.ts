import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Statement } from '../../src/adapters/sql/database.ts';
import type { SqlEngine } from '../../sandbox/platform/ports.ts';
import { closeMariaDb, NO_MARIADB, openEmbedded, openMariaDb } from '../sandbox/sql/engines.ts';
import { saveCrowd, saveSurroundings } from './statements/crowd.ts';
import { CROWD, distinct, drive, type Recorded } from './statements/recorded.ts';

/** How MariaDB finds the rows of every statement at a filled size: the tables that grow with requests are never read whole. */

/** Far more hours than any statement of the list speaks of. */
const FILLED = { size: 20_000, apart: 20, openEach: 20 };
const GROWING = new Set(['people', 'requests', 'invitations', 'answers']);

/** Moves that read a growing table whole, and why they may. */
const WHOLE: Readonly<Record<string, string>> = {
  'createContracts.kept 2: requests': 'when a contract is opened: it counts the closes of its process',
  'createHolders.holdings 2: answers': 'the same',
  'createHolders.holdings 2: invitations': 'the same',
  'createHolders.holdings 2: requests':
    'when an admin exports what is held of a person; an index would cost every request its bytes',
  'createHolders.requestsOf 2: invitations': 'when a person is erased',
  'createIncidentSources.empty 2: requests':
    'when an admin takes an imported source away: a portion in the order of the key',
  'createDetectorLooks.again 2: requests':
    'when an admin changes working hours: it asks for a look at all that is open',
  'createErasure.erase 3: answers': 'when a person is erased; an index would cost every answer its bytes',
  'createErasure.erase 3: invitations': 'the same',
  'createErasure.wipeDeleted 2: answers': 'once a day; few are deleted',
  'createErasure.wipeDeleted 2: invitations':
    'once a day; few are deleted, and an index of them would cost every request its bytes',
  'createErasure.wipeDeleted 2: requests': 'the same',
  'createErasure.wipeErased 1: answers': 'once a day, and hardly anybody is erased',
  'createErasure.wipeErased 1: invitations': 'the same',
  'createForgetting.details 2: invitations': 'once a day, in bounded portions, until nothing is too old',
  'createForgetting.people 2: invitations': 'once a day: it looks for people whom nothing names',
  'createForgetting.people 2: people': 'the same',
  'createForgetting.people 2: requests': 'the same',
  'createForgetting.requests 2: requests': 'once a day, in bounded portions, until nothing is too old',
  'createForgetting.words 2: answers': 'once a day; an index would cost every answer its bytes',
  'createForgetting.words 2: invitations': 'the same',
  'createForgetting.words 2: follow_ups': 'the same',
  'createPendingFields.markExpired 2: invitations': 'once a day, for the invitations that expired since',
  'createPastRuns.count 1: requests': 'when a rule is tried: it counts the closes of ninety days, which here are all',
  'createPastRuns.count 2: requests': 'the same',
  'createReleaseSources.answers 2: answers':
    'at a release, once a week: most answers count, in portions in the order of the key',
  'createReleaseSources.asked 1: invitations': 'at a release, once a week: most invitations of the year count',
  'createReleaseSources.asked 2: invitations': 'the same',
  'createRequests.closesByProcess 1: requests': 'once a day: it counts the closes of every process',
  'createRequests.closesByProcess 2: requests': 'the same',
  'createRequests.coverage 1: requests':
    'when an administrator opens the settings, or a rebuild begins: it counts all there are',
  'createTransfer.add 1: requests': 'its first page, in the order of the key: an export reads all there is',
  'createTransfer.add 2: invitations': 'the same',
  'createTransfer.add 3: answers': 'the same',
  'createTransfer.count 1: answers': 'when an administrator exports everything: it counts all there are',
  'createTransfer.count 1: invitations': 'the same',
  'createTransfer.count 1: requests': 'the same',
  'createWaiting.newestRequestAt 1: requests': 'when an administrator opens the health check',
};

interface Step {
  readonly table: string;
  readonly type: string;
}

let recorded: readonly Recorded[] = [];
let engine: SqlEngine;

beforeAll(async () => {
  if (NO_MARIADB !== null) return;
  const embedded = await openEmbedded();
  recorded = distinct(await drive(embedded, CROWD)).filter(({ sql, kind }) => kind === 'execute' && isRead(sql));
  await embedded.close();
  engine = await openMariaDb();
  await drive(engine, 0);
  const db = createDatabase(async ({ sql, parameters, kind }) => engine.execute(sql, parameters, kind));
  await saveCrowd(db, FILLED);
  await saveSurroundings(db, FILLED);
  await engine.execute(`ANALYZE TABLE ${[...GROWING].join(', ')}`, [], 'execute');
});
afterAll(closeMariaDb);

/** Everything but rows that are simply put in. */
const isRead = (sql: string): boolean => !/^\s*insert/i.test(sql) || /\bselect\b/i.test(sql);

const planOf = async ({ sql, parameters }: Statement): Promise<readonly Step[]> => {
  const { rows } = await engine.execute(`EXPLAIN ${sql}`, parameters, 'execute');
  return (rows as readonly Record<string, unknown>[]).map((row) => ({
    table: tableOf(String(row['table']), sql),
    type: String(row['type']),
  }));
};

/** Plans name tables by their alias. */
const tableOf = (alias: string, sql: string): string =>
  new RegExp(`\`(\\w+)\` as \`${alias}\``).exec(sql)?.[1] ?? alias;

describe.skipIf(NO_MARIADB !== null)('no statement reads a growing table whole', () => {
  it('but those with a reason', async () => {
    const whole = new Set<string>();
    for (const statement of recorded.filter(({ move }) => move !== 'migrate')) {
      const scans = (await planOf(statement)).filter(
        ({ table, type }) => GROWING.has(table) && /^(ALL|index)$/.test(type),
      );
      for (const { table } of scans) whole.add(`${statement.move}: ${table}`);
    }
    expect(whole.size).toBeGreaterThan(0);
    expect([...whole].filter((each) => WHOLE[each] === undefined)).toEqual([]);
  });
});
