import { sql, type Insertable } from 'kysely';
import { z } from 'zod';
import { AccountId, DepartmentId, Instant, ProcessId } from '../../contract/ids';
import { Wording } from '../../contract/required-item';
import { ContractTerms } from '../../contract/service-contract';
import type { ServiceContract, Signature } from '../../domain/contract/service-contract';
import type { Contracts, PromisedTimes } from '../../usecases/ports/contracts';
import { Flag, WholeNumber } from './columns';
import type { Database } from './database';
import { jsonOf } from './json-column';
import type { ContractsTable } from './contract-rows';

const At = WholeNumber.pipe(Instant);

const OutlineRow = z.object({
  process_id: ProcessId,
  version: WholeNumber,
  is_public: Flag,
  review_on: z.string().nullable(),
  giving_by: AccountId.nullable(),
  giving_at: At.nullable(),
  receiving_by: AccountId.nullable(),
  receiving_at: At.nullable(),
});
/** A row of `contracts`, under the column names of the table. */
export const ContractRow = OutlineRow.extend({
  revision: WholeNumber,
  // What a newer release has added to the terms is left out.
  terms: jsonOf(z.object(ContractTerms.shape)),
  decider_id: AccountId.nullable(),
  decider_name: jsonOf(Wording).nullable(),
  edited_by: AccountId.nullable(),
  edited_at: At,
});
const KeptRow = z
  .object({
    department_id: DepartmentId.nullable(),
    closed: WholeNumber,
    response_kept: WholeNumber.nullable(),
    response_of: WholeNumber.nullable(),
    handling_kept: WholeNumber.nullable(),
    handling_of: WholeNumber.nullable(),
    complete_kept: WholeNumber.nullable(),
    complete_of: WholeNumber.nullable(),
  })
  .transform((row) => ({
    departmentId: row.department_id,
    closed: row.closed,
    responseKept: row.response_kept ?? 0,
    responseOf: row.response_of ?? 0,
    handlingKept: row.handling_kept ?? 0,
    handlingOf: row.handling_of ?? 0,
    complete: row.complete_kept ?? 0,
    completeOf: row.complete_of ?? 0,
  }));

export const createContracts = (db: Database): Contracts => ({
  of: async (processId) => {
    const rows = await db.selectFrom('contracts').selectAll().where('process_id', '=', processId).execute();
    return z.array(ContractRow).parse(rows).map(toContract);
  },

  findInForce: (processId) => findInForce(db, processId),

  outlines: async () => {
    const rows = await db
      .selectFrom('contracts')
      .select([...OUTLINE_COLUMNS])
      .execute();
    return z.array(OutlineRow).parse(rows).map(toOutline);
  },

  tryInsert: async (contract) => {
    const result = await db.insertInto('contracts').ignore().values(toRow(contract)).executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  },

  tryUpdate: async (contract) => {
    const result = await db
      .updateTable('contracts')
      .set(toRow(contract))
      .where('process_id', '=', contract.processId)
      .where('version', '=', contract.version)
      .where('revision', '=', contract.revision - 1)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },

  kept: (processId, since, promised) => readKept(db, { processId, since, promised }),
});

const OUTLINE_COLUMNS = [
  'process_id',
  'version',
  'is_public',
  'review_on',
  'giving_by',
  'giving_at',
  'receiving_by',
  'receiving_at',
] as const;

const findInForce = async (db: Database, processId: ProcessId): Promise<ServiceContract | null> => {
  const rows = await db
    .selectFrom('contracts')
    .selectAll()
    .where('process_id', '=', processId)
    .where('giving_at', 'is not', null)
    .where('receiving_at', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .execute();
  return z.array(ContractRow).parse(rows).map(toContract)[0] ?? null;
};

interface KeptQuery {
  readonly processId: ProcessId;
  readonly since: Instant;
  readonly promised: PromisedTimes;
}

/** What is not promised counts nothing: `of` stays 0. */
const readKept = async (db: Database, { processId, since, promised }: KeptQuery): ReturnType<Contracts['kept']> => {
  const { responseMs, handlingMs } = promised;
  const rows = await db
    .selectFrom('requests')
    .select((eb) => [
      'department_id',
      eb.fn.countAll().as('closed'),
      sql`sum(case when response_ms <= ${responseMs ?? -1} then 1 else 0 end)`.as('response_kept'),
      sql`sum(case when response_ms is not null and ${responseMs ?? -1} >= 0 then 1 else 0 end)`.as('response_of'),
      sql`sum(case when cycle_ms - coalesce(waiting_ms, 0) <= ${handlingMs ?? -1} then 1 else 0 end)`.as(
        'handling_kept',
      ),
      sql`sum(case when cycle_ms is not null and ${handlingMs ?? -1} >= 0 then 1 else 0 end)`.as('handling_of'),
      sql`sum(case when complete = 1 then 1 else 0 end)`.as('complete_kept'),
      sql`sum(case when complete is not null then 1 else 0 end)`.as('complete_of'),
    ])
    .where('process_id', '=', processId)
    .where('closed_at', '>=', since)
    .where('created_at', '>=', since)
    .groupBy('department_id')
    .execute();
  return z.array(KeptRow).parse(rows);
};

const signatureOf = (by: AccountId | null, at: Instant | null): Signature | null =>
  at === null ? null : { by: by ?? ERASED, at };

/** A signature stands when its account has been erased. */
const ERASED = AccountId.parse('gone');

const toOutline = (row: z.infer<typeof OutlineRow>) => ({
  processId: row.process_id,
  version: row.version,
  isPublic: row.is_public,
  reviewOn: row.review_on,
  giving: signatureOf(row.giving_by, row.giving_at),
  receiving: signatureOf(row.receiving_by, row.receiving_at),
});

const toContract = (row: z.infer<typeof ContractRow>): ServiceContract => ({
  ...toOutline(row),
  revision: row.revision,
  terms: row.terms,
  decider:
    row.decider_id === null || row.decider_name === null ? null : { accountId: row.decider_id, name: row.decider_name },
  editedBy: row.edited_by,
  editedAt: row.edited_at,
});

const toRow = (contract: ServiceContract): Insertable<ContractsTable> => ({
  process_id: contract.processId,
  version: contract.version,
  revision: contract.revision,
  terms: JSON.stringify(contract.terms),
  decider_id: contract.decider?.accountId ?? null,
  decider_name: contract.decider === null ? null : JSON.stringify(contract.decider.name),
  is_public: Number(contract.isPublic),
  review_on: contract.reviewOn,
  edited_by: contract.editedBy,
  edited_at: contract.editedAt,
  giving_by: accountOf(contract.giving),
  giving_at: contract.giving?.at ?? null,
  receiving_by: accountOf(contract.receiving),
  receiving_at: contract.receiving?.at ?? null,
});

/** The stand-in for an erased account is never stored. */
const accountOf = (signature: Signature | null): AccountId | null =>
  signature === null || signature.by === ERASED ? null : signature.by;
