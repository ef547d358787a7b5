import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlEngine } from '../../../sandbox/platform/ports.ts';
import { closeMariaDb, NO_MARIADB, openEmbedded, openMariaDb, outcomeOf } from './engines.ts';
import { READING, REFUSED_READING, TABLES, type Step } from './reading-statements.ts';
import { DEFINING, REFUSED_WRITING, WRITING } from './writing-statements.ts';

/** Every statement on the embedded engine and on a real MariaDB: same rows, same types, same counts, same error numbers. */

interface Group {
  readonly name: string;
  readonly before: readonly Step[];
  readonly steps: readonly Step[];
  readonly mustFail: boolean;
}

const GROUPS: readonly Group[] = [
  { name: 'reading', before: TABLES, steps: READING, mustFail: false },
  { name: 'reading that is refused', before: TABLES, steps: REFUSED_READING, mustFail: true },
  { name: 'writing', before: TABLES, steps: WRITING, mustFail: false },
  { name: 'writing that is refused', before: TABLES, steps: REFUSED_WRITING, mustFail: true },
  { name: 'defining tables', before: [], steps: DEFINING, mustFail: false },
];

const sqlOf = (step: Step): string => (typeof step === 'string' ? step : step[0]);
const paramsOf = (step: Step): readonly unknown[] => (typeof step === 'string' ? [] : step[1]);
const titleOf = (step: Step): string =>
  `${sqlOf(step).replaceAll(/\s+/g, ' ').slice(0, 150)} ${paramsOf(step).length > 0 ? JSON.stringify(paramsOf(step)).slice(0, 60) : ''}`;

afterAll(closeMariaDb);

/** A comparison that is not made must not look like one that passed. */
const AGREED = NO_MARIADB === null ? 'both engines agree on' : `NOT COMPARED (${NO_MARIADB}):`;

describe.each(GROUPS)(`${AGREED} $name`, ({ before, steps, mustFail }) => {
  let embedded: SqlEngine;
  let mariadb: SqlEngine;

  beforeAll(async () => {
    if (NO_MARIADB !== null) return;
    [embedded, mariadb] = [await openEmbedded(), await openMariaDb()];
    for (const engine of [embedded, mariadb]) {
      for (const step of before) await outcomeOf(engine, sqlOf(step), paramsOf(step));
    }
  });

  afterAll(async () => {
    if (NO_MARIADB !== null) return;
    await embedded.close();
    await mariadb.close();
  });

  for (const [at, step] of steps.entries()) {
    it.skipIf(NO_MARIADB !== null)(`${at + 1}. ${titleOf(step)}`, async () => {
      const outcome = await outcomeOf(embedded, sqlOf(step), paramsOf(step));
      expect(outcome).toEqual(await outcomeOf(mariadb, sqlOf(step), paramsOf(step)));
      if (mustFail) expect(outcome).toHaveProperty('errno');
    });
  }

  it.skipIf(NO_MARIADB !== null)('and their tables are alike afterwards', async () => {
    expect(await embedded.dump()).toEqual(await mariadb.dump());
  });
});

describe('the comparison', () => {
  it('covers many statements', () => {
    expect(GROUPS.reduce((sum, { steps }) => sum + steps.length, 0)).toBeGreaterThanOrEqual(80);
  });
});
