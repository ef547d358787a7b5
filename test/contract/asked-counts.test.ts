import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { countAsked } from '../../src/adapters/sql/asked-counts.ts';
import { toInstant } from '../../src/domain/time/instant.ts';
import { closeMariaDb, NO_MARIADB, openEmbedded, openMariaDb } from '../sandbox/sql/engines.ts';
import { createTestDatabase } from '../support/sql-database.ts';

/** However many invitations a statement takes, every close is counted once. */

afterAll(closeMariaDb);

const FROM = 100;
const TO = 200;

interface Close {
  readonly issue: number;
  readonly closeNo: number;
  readonly closedAt: number;
  readonly reason: string | null;
  readonly mode: string | null;
}

const closes: fc.Arbitrary<Close[]> = fc.uniqueArray(
  fc.record({
    issue: fc.integer({ min: 1, max: 12 }),
    closeNo: fc.integer({ min: 1, max: 3 }),
    closedAt: fc.integer({ min: FROM - 3, max: TO + 3 }),
    reason: fc.constantFrom(null, 'bulk-close', 'requester-is-agent'),
    mode: fc.constantFrom('none', null, 'volunteered'),
  }),
  { selector: ({ issue, closeNo }) => `${issue}.${closeNo}`, minLength: 1 },
);
const departmentOf = (issue: number): string | null => (issue % 3 === 0 ? null : `unit-${issue % 3}`);

/** Department, closes, asked and answered, by counting one close after the other. */
const expected = (all: readonly Close[]) => {
  const counts = new Map<string | null, readonly [number, number, number]>();
  for (const { issue, closedAt, reason, mode } of all) {
    if (closedAt < FROM || closedAt >= TO || reason === 'requester-is-agent') continue;
    const [closed, asked, answered] = counts.get(departmentOf(issue)) ?? [0, 0, 0];
    const next = [closed + 1, asked + Number(reason === null), answered + Number(mode === null)] as const;
    counts.set(departmentOf(issue), next);
  }
  return new Set([...counts].map(([department, numbers]) => JSON.stringify([department, ...numbers])));
};

describe.each([
  ['the embedded engine', openEmbedded, null],
  ['MariaDB', openMariaDb, NO_MARIADB],
] as const)('on %s', (_name, open, whyNot) => {
  it.skipIf(whyNot !== null)('counts the same in portions of any size', async () => {
    const { db } = await createTestDatabase(open);
    const store = async (all: readonly Close[]): Promise<void> => {
      for (const table of ['requests', 'invitations', 'answers'] as const) await db.deleteFrom(table).execute();
      const requests = [...new Set(all.map(({ issue }) => issue))].map((issue) => ({
        issue_id: String(issue),
        issue_key: `HELP-${issue}`,
        project_id: '7',
        department_id: departmentOf(issue),
        created_at: 0,
        close_no: 0,
        segments: '',
        deleted: 0,
        seen_at: 0,
      }));
      const invitations = all.map(({ issue, closeNo, closedAt, reason }) => ({
        issue_id: String(issue),
        close_no: closeNo,
        summary: '',
        not_asked_reason: reason,
        driver_item: 'e',
        closed_at: closedAt,
        expires_at: 999,
      }));
      const answers = all.flatMap(({ issue, closeNo, mode }) =>
        mode === 'none'
          ? []
          : [
              {
                issue_id: String(issue),
                close_no: closeNo,
                item: 'experience',
                value: 4,
                language: 'en',
                mode,
                answered_at: 150,
              },
            ],
      );
      await db.insertInto('requests').values(requests).execute();
      await db.insertInto('invitations').values(invitations).execute();
      if (answers.length > 0) await db.insertInto('answers').values(answers).execute();
    };
    await fc.assert(
      fc.asyncProperty(closes, fc.integer({ min: 1, max: 9 }), async (all, portion) => {
        await store(all);
        const counted = await countAsked(db, { from: toInstant(FROM), to: toInstant(TO), portion });
        const found = counted.map(({ departmentId, closes: closed, asked, answered }) =>
          JSON.stringify([departmentId, closed, asked, answered]),
        );
        expect(found).toHaveLength(new Set(found).size);
        expect(new Set(found)).toEqual(expected(all));
      }),
      { numRuns: 25 },
    );
  });
});
