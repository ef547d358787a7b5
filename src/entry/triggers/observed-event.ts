import { z } from 'zod';
import { AccountId, IssueId, IssueKey, ProjectId, type Instant } from '../../contract/ids';
import { Id, JiraDate } from '../../contract/jira-values';
import type { ObservedEvent } from '../../domain/experience/observed-event';
import { toInstant } from '../../domain/time/instant';

const KINDS = {
  'avi:jira:created:issue': 'created',
  'avi:jira:updated:issue': 'updated',
  'avi:jira:commented:issue': 'commented',
  'avi:jira:deleted:issue': 'deleted',
} as const;

const Payload = z.object({
  eventType: z.enum([
    'avi:jira:created:issue',
    'avi:jira:updated:issue',
    'avi:jira:commented:issue',
    'avi:jira:deleted:issue',
  ]),
  timestamp: z.coerce.number().optional(),
  issue: z.object({
    id: Id.pipe(IssueId),
    key: IssueKey,
    fields: z.object({
      created: JiraDate,
      updated: JiraDate,
      project: z.object({ id: Id.pipe(ProjectId), projectTypeKey: z.string().optional() }),
      reporter: z.object({ accountId: AccountId }).nullish(),
      assignee: z.object({ accountId: AccountId }).nullish(),
      status: z.object({ statusCategory: z.object({ key: z.string() }) }),
      statuscategorychangedate: JiraDate.nullish(),
    }),
  }),
  comment: z
    .object({
      author: z.object({ accountId: AccountId, accountType: z.string().optional() }).nullish(),
      created: JiraDate,
      jsdPublic: z.boolean().optional(),
    })
    .optional(),
});
type Payload = z.infer<typeof Payload>;

/** As a complete read judges it: a public comment that is neither the requester's nor an app's. */
const heardAt = ({ comment, issue }: Payload): Instant | null => {
  if (comment === undefined || comment.jsdPublic === false || comment.author?.accountType === 'app') return null;
  return comment.author?.accountId === issue.fields.reporter?.accountId ? null : comment.created;
};

/** The event in our words; null for an issue of another kind of project. */
export const toObservedEvent = (payload: unknown): ObservedEvent | null => {
  const parsed = Payload.parse(payload);
  const { eventType, issue, timestamp } = parsed;
  const { id, key, fields } = issue;
  if ((fields.project.projectTypeKey ?? 'service_desk') !== 'service_desk') return null;
  const kind = KINDS[eventType];
  return {
    kind,
    issueId: id,
    issueKey: key,
    projectId: fields.project.id,
    requesterId: fields.reporter?.accountId ?? null,
    hasAssignee: (fields.assignee ?? null) !== null,
    heardAt: heardAt(parsed),
    createdAt: fields.created,
    // Deleting touches nothing of the issue, so only the event says when it was.
    updatedAt: kind === 'deleted' ? toInstant(Math.max(fields.updated, timestamp ?? 0)) : fields.updated,
    isDone: fields.status.statusCategory.key === 'done',
    categoryChangedAt: fields.statuscategorychangedate ?? null,
  };
};
