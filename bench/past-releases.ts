import { z } from 'zod';
import type { SqlEngine } from '../sandbox/platform/ports.ts';

const WEEK_MS = 7 * 86_400_000;
/** Ends of earlier releases that trends reach back to, by period. */
const ENDS = { '4w': 4, '13w': 13, '26w': 26, all: 26 } as const;
const Ends = z.array(z.object({ through: z.coerce.number() }));
const COLUMNS = ['period', 'scope', 'scope_id', 'measure', 'figure'].join(', ');

/**
 * Gives a site that has published two releases those of the half year before: each is what the app has left of the older of the
 * two, once more, a week earlier.
 */
export async function loadPastReleases(sql: SqlEngine): Promise<void> {
  for (const [period, ends] of Object.entries(ENDS)) {
    const older = await secondNewest(sql, period);
    for (let weeks = 1; weeks < ends; weeks += 1)
      await sql.execute(
        `INSERT INTO releases (through, ${COLUMNS}) SELECT through - ?, ${COLUMNS} FROM releases WHERE period = ? AND through = ?`,
        [weeks * WEEK_MS, period, older],
        'execute',
      );
  }
}

async function secondNewest(sql: SqlEngine, period: string): Promise<number> {
  const { rows } = await sql.execute(
    'SELECT DISTINCT through FROM releases WHERE period = ? ORDER BY through DESC LIMIT 2',
    [period],
    'execute',
  );
  const through = Ends.parse(rows)[1]?.through;
  if (through === undefined) throw new RangeError(`no second release of ${period}`);
  return through;
}
