import { z } from 'zod';

/** The parts of Jira's answers the pages read. Unknown keys are dropped, missing ones fail loudly. */

const Text = z.string();
export const User = z.object({ accountId: Text, displayName: Text, accountType: Text.optional() });
export const StatusCategory = z.object({ key: Text, name: Text.optional() });
export const Status = z.object({ id: Text.optional(), name: Text, statusCategory: StatusCategory });

export const Issue = z.object({
  id: Text,
  key: Text,
  fields: z.record(z.string(), z.unknown()),
});
export type Issue = z.infer<typeof Issue>;

export const Field = z.object({
  id: Text,
  key: Text.optional(),
  name: Text,
  custom: z.boolean().optional(),
  schema: z.object({ type: Text, custom: Text.optional(), items: Text.optional() }).optional(),
});
export type Field = z.infer<typeof Field>;
export const Fields = z.array(Field);

export const Transitions = z.object({
  transitions: z.array(z.object({ id: Text, name: Text, to: Status })),
});

const DateDto = z.object({ epochMillis: z.number(), iso8601: Text.optional() });
const DurationDto = z.object({ millis: z.number(), friendly: Text.optional() });
const Cycle = z.object({
  startTime: DateDto,
  stopTime: DateDto.optional(),
  breachTime: DateDto.optional(),
  breached: z.boolean(),
  paused: z.boolean().optional(),
  withinCalendarHours: z.boolean().optional(),
  goalDuration: DurationDto,
  elapsedTime: DurationDto,
  remainingTime: DurationDto,
});
export const SlaClock = z.object({
  id: Text,
  name: Text,
  ongoingCycle: Cycle.optional(),
  completedCycles: z.array(Cycle).default([]),
});
export type SlaClock = z.infer<typeof SlaClock>;

/** A page of the service desk API. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ values: z.array(item), isLastPage: z.boolean(), start: z.number(), size: z.number() });
}

export const RequestComment = z.object({
  id: Text,
  body: Text,
  public: z.boolean(),
  author: z.object({ accountId: Text, displayName: Text }),
  created: DateDto,
});
export type RequestComment = z.infer<typeof RequestComment>;

export const Attachment = z.object({
  filename: Text,
  author: z.object({ displayName: Text }),
  created: DateDto,
  size: z.number(),
  _links: z.object({ content: Text }),
});

export const ServiceDesk = z.object({ id: Text, projectId: Text, projectName: Text, projectKey: Text });
export type ServiceDesk = z.infer<typeof ServiceDesk>;

export const Queue = z.object({
  id: Text,
  name: Text,
  jql: Text,
  fields: z.array(Text),
  issueCount: z.number().optional(),
});
export type Queue = z.infer<typeof Queue>;

export const RequestType = z.object({ id: Text, name: Text, description: Text.optional().default('') });
export type RequestType = z.infer<typeof RequestType>;

export const RequestTypeFields = z.object({
  requestTypeFields: z.array(
    z.object({
      fieldId: Text,
      name: Text,
      description: Text.optional().default(''),
      required: z.boolean(),
      jiraSchema: z.object({ type: Text, system: Text.optional() }),
      validValues: z
        .array(z.object({ value: Text, label: Text }))
        .optional()
        .default([]),
    }),
  ),
});

export const CustomerRequest = z.object({
  issueId: Text,
  issueKey: Text,
  requestTypeId: Text,
  serviceDeskId: Text,
  createdDate: DateDto,
  reporter: z.object({ accountId: Text, displayName: Text }),
  requestFieldValues: z.array(z.object({ fieldId: Text, label: Text, value: z.unknown().optional() })).default([]),
  currentStatus: z.object({ status: Text, statusCategory: Text, statusDate: DateDto.optional() }),
  requestType: RequestType.optional(),
  participants: z.object({ values: z.array(z.object({ accountId: Text, displayName: Text })) }).optional(),
});
export type CustomerRequest = z.infer<typeof CustomerRequest>;

export const CustomerTransition = z.object({ id: Text, name: Text });

export const History = z.object({
  id: Text,
  author: User.optional(),
  created: Text,
  items: z.array(z.object({ field: Text, fromString: Text.nullish(), toString: Text.nullish() })),
});
export const Changelog = z.object({
  values: z.array(History),
  total: z.number().optional(),
  isLast: z.boolean().optional(),
});
export type History = z.infer<typeof History>;

export const SearchPage = z.object({ issues: z.array(Issue), nextPageToken: Text.nullish() });
export const Permissions = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });
export const Project = z.object({ id: Text, key: Text, name: Text, projectTypeKey: Text.optional() });

export const Dashboard = z.object({ id: Text, name: Text, owner: User.optional() });
export type Dashboard = z.infer<typeof Dashboard>;
export const Dashboards = z.object({ dashboards: z.array(Dashboard) });
export const Gadget = z.object({
  id: z.number(),
  moduleKey: Text.optional(),
  title: Text.optional(),
  position: z.object({ row: z.number(), column: z.number() }),
});
export type Gadget = z.infer<typeof Gadget>;
export const Gadgets = z.object({ gadgets: z.array(Gadget) });
export const Property = z.object({ key: Text, value: z.unknown() });
