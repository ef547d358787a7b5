import { z } from 'zod';
import { AccountId, Instant, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import { Id, JiraDate } from '../../contract/jira-values';

export const Person = z.object({
  accountId: AccountId,
  displayName: z.string().optional(),
  /** `atlassian` a person with a seat, `customer` a portal customer, `app`. */
  accountType: z.string().optional(),
});
export type Person = z.infer<typeof Person>;

const CommentList = z.object({
  comments: z.array(
    z.object({
      created: JiraDate,
      author: Person.nullish(),
      /** Said of service desks only. */
      jsdPublic: z.boolean().optional(),
    }),
  ),
  total: z.number().optional(),
});

const HistoryItem = z
  .looseObject({
    field: z.string(),
    /** Not said of what belongs to no field. */
    fieldId: z.string().nullish(),
    from: z.string().nullish(),
    fromString: z.string().nullish(),
    to: z.string().nullish(),
  })
  .transform(({ field, fieldId, from, fromString, to, ...more }) => {
    // Every object has something of this name, so only the answer's own counts.
    const own: unknown = Object.getOwnPropertyDescriptor(more, 'toString')?.value;
    return { field, fieldId, from, fromString, to, toText: typeof own === 'string' ? own : null };
  });

const History = z.object({
  id: Id,
  created: JiraDate,
  author: Person.nullish(),
  items: z.array(HistoryItem),
});
export type History = z.infer<typeof History>;

const Linked = z.object({ id: Id.pipe(IssueId) });
/** Seen from one end: `outwardIssue` is what this issue "duplicates"; what it "is duplicated by" comes as `inwardIssue`. */
export const IssueLink = z.object({
  type: z.object({ name: z.string(), outward: z.string().optional() }),
  outwardIssue: Linked.optional(),
});
export type IssueLink = z.infer<typeof IssueLink>;

/** An issue as `GET issue` and the search return it; custom fields come by their ids. */
export const Issue = z.object({
  id: Id.pipe(IssueId),
  key: IssueKey,
  fields: z.looseObject({
    summary: z.string().nullish(),
    created: JiraDate,
    updated: JiraDate,
    project: z.object({ id: Id.pipe(ProjectId), key: z.string(), name: z.string() }),
    status: z.object({ id: Id, name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
    reporter: Person.nullish(),
    assignee: Person.nullish(),
    creator: Person.nullish(),
    issuelinks: z.array(IssueLink).optional(),
    comment: CommentList.optional(),
  }),
  /** What service desks note of a request on the issue; others answer none, and one of another form is no channel. */
  properties: z
    .object({
      'request.channel.type': z
        .object({ value: z.string().max(40) })
        .optional()
        .catch(undefined),
    })
    .optional(),
  changelog: z.object({ histories: z.array(History), total: z.number().optional() }).optional(),
});
export type Issue = z.infer<typeof Issue>;

export const ChangelogPage = z.object({
  values: z.array(History),
  total: z.number().optional(),
  isLast: z.boolean().optional(),
});
export const CommentPage = CommentList;
export const SearchPage = z.object({ issues: z.array(Issue), nextPageToken: z.string().nullish() });

const At = z.object({ epochMillis: z.number().pipe(Instant) });
const Lasting = z.object({ millis: z.number() });

/** The value of an SLA field: the same object as the SLA endpoint's. */
export const SlaValue = z.object({
  name: z.string(),
  completedCycles: z
    .array(
      z.object({
        startTime: At,
        stopTime: At,
        breachTime: At.nullish(),
        breached: z.boolean(),
        goalDuration: Lasting,
        elapsedTime: Lasting,
        remainingTime: Lasting,
      }),
    )
    .default([]),
  ongoingCycle: z
    .object({
      startTime: At,
      breachTime: At.nullish(),
      breached: z.boolean(),
      paused: z.boolean(),
      withinCalendarHours: z.boolean(),
      goalDuration: Lasting,
      elapsedTime: Lasting,
      remainingTime: Lasting,
    })
    .nullish(),
});
export type SlaValue = z.infer<typeof SlaValue>;

export const RequestTypeValue = z.object({ requestType: z.object({ id: Id, name: z.string() }) });
export const OrganizationsValue = z.array(z.object({ id: Id, name: z.string() }));
