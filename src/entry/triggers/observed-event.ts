import { z } from 'zod';
import { AccountId, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import { Id, JiraDate } from '../../contract/jira-values';
import type { ObservedEvent } from '../../domain/experience/observed-event';
import { toInstant } from '../../domain/time/instant';

const KINDS = {
  'avi:jira:created:issue': 'created',
  'avi:jira:updated:issue': 'updated',
  'avi:jira:deleted:issue': 'deleted',
} as const;

const Payload = z.object({
  eventType: z.enum(['avi:jira:created:issue', 'avi:jira:updated:issue', 'avi:jira:deleted:issue']),
  timestamp: z.coerce.number().optional(),
  issue: z.object({
    id: Id.pipe(IssueId),
    key: IssueKey,
    fields: z.object({
      created: JiraDate,
      updated: JiraDate,
      project: z.object({ id: Id.pipe(ProjectId), projectTypeKey: z.string().optional() }),
      reporter: z.object({ accountId: AccountId }).nullish(),
      status: z.object({ statusCategory: z.object({ key: z.string() }) }),
      statuscategorychangedate: JiraDate.nullish(),
    }),
  }),
});

/** The event in our words; null for an issue of another kind of project. */
export const toObservedEvent = (payload: unknown): ObservedEvent | null => {
  const { eventType, issue, timestamp } = Payload.parse(payload);
  const { id, key, fields } = issue;
  if ((fields.project.projectTypeKey ?? 'service_desk') !== 'service_desk') return null;
  const kind = KINDS[eventType];
  return {
    kind,
    issueId: id,
    issueKey: key,
    projectId: fields.project.id,
    requesterId: fields.reporter?.accountId ?? null,
    createdAt: fields.created,
    // Deleting touches nothing of the issue, so only the event says when it was.
    updatedAt: kind === 'deleted' ? toInstant(Math.max(fields.updated, timestamp ?? 0)) : fields.updated,
    isDone: fields.status.statusCategory.key === 'done',
    categoryChangedAt: fields.statuscategorychangedate ?? null,
  };
};
