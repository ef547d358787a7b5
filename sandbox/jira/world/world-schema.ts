import { z } from 'zod';
import { DECLARED_FIELD_TYPES } from '../state/system-fields.ts';

const Digits = z.string().regex(/^\d{1,18}$/, 'an id of digits');
const AccountId = z.string().regex(/^[A-Za-z0-9:_-]{1,128}$/);
const Name = z.string().min(1).max(255);
const FieldId = z.string().regex(/^customfield_\d{1,10}$/);

/** Minutes after midnight from `09:00` or a number. */
const Minutes = z.union([
  z.number().int().min(0).max(1440),
  z
    .string()
    .regex(/^([01]\d|2[0-4]):[0-5]\d$/)
    .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
]);

const HourRange = z
  .strictObject({ from: Minutes, to: Minutes })
  .refine((range) => range.from < range.to, { message: 'from is before to' });

const Calendar = z.strictObject({
  zone: z.string().refine((zone) => isZone(zone), { message: 'an IANA time zone' }),
  weekdays: z.array(z.number().int().min(0).max(6)).min(1),
  /** One range or several a day, `{ from: 540, to: '17:00' }`. */
  hours: z.union([HourRange.transform((range) => [range]), z.array(HourRange).min(1)]),
  holidays: z.array(z.iso.date()).default([]),
});

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Start and stop name events, pause names states. */
const START = /^(created|resolution-cleared|public-agent-comment|customer-comment|assigned|(status|left-status):\d+)$/;
const PAUSE = /^(unassigned|resolved|status:\d+)$/;
const STOP = /^(resolved|public-agent-comment|customer-comment|assigned|(status|left-status):\d+)$/;

const Sla = z.strictObject({
  id: Digits,
  fieldId: FieldId,
  name: Name,
  start: z.array(z.string().regex(START)).min(1),
  pause: z.array(z.string().regex(PAUSE)).default([]),
  stop: z.array(z.string().regex(STOP)).min(1),
  goals: z.array(
    z.union([
      z.strictObject({ jql: z.string(), goalMs: z.number().int().positive() }),
      z.strictObject({ jql: z.string(), goalField: FieldId }),
    ]),
  ),
  calendar: Calendar,
});

const RequestType = z.strictObject({
  id: Digits,
  name: Name,
  description: z.string().default(''),
  helpText: z.string().default(''),
  issueTypeId: Digits,
  issueTypeName: Name,
  /** Fields of the portal form besides summary and description. */
  fields: z.array(z.strictObject({ fieldId: z.string(), required: z.boolean().default(false) })).default([]),
});

const Transition = z.strictObject({
  id: Digits,
  name: Name,
  from: z.union([z.literal('any'), z.array(Digits).min(1)]),
  to: Digits,
  setsResolution: Digits.optional(),
  clearsResolution: z.literal(true).optional(),
  customerVisible: z.boolean().default(false),
});

const Project = z.strictObject({
  id: Digits,
  key: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/),
  name: Name,
  type: z.literal('service_desk').default('service_desk'),
  serviceDeskId: Digits,
  language: z.string().default('en'),
  lead: AccountId.nullish(),
  requestTypes: z.array(RequestType).min(1),
  workflow: z.strictObject({ initial: Digits, transitions: z.array(Transition) }),
  slas: z.array(Sla).default([]),
  queues: z
    .array(z.strictObject({ id: Digits, name: Name, jql: z.string(), columns: z.array(z.string()) }))
    .default([]),
  roles: z.strictObject({
    administrators: z.array(AccountId).default([]),
    agents: z.array(AccountId).default([]),
    /** Licensed people who may read the project in Jira without working on its desk. */
    viewers: z.array(AccountId).optional(),
    customers: z.union([z.literal('all'), z.array(AccountId)]).default('all'),
  }),
  securityLevels: z
    .array(z.strictObject({ id: Digits, name: Name, memberIds: z.array(AccountId), apps: z.boolean().default(false) }))
    .default([]),
  organizations: z.array(Digits).optional(),
  shareRequests: z.enum(['organization', 'private']).default('organization'),
  openToApps: z.boolean().default(true),
});

const Gadget = z.strictObject({
  id: Digits,
  moduleKey: z.string().nullable().default(null),
  uri: z.string().nullable().default(null),
  title: z.string().default(''),
  color: z.enum(['blue', 'red', 'yellow', 'green', 'cyan', 'purple', 'gray', 'white']).default('blue'),
  column: z.number().int().min(0),
  row: z.number().int().min(0),
  config: z.unknown().optional(),
});

const Person = z.strictObject({
  accountId: AccountId,
  displayName: Name,
  emailAddress: z.string().min(3).max(255),
  role: z.enum(['site-admin', 'project-admin', 'agent', 'customer', 'unlicensed']),
  token: z.string().min(1).optional(),
  locale: z.string().default('en-US'),
  timeZone: z.string().refine(isZone, { message: 'an IANA time zone' }).default('Etc/UTC'),
  active: z.boolean().default(true),
  groups: z.array(z.string()).default([]),
});

const Field = z.strictObject({
  id: FieldId,
  name: Name,
  type: z.enum(DECLARED_FIELD_TYPES),
  options: z.array(z.string()).optional(),
});

/** What only an administrator can click together on a real site. Additive and idempotent by id or key. */
export const World = z.strictObject({
  people: z.array(Person).default([]),
  groups: z.array(z.strictObject({ groupId: z.string().min(1), name: Name })).default([]),
  organizations: z
    .array(z.strictObject({ id: Digits, name: Name, accountIds: z.array(AccountId).default([]) }))
    .default([]),
  statuses: z
    .array(z.strictObject({ id: Digits, name: Name, category: z.enum(['new', 'indeterminate', 'done']) }))
    .default([]),
  resolutions: z.array(z.strictObject({ id: Digits, name: Name })).default([]),
  priorities: z.array(z.strictObject({ id: Digits, name: Name })).default([]),
  fields: z.array(Field).default([]),
  projects: z.array(Project).default([]),
  /** Bytes of one attachment; Atlassian allows up to 2 GB. */
  uploadLimit: z
    .number()
    .int()
    .min(1)
    .max(2 * 1024 ** 3)
    .optional(),
  dashboards: z
    .array(z.strictObject({ id: Digits, name: Name, owner: AccountId, gadgets: z.array(Gadget).default([]) }))
    .default([]),
});
export type World = z.infer<typeof World>;
/** A world as people write it, defaults left out. */
export type WorldInput = z.input<typeof World>;
