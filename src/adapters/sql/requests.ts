import { sql } from 'kysely';
import { z } from 'zod';
import { ProcessId } from '../../contract/ids';
import type { RequestRecord } from '../../domain/experience/request-record';
import { FIRST_SOURCE_ID, isImported } from '../../domain/sources/source-ids';
import type { Requests } from '../../usecases/ports/facts';
import { WholeNumber } from './columns';
import type { Database } from './database';
import { LOOK_DUE } from './detector-looks';
import { newest } from './newest';
import { createPersonNumbers, meet, withNumber, type MetPeople, type PersonNumbers } from './people';
import { partOf, prefixed } from './prefixed';
import { REQUEST_COLUMNS, RequestRow, toRequestRow } from './request-rows';

const ClosesRow = z
  .object({ process_id: ProcessId, closes: WholeNumber })
  .transform((row) => ({ processId: row.process_id, closes: row.closes }));
const Coverage = z.object({ requests: WholeNumber, with_department: WholeNumber });

/** Never changed by a later observation: the key itself, and when the request was created. */
const FIXED = new Set<string>(['issue_id', 'created_at', 'deleted', 'seen_at']);

const newestSeen = newest<(typeof REQUEST_COLUMNS)[number]>('requests', 'seen_at');

/** @param met whom the rows that are read name, for `people` */
export const createRequests = (
  db: Database,
  met: MetPeople = new Map(),
  people: PersonNumbers = createPersonNumbers(db, met),
): Requests => ({
  save: (records) => save(db, people, records),

  page: async (after, limit) => {
    const rows = await db
      .selectFrom('requests as r')
      .select([withNumber, ...prefixed('r', REQUEST_COLUMNS)])
      .where('r.issue_id', '>', after ?? '0')
      .orderBy('r.issue_id')
      .limit(limit)
      .execute();
    // Written back, a record names its requester by this number, also when the account behind it was erased meanwhile.
    for (const row of rows) meet(met, row);
    return z.array(RequestRow).parse(rows.map((row) => partOf(row, 'r')));
  },

  closesByProcess: (since) => readCloses(db, since),

  coverage: async () => {
    const rows = await db
      .selectFrom('requests')
      .select((eb) => [eb.fn.countAll().as('requests'), eb.fn.count('department_source').as('with_department')])
      .where('deleted', '=', 0)
      .execute();
    const [row] = z.array(Coverage).length(1).parse(rows);
    return { requests: row?.requests ?? 0, withDepartment: row?.with_department ?? 0 };
  },
});

const save = async (db: Database, people: PersonNumbers, records: readonly RequestRecord[]): Promise<void> => {
  if (records.length === 0) return;
  const numberOf = await people.numbersOf(records.map(({ requesterId }) => requesterId));
  await db
    .insertInto('requests')
    .values(
      records.map((record) => ({
        ...toRequestRow(record, numberOf(record.requesterId)),
        look_at: record.closedAt === null && !isImported(record.projectId) ? LOOK_DUE : null,
      })),
    )
    .onDuplicateKeyUpdate({
      // First, while the row still tells whether it was open: whatever is new of an open request may be wrong with it.
      look_at: sql<number>`case when values(seen_at) >= requests.seen_at and (values(closed_at) is null or requests.closed_at is null) then case when requests.project_id < ${sql.lit(FIRST_SOURCE_ID)} then ${sql.lit(LOOK_DUE)} end else requests.look_at end`,
      ...Object.fromEntries(
        REQUEST_COLUMNS.filter((column) => !FIXED.has(column)).map((column) => [column, newestSeen(column)]),
      ),
      // Deleted once is deleted for ever, whatever was seen last.
      deleted: sql<number>`case when values(deleted) > requests.deleted then values(deleted) else requests.deleted end`,
      // Last, because MySQL assigns from left to right and the columns above compare with the old value.
      seen_at: newestSeen('seen_at'),
    })
    .execute();
};

const readCloses = async (db: Database, since: number): ReturnType<Requests['closesByProcess']> => {
  const rows = await db
    .selectFrom('requests')
    .select((eb) => ['process_id', eb.fn.countAll().as('closes')])
    .where('closed_at', '>=', since)
    .where('process_id', 'is not', null)
    .groupBy('process_id')
    .execute();
  return z.array(ClosesRow).parse(rows);
};
