import { sql } from 'kysely';
import { z } from 'zod';
import { AuditKind } from '../../contract/audit';
import { AccountId, Instant } from '../../contract/ids';
import type { Audit, AuditNote } from '../../usecases/ports/admin';
import { WholeNumber } from './columns';
import type { Database } from './database';
import { jsonOf } from './json-column';

const Detail = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** A row of `audit`, under the column names of the table. */
const AuditRow = z
  .object({
    id: z.string(),
    at: WholeNumber.pipe(Instant),
    kind: AuditKind,
    account_id: AccountId.nullable(),
    detail: jsonOf(Detail),
  })
  .transform(({ account_id: by, ...row }): AuditNote => ({ ...row, by }));

/** A row of an act that another release wrote: kept, and not shown until a release has words for it. */
const UnknownAct = z.object({
  id: z.string(),
  at: WholeNumber.pipe(Instant),
  kind: z.string().refine((kind) => !AuditKind.safeParse(kind).success),
  account_id: AccountId.nullable(),
  detail: jsonOf(z.unknown()),
});

/** What `page` can live with in the table. */
export const StoredAct = z.union([AuditRow, UnknownAct]);

export const createAudit = (db: Database): Audit => ({
  note: async ({ id, at, kind, by, detail }) => {
    await db
      .insertInto('audit')
      .ignore()
      .values({ id, at, kind, account_id: by, detail: JSON.stringify(detail) })
      .execute();
  },

  page: async (before, limit) => {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where((eb) =>
        before === null
          ? sql<boolean>`1 = 1`
          : eb.or([eb('at', '<', before.at), eb.and([eb('at', '=', before.at), eb('id', '<', before.id)])]),
      )
      // A newer release may write of acts that this one has no words for.
      .where('kind', 'in', AuditKind.options)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return z.array(AuditRow).parse(rows);
  },
});
