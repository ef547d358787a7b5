import { sql } from 'kysely';
import { z } from 'zod';
import { AccountId, IssueId, ProjectId } from '../../contract/ids';
import type { NativeRating } from '../../domain/sources/native-rating';
import type { NativeRatings } from '../../usecases/ports/sources';
import { NumericId, WholeNumber } from './columns';
import type { Database } from './database';
import { createPersonNumbers, withAccounts, type PersonNumbers } from './people';
import { DepartmentColumn, packDepartment } from './request-rows';
import { StoredInstant } from './stored-cell';

const PAGE = 5_000;

/** A row of `native_ratings`, under the column names of the table. */
export const RatingRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    project_id: NumericId.pipe(ProjectId),
    request_type_id: z.string().nullable(),
    department_source: DepartmentColumn,
    requester_id: AccountId.nullable(),
    rating: WholeNumber,
    rated_at: StoredInstant,
  })
  .transform((row): NativeRating => ({
    issueId: row.issue_id,
    projectId: row.project_id,
    requestTypeId: row.request_type_id,
    departmentSource: row.department_source,
    requesterId: row.requester_id,
    rating: row.rating,
    ratedAt: row.rated_at,
  }));

const COLUMNS = [
  'issue_id',
  'project_id',
  'request_type_id',
  'department_source',
  'requester_id',
  'rating',
  'rated_at',
];

const Held = z.array(z.object({ held: WholeNumber }));

export const createStoredRatings = (db: Database, people: PersonNumbers = createPersonNumbers(db)): NativeRatings => ({
  save: async (ratings) => {
    if (ratings.length === 0) return;
    const numberOf = await people.numbersOf(ratings.map(({ requesterId }) => requesterId));
    await db
      .insertInto('native_ratings')
      .values(ratings.map((rating) => toRow(rating, numberOf(rating.requesterId))))
      .onDuplicateKeyUpdate({
        project_id: sql`values(project_id)`,
        request_type_id: sql`values(request_type_id)`,
        department_source: sql`values(department_source)`,
        requester_id: sql`values(requester_id)`,
        rating: sql`values(rating)`,
        rated_at: sql`values(rated_at)`,
      })
      .execute();
  },

  countHeld: async (ids) => {
    if (ids.length === 0) return 0;
    const rows = await db
      .selectFrom('native_ratings')
      .select((eb) => eb.fn.countAll().as('held'))
      .where('issue_id', 'in', ids)
      .execute();
    return Held.parse(rows)[0]?.held ?? 0;
  },

  given: (through) => pagesOf(db, through),
});

async function* pagesOf(db: Database, through: number): AsyncGenerator<readonly NativeRating[]> {
  let after = IssueId.parse('0');
  for (;;) {
    const rows = await db
      .selectFrom('native_ratings')
      .select(withAccounts('native_ratings', COLUMNS))
      .where('issue_id', '>', after)
      .where('rated_at', '<', through)
      .orderBy('issue_id')
      .limit(PAGE)
      .execute();
    const page: readonly NativeRating[] = z.array(RatingRow).parse(rows);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.issueId;
  }
}

const toRow = (
  { issueId, projectId, requestTypeId, departmentSource, rating, ratedAt }: NativeRating,
  requester: number | null,
) => ({
  issue_id: issueId,
  project_id: projectId,
  request_type_id: requestTypeId,
  department_source: packDepartment(departmentSource),
  requester_id: requester,
  rating,
  rated_at: ratedAt,
});
