import { z } from 'zod';
import { Id, JiraDate } from '../../contract/jira-values';
import { IssueId, ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import { departmentValueOf } from '../../domain/experience/department';
import type { DepartmentValue } from '../../domain/experience/observed-issue';
import type { NativeRatingReader, RatedRequest } from '../../usecases/ports/jira';
import type { Catalogue, Catalogues } from './catalogue';
import type { Client } from './client';
import { toDepartment, toOrganizations, toRequestType } from './field-values';
import { Person } from './schemas';
import { searchedPage } from './searched-page';

const Rated = z.object({
  id: Id.pipe(IssueId),
  fields: z.looseObject({
    created: JiraDate,
    project: z.object({ id: Id.pipe(ProjectId) }),
    reporter: Person.nullish(),
  }),
});
type Rated = z.infer<typeof Rated>;
const RatedPage = z.object({ issues: z.array(Rated), nextPageToken: z.string().nullish() });

const Rating = z.object({ rating: z.number().int().min(1).max(5) });

/**
 * Ratings of Jira's own survey, from the issue's fields: a hundred for one call, while the experimental feedback resource
 * would cost one for each. Its comments stay in Jira.
 */
export const createNativeRatings = ({
  client,
  catalogues,
}: {
  readonly client: Client;
  readonly catalogues: Catalogues;
}): NativeRatingReader => ({
  page: async ({ jql, after, limit, departments }) => {
    const catalogue = await catalogues.get();
    const { satisfaction, satisfactionDate, requestType, organizations } = catalogue;
    // A site on which nobody ever rated has no such field.
    if (satisfaction === null || satisfactionDate === null) return { rated: [], next: null };
    const body = {
      jql: `cf[${satisfaction.replace('customfield_', '')}] is not EMPTY AND ${jql}`,
      maxResults: limit,
      fields: ['created', 'project', 'reporter', satisfaction, satisfactionDate, requestType, organizations]
        .concat(fieldsOf(departments))
        .filter((field) => field !== null),
      ...(after === null ? {} : { nextPageToken: after }),
    };
    const page = await searchedPage(client, body, RatedPage);
    const rated = page.issues.flatMap((issue) => toRated(issue, { catalogue, departments }));
    return { rated, next: page.nextPageToken ?? null };
  },
});

const fieldsOf = ({ sources }: Settings['departments']): readonly string[] =>
  sources.flatMap((source) => (source.kind === 'field' ? [source.fieldId] : []));

interface Reading {
  readonly catalogue: Catalogue;
  readonly departments: Settings['departments'];
}

/** None where a field is hidden from the app, or of another form. */
const toRated = ({ id, fields }: Rated, reading: Reading): readonly RatedRequest[] => {
  const { satisfaction, satisfactionDate, requestType } = reading.catalogue;
  const rating = Rating.safeParse(valueOf(fields, satisfaction)).data?.rating;
  const ratedAt = JiraDate.safeParse(valueOf(fields, satisfactionDate)).data;
  if (rating === undefined || ratedAt === undefined) return [];
  return [
    {
      issueId: id,
      projectId: fields.project.id,
      requestTypeId: toRequestType(valueOf(fields, requestType))?.id ?? null,
      departmentSource: departmentOf(fields, reading),
      requesterId: fields.reporter?.accountId ?? null,
      rating,
      ratedAt,
      createdAt: fields.created,
    },
  ];
};

const valueOf = (fields: Rated['fields'], fieldId: string | null): unknown =>
  fieldId === null ? null : fields[fieldId];

const departmentOf = (fields: Rated['fields'], { catalogue, departments }: Reading): DepartmentValue | null => {
  const values = fieldsOf(departments).map((fieldId) => [fieldId, toDepartment(fields[fieldId])] as const);
  const organizations = toOrganizations(valueOf(fields, catalogue.organizations));
  return departmentValueOf({ organizations, fieldValues: Object.fromEntries(values) }, departments);
};
