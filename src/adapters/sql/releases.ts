import { sql } from 'kysely';
import { z } from 'zod';
import { PeriodId } from '../../contract/gadget';
import type { Instant } from '../../contract/ids';
import { ReleaseMeasure } from '../../contract/release-measure';
import type { KeptReleases } from '../../domain/privacy/kept-releases';
import type { Release } from '../../domain/privacy/release';
import { COMPARED } from '../../domain/privacy/released-measures';
import type { FigureReads, ReleaseQuery, Releases } from '../../usecases/ports/figures';
import type { Database } from './database';
import { inPortions } from '../../domain/portions';
import { SHOWN_FIGURE, storedFigure, StoredFigure } from './released-figure';
import { StoredInstant } from './stored-cell';

/** A row of this scope says that all rows of its period and end are written. */
const COMPLETE = 'complete';
const ROWS_A_STATEMENT = 500;

const ReleaseRow = z
  .object({
    through: StoredInstant,
    period: PeriodId,
    scope: z.enum(['site', 'project', 'process', 'department']),
    scope_id: z.string(),
    measure: ReleaseMeasure,
    figure: StoredFigure,
  })
  .transform(({ figure, scope_id: scopeId, ...row }): Release => ({ ...row, scopeId, ...figure }));

const MarkerRow = z.object({ scope: z.literal(COMPLETE), through: StoredInstant });
/** A row of `releases`, under the column names of the table. */
export const StoredRelease = z.union([MarkerRow.extend({ period: PeriodId }), ReleaseRow]);
const LatestRow = z.object({ through: StoredInstant.nullable() });
const COLUMNS = ['through', 'period', 'scope', 'scope_id', 'measure', 'figure'] as const;

export const createReleases = (db: Database): Releases => ({
  findLatest: async () => {
    const rows = await db
      .selectFrom('releases')
      .select((eb) => eb.fn.max('through').as('through'))
      .where('scope', '=', COMPLETE)
      .execute();
    return z.array(LatestRow).parse(rows)[0]?.through ?? null;
  },
  list: async (ends) => {
    if (ends.length === 0) return [];
    const rows = await db
      .selectFrom('releases')
      .select([...COLUMNS])
      .where((eb) => eb.or(ends.map(({ period, through }) => eb.and({ period, through }))))
      .orderBy('period')
      .execute();
    const complete = new Set(rows.filter(isMarker).map(({ period, through }) => `${period} ${through}`));
    return toReleases(rows).filter(({ period, through }) => complete.has(`${period} ${through}`));
  },
  write: async (releases) => {
    for (const portion of inPortions(releases, ROWS_A_STATEMENT)) {
      await db
        .insertInto('releases')
        .values(portion.map(toRow))
        .onDuplicateKeyUpdate({ figure: sql`values(figure)` })
        .execute();
    }
  },
  complete: async (through) => {
    await db
      .insertInto('releases')
      .ignore()
      .values(PeriodId.options.map((period) => markerOf(through, period)))
      .execute();
  },
  thin: async (newest, kept) => {
    for (const each of kept) await thin(db, newest, each);
  },
});

const markerOf = (through: Instant, period: PeriodId) => ({
  through,
  period,
  scope: COMPLETE,
  scope_id: 'all',
  measure: COMPLETE,
  figure: '{}',
});

const toReleases = (rows: readonly { readonly scope: string }[]): readonly Release[] =>
  z.array(ReleaseRow).parse(rows.filter((row) => !isMarker(row)));

const thin = async (db: Database, newest: Instant, { period, since }: KeptReleases): Promise<void> => {
  await db
    .deleteFrom('releases')
    .where('period', '=', period)
    .where('through', '<', newest)
    .where((eb) =>
      eb.or([
        eb('through', '<', since),
        eb.and([
          eb('scope', '<>', COMPLETE),
          eb.or([eb('measure', 'not in', [...COMPARED]), eb('figure', 'not like', SHOWN_FIGURE)]),
        ]),
      ]),
    )
    .execute();
};

/** The newest complete release of a period, and the earlier ones of the query's groups. */
export const readReleases = async (
  db: Database,
  { period, measures, trends, since }: ReleaseQuery,
): ReturnType<FigureReads['releases']> => {
  const rows = await db
    .selectFrom('releases')
    .select([...COLUMNS])
    .where('period', '=', period)
    .where('measure', 'in', [...measures, COMPLETE])
    .where((eb) => {
      const newest = eb
        .selectFrom('releases as newest')
        .select((inner) => inner.fn.max('newest.through').as('through'))
        .where('newest.scope', '=', COMPLETE)
        .where('newest.period', '=', period);
      const earlier = trends.map(({ scope, scopeIds }) =>
        eb.and([eb('scope', '=', scope), eb('scope_id', 'in', scopeIds), eb('through', '>=', since)]),
      );
      const ends = eb.and([eb('scope', '=', COMPLETE), eb('through', '>=', since)]);
      return eb.or([eb('through', '=', newest), ends, ...earlier]);
    })
    .orderBy('through')
    .execute();
  const ends = z
    .array(MarkerRow)
    .parse(rows.filter(isMarker))
    .map(({ through }) => through);
  const latest = ends.at(-1) ?? null;
  if (latest === null) return { through: null, ends, releases: [] };
  // Rows of a release that is still being written are newer than the newest complete one.
  return { through: latest, ends, releases: toReleases(rows).filter(({ through }) => through <= latest) };
};

const isMarker = (row: { readonly scope: string }): boolean => row.scope === COMPLETE;

const toRow = ({ through, period, scope, scopeId, measure, ...figure }: Release) => ({
  through,
  period,
  scope,
  scope_id: scopeId,
  measure,
  figure: storedFigure(figure),
});
