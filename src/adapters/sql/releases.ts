import { sql } from 'kysely';
import { z } from 'zod';
import { PeriodId } from '../../contract/gadget';
import type { Instant } from '../../contract/ids';
import { ReleaseMeasure } from '../../contract/release-measure';
import type { Release } from '../../domain/privacy/release';
import type { FigureReads, ReleaseQuery, Releases } from '../../usecases/ports/figures';
import type { Database } from './database';
import { jsonOf } from './json-column';
import { toInstant } from '../../domain/time/instant';
import { inPortions } from '../../domain/portions';
import { StoredInstant } from './stored-cell';

/** A row of this scope says that all rows of its period and end are written. */
const COMPLETE = 'complete';
const ROWS_A_STATEMENT = 500;

const Ready = z.object({
  state: z.literal('ready'),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.number().int(),
  people: z.number().int().nullable().default(null),
});
const StoredFigure = z.discriminatedUnion('state', [
  Ready,
  z.object({ state: z.literal('too-few') }),
  z.object({ state: z.literal('none') }),
]);

const Asking = z.object({ closes: z.number(), asked: z.number(), answered: z.number() });
const LostTime = z.object({ median: z.number(), worstTenth: z.number().nullable().default(null) });
const ReleasedFigure = z.object({
  figure: StoredFigure,
  change: z
    .object({ from: z.number(), p: z.number().nullable().default(null) })
    .nullable()
    .default(null),
  volunteered: StoredFigure.default({ state: 'none' }),
  eligibleShare: z.number().nullable().default(null),
  asking: Asking.nullable().default(null),
  lost: LostTime.nullable().default(null),
  until: z.number().transform(toInstant).nullable().default(null),
});

const ReleaseRow = z
  .object({
    through: StoredInstant,
    period: PeriodId,
    scope: z.enum(['site', 'project', 'process', 'department']),
    scope_id: z.string(),
    measure: ReleaseMeasure,
    figure: jsonOf(ReleasedFigure),
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
      return eb.or([eb('through', '=', newest), ...earlier]);
    })
    .orderBy('through')
    .execute();
  const latest = z.array(MarkerRow).parse(rows.filter(isMarker)).at(-1)?.through ?? null;
  if (latest === null) return { through: null, releases: [] };
  // Rows of a release that is still being written are newer than the newest complete one.
  return { through: latest, releases: toReleases(rows).filter(({ through }) => through <= latest) };
};

const isMarker = (row: { readonly scope: string }): boolean => row.scope === COMPLETE;

/** Most groups of a large organisation are too few: what they have not is left out, see the defaults of {@link ReleasedFigure}. */
const packFigure = ({
  volunteered,
  ...figure
}: Omit<Release, 'through' | 'period' | 'scope' | 'scopeId' | 'measure'>) =>
  JSON.stringify(volunteered.state === 'none' ? figure : { ...figure, volunteered }, (_key, value: unknown) =>
    value === null ? undefined : value,
  );

const toRow = ({ through, period, scope, scopeId, measure, ...figure }: Release) => ({
  through,
  period,
  scope,
  scope_id: scopeId,
  measure,
  figure: packFigure(figure),
});
