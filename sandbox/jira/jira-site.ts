import { timingSafeEqual } from 'node:crypto';
import type { AppField, Clock, JiraSite, Person, ProductEvent, RestAnswer, RestRequest } from '../platform/ports.ts';
import { createRouter } from './http/router.ts';
import { matchesJql } from './jql/search.ts';
import { appAccount } from './people/actor.ts';
import { routes } from './routes.ts';
import type { Site } from './site.ts';
import { SlaService } from './sla/sla-service.ts';
import { IndexedIssues } from './state/indexed-issues.ts';
import type { FieldRecord, PersonRecord } from './state/records.ts';
import { Store, type StoreSnapshot } from './state/store.ts';
import { appFieldKind } from './state/system-fields.ts';
import { declareWorld } from './world/declare-world.ts';

export interface JiraSiteOptions {
  readonly clock: Clock;
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  readonly siteUrl: string;
  readonly cloudId: string;
  /** People without a declared token get one that follows from it. */
  readonly seed: number | string;
  /** Ms for which a search finds issues as they were; asked at each call. None without it. */
  readonly indexLag?: () => number;
  /** The name under which apps appear as authors. */
  readonly appAccount?: { readonly appId: string; readonly displayName: string };
}

/** Answers calls, and shows each with its answer to whoever watches. */
const watchedRouter = (site: Site): Pick<JiraSite, 'handle' | 'onExchange'> => {
  const watchers: ((request: RestRequest, answer: RestAnswer) => void)[] = [];
  const route = createRouter(site, routes);
  return {
    handle: async (request, caller) => {
      const answer = await route(request, caller);
      for (const watch of watchers) watch(request, answer);
      return answer;
    },
    onExchange: (listener) => {
      watchers.push(listener);
    },
  };
};

/** The stateful Jira and Jira Service Management of one site. */
export const createJiraSite = (options: JiraSiteOptions): JiraSite => {
  const listeners: ((event: ProductEvent) => void)[] = [];
  const site = emptySite(options, listeners);
  const { store } = site;
  const nameApp = (): void => {
    if (options.appAccount === undefined) return;
    const account = appAccount(store, options.appAccount.appId, options.cloudId);
    store.apps.set(account.accountId, { ...account, displayName: options.appAccount.displayName });
  };
  nameApp();
  return {
    ...watchedRouter(site),
    onEvent: (listener) => {
      listeners.push(listener);
    },
    installFields: (app, fields) => {
      appAccount(store, app.appId, options.cloudId);
      for (const field of fields) installField(store, app, field);
    },
    declare: (world) => {
      declareWorld(store, world, String(options.seed));
      site.sla.forgetAll();
    },
    people: () => [...store.people.values()].map(personOf),
    authenticate: (authorization) => authenticate(store, authorization),
    snapshot: () => store.snapshot(),
    restore: (snapshot) => {
      store.restore(snapshot as StoreSnapshot);
      nameApp();
      site.indexed.forget();
      site.sla.forgetAll();
    },
  };
};

const emptySite = (options: JiraSiteOptions, listeners: readonly ((event: ProductEvent) => void)[]): Site => {
  const store = new Store();
  const site: Site = {
    clock: options.clock,
    siteUrl: options.siteUrl.replace(/\/$/, ''),
    cloudId: options.cloudId,
    store,
    indexed: new IndexedIssues({
      clock: options.clock,
      lag: options.indexLag ?? ((): number => 0),
      issues: () => store.issues,
    }),
    sla: new SlaService(store, (jql, issue) => matchesJql(site, jql, issue)),
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
  return site;
};

const personOf = ({ accountId, displayName, emailAddress, role, token, locale, timeZone }: PersonRecord): Person => ({
  accountId,
  displayName,
  emailAddress,
  role,
  token,
  locale,
  timeZone,
});

/** Basic authentication with `accountId:token` or `email:token`. */
const authenticate = (store: Store, authorization: string | undefined): Person | null => {
  const encoded = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  // Account ids may hold a colon, tokens do not.
  const colon = credentials.lastIndexOf(':');
  const [name, token] = [credentials.slice(0, colon), credentials.slice(colon + 1)];
  const person = store.people.get(name) ?? [...store.people.values()].find((each) => each.emailAddress === name);
  if (person === undefined || !person.active) return null;
  const [given, expected] = [Buffer.from(token), Buffer.from(person.token)];
  return given.length === expected.length && timingSafeEqual(given, expected) ? personOf(person) : null;
};

/** Installing again keeps the id, so values and queue columns stay. */
const installField = (
  store: Store,
  app: { readonly appId: string; readonly environmentId: string },
  field: AppField,
): void => {
  const known = store.fieldByIdOrKey(field.key);
  const moduleKey = field.key.slice(field.key.lastIndexOf('__') + 2);
  const record: FieldRecord = {
    id: known?.id ?? `customfield_${store.next('customField')}`,
    key: field.key,
    name: field.name,
    kind: appFieldKind(field.type),
    custom: `ari:cloud:ecosystem::extension/${app.appId}/${app.environmentId}/static/${moduleKey}`,
    schemaType: field.type,
    schemaItems: null,
    appId: app.appId,
    description: field.description,
    readOnly: field.readOnly,
    formatter: field.formatter,
    options: null,
  };
  store.fields.set(record.id, record);
};
