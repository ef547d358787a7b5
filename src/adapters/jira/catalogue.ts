import { z } from 'zod';
import { Id } from '../../contract/jira-values';
import type { StatusCategory } from '../../domain/experience/observed-issue';
import type { Clock } from '../../usecases/ports/system';
import type { Cache } from '../kvs/cache';
import { cacheKeys } from '../kvs/keys';
import { remembered, renewed } from '../kvs/remembered';
import type { Client } from './client';

const Category = z.enum(['new', 'indeterminate', 'done']);
const AppFields = z.object({ xlaScore: z.string(), xlaStatus: z.string(), ease: z.string() });
const OwnAlertFields = z.object({ slaAlert: z.string(), nextBreach: z.string(), risk: z.string() });

/** What has to be known of a site to read an issue in one call: which field is which, and what the statuses mean. */
const Catalogue = z.object({
  requestType: z.string().nullable(),
  organizations: z.string().nullable(),
  /** Jira's own rating and its moment; null on a site where nobody has rated yet. */
  satisfaction: z.string().nullable(),
  satisfactionDate: z.string().nullable(),
  slas: z.array(z.string()),
  slaNames: z.record(z.string(), z.string()),
  /** null while Jira does not list the app's own fields yet. */
  appFields: AppFields.nullable(),
  alertFields: OwnAlertFields.nullable(),
  statuses: z.record(z.string(), z.object({ name: z.string(), category: Category })),
});
export type Catalogue = z.infer<typeof Catalogue>;

export interface Catalogues {
  /** At most a day old. */
  get(): Promise<Catalogue>;
  /** Read from Jira in this invocation. */
  refreshed(): Promise<Catalogue>;
}

const DAY_MS = 86_400_000;
const JSM = 'com.atlassian.servicedesk:';

const FieldList = z.array(
  z.object({
    id: z.string(),
    name: z.string().optional(),
    schema: z.object({ custom: z.string().optional() }).optional(),
  }),
);
const StatusList = z.array(z.object({ id: Id, name: z.string(), statusCategory: z.object({ key: z.string() }) }));

/** Reads the catalogue as the app and keeps it for the invocation and, in the cache, for a day. */
export const createCatalogues = (deps: {
  readonly client: Client;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly appId: string;
}): Catalogues => {
  const read = () => readCatalogue(deps.client, deps.appId);
  const entry = { key: cacheKeys.catalogue(), schema: Catalogue, maxAgeMs: DAY_MS };
  let held: Promise<Catalogue> | null = null;
  let fresh: Promise<Catalogue> | null = null;
  return {
    get: () => (held ??= remembered(deps, entry, read)),
    refreshed: () => {
      fresh ??= renewed(deps, entry, read);
      held = fresh;
      return fresh;
    },
  };
};

const isSla = (custom: string): boolean => custom === `${JSM}sd-sla-field`;

const readCatalogue = async (client: Client, appId: string): Promise<Catalogue> => {
  const [fields, statuses] = await Promise.all([
    client.sendRequest({ url: '/rest/api/3/field', schema: FieldList }),
    client.sendRequest({ url: '/rest/api/3/status', schema: StatusList }),
  ]);
  const customOf = (matches: (custom: string) => boolean): readonly string[] =>
    fields.flatMap(({ id, schema }) => (schema?.custom !== undefined && matches(schema.custom) ? [id] : []));
  const own = (moduleKey: string): string | undefined =>
    customOf((custom) => custom.includes(`/${appId}/`) && custom.endsWith(`/${moduleKey}`))[0];
  const appFields = AppFields.safeParse({
    xlaScore: own('xla-score'),
    xlaStatus: own('xla-status'),
    ease: own('ease'),
  });
  const alertFields = OwnAlertFields.safeParse({
    slaAlert: own('sla-alert'),
    nextBreach: own('next-breach'),
    risk: own('experience-risk'),
  });
  return {
    requestType: customOf((custom) => custom === `${JSM}vp-origin`)[0] ?? null,
    organizations: customOf((custom) => custom === `${JSM}sd-customer-organizations`)[0] ?? null,
    satisfaction: customOf((custom) => custom === `${JSM}sd-request-feedback`)[0] ?? null,
    satisfactionDate: customOf((custom) => custom === `${JSM}sd-request-feedback-date`)[0] ?? null,
    slas: [...customOf(isSla)],
    slaNames: Object.fromEntries(
      fields.filter(({ schema }) => isSla(schema?.custom ?? '')).map(({ id, name }) => [id, name ?? id]),
    ),
    appFields: appFields.success ? appFields.data : null,
    alertFields: alertFields.success ? alertFields.data : null,
    statuses: Object.fromEntries(
      statuses.map(({ id, name, statusCategory }) => [id, { name, category: categoryOf(statusCategory.key) }]),
    ),
  };
};

/** Jira has a fourth category, `undefined`, for statuses nobody sorted: not done, so work in progress. */
export const categoryOf = (key: string): StatusCategory => Category.safeParse(key).data ?? 'indeterminate';
