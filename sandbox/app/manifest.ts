import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AppField } from '../platform/ports.ts';
import { assertManifestLimits } from './manifest-limits.ts';
import { type ManifestDocument, ManifestSchema, type ModuleDocument } from './manifest-schema.ts';

/** A module with a surface: everything the manifest says about it is in `raw`. */
export interface UiModule {
  /** `jira:issuePanel`, `dashboards:widget` … */
  readonly type: string;
  readonly key: string;
  readonly title: string | null;
  readonly resource: string | null;
  /** Key of the function behind `invoke`, when the module has one. */
  readonly resolver: string | null;
  readonly unlicensedAccess: readonly string[];
  readonly raw: Readonly<Record<string, unknown>>;
}

export interface AppFunction {
  readonly key: string;
  readonly handler: string;
  readonly timeoutSeconds: number | null;
}

export type OnFilterError = 'IGNORE' | 'IGNORE_AND_LOG' | 'RECEIVE' | 'RECEIVE_AND_LOG';

export interface EventFilter {
  readonly ignoreSelf: boolean;
  readonly expression: string | null;
  readonly onError: OnFilterError;
  readonly appIsLicensed: boolean;
}

export interface TriggerModule {
  readonly key: string;
  readonly function: string;
  readonly events: readonly { readonly eventType: string; readonly filter: EventFilter }[];
}

export type ScheduleInterval = 'fiveMinute' | 'hour' | 'day' | 'week';

export interface ScheduleModule {
  readonly key: string;
  readonly function: string;
  readonly interval: ScheduleInterval;
  readonly appIsLicensed: boolean;
}

export interface ConsumerModule {
  readonly key: string;
  readonly queue: string;
  readonly function: string;
}

/** What a rule of Jira's automation may call. */
export interface ActionModule {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly function: string;
  /** Resource of the form a rule is configured with; null without one, and for a form of UI Kit. */
  readonly form: string | null;
  readonly inputs: Readonly<
    Record<string, { readonly type: 'string' | 'number' | 'integer' | 'boolean'; readonly required: boolean }>
  >;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Whether a provider offers it to automation; the others are for agents of Rovo. */
  readonly isOffered: boolean;
}

/** What the sandbox needs to know of an app. Read from `manifest.yml` and from nothing else. */
export interface AppManifest {
  /** The last part of `app.id`. */
  readonly appId: string;
  readonly appAri: string;
  readonly memoryMB: number;
  readonly licensed: boolean;
  readonly scopes: readonly string[];
  /** Scopes that may be used for an absent user. */
  readonly impersonation: readonly string[];
  readonly egress: readonly string[];
  /** `permissions`, for the content security policy of the surfaces. */
  readonly permissions: Readonly<Record<string, unknown>>;
  readonly resources: readonly { readonly key: string; readonly path: string }[];
  readonly functions: readonly AppFunction[];
  readonly uiModules: readonly UiModule[];
  readonly customFields: readonly AppField[];
  readonly triggers: readonly TriggerModule[];
  readonly schedules: readonly ScheduleModule[];
  readonly consumers: readonly ConsumerModule[];
  readonly actions: readonly ActionModule[];
  readonly hasSql: boolean;
  /** `app.storage.entities` as written. */
  readonly storageEntities: unknown;
  /** Files of `translations`, relative to the app's directory. */
  readonly translationFiles: readonly string[];
}

/** @throws Error naming every wrong place of the manifest */
export function readManifest(appDir: string): AppManifest {
  const text = readFileSync(join(appDir, 'manifest.yml'), 'utf8');
  const result = ManifestSchema.safeParse(parse(text));
  if (!result.success) {
    const places = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`manifest.yml is not understood.\n${places.join('\n')}`);
  }
  const manifest = toManifest(result.data);
  assertManifestLimits({ appDir, text }, manifest);
  return manifest;
}

function toManifest(document: ManifestDocument): AppManifest {
  const { app, modules, permissions, resources, translations } = document;
  return {
    appId: app.id.split('/').at(-1) ?? app.id,
    appAri: app.id,
    memoryMB: app.runtime.memoryMB,
    licensed: app.licensing?.enabled === true,
    ...toScopes(permissions.scopes),
    egress: (permissions.external?.fetch?.backend ?? []).map(toAddress),
    permissions,
    resources,
    functions: modules.function.map(({ key, handler, timeoutSeconds = null }) => ({ key, handler, timeoutSeconds })),
    uiModules: Object.entries(modules).flatMap(([type, list]) =>
      type.includes(':') ? list.map((module: ModuleDocument) => toUiModule(type, module)) : [],
    ),
    customFields: modules['jira:customField'].map(toField),
    triggers: modules.trigger.map(({ key, events, ...rest }) => ({
      key,
      function: rest.function,
      events: events.map(toTriggerEvent),
    })),
    schedules: modules.scheduledTrigger.map(({ key, interval, filter, ...rest }) => ({
      key,
      function: rest.function,
      interval,
      appIsLicensed: filter?.appIsLicensed ?? false,
    })),
    consumers: modules.consumer.map(({ key, queue, ...rest }) => ({ key, queue, function: rest.function })),
    actions: toActions(modules),
    hasSql: modules.sql.length > 0,
    storageEntities: app.storage?.entities,
    translationFiles: (translations?.resources ?? []).map(({ path }) => path),
  };
}

function toActions(modules: ManifestDocument['modules']): AppManifest['actions'] {
  const offered = new Set(modules['automation:actionProvider'].flatMap(({ actions }) => actions));
  return modules.action.flatMap(({ key, name = key, description = '', config, inputs, outputs, ...rest }) => {
    if (rest.function === undefined) return [];
    const form = config?.render === 'native' ? null : (config?.resource ?? null);
    return [{ key, name, description, function: rest.function, form, inputs, outputs, isOffered: offered.has(key) }];
  });
}

/** A list of names, or a map that says which of them may be used for an absent user. */
function toScopes(scopes: ManifestDocument['permissions']['scopes']): Pick<AppManifest, 'scopes' | 'impersonation'> {
  if (Array.isArray(scopes)) return { scopes, impersonation: [] };
  return {
    scopes: Object.keys(scopes),
    impersonation: Object.keys(scopes).filter((scope) => scopes[scope]?.allowImpersonation === true),
  };
}

function toAddress(entry: string | { address?: string | undefined; remote?: string | undefined }): string {
  return typeof entry === 'string' ? entry : (entry.address ?? entry.remote ?? '');
}

function toUiModule(type: string, module: ModuleDocument): UiModule {
  return {
    type,
    key: module.key,
    title: typeof module.title === 'string' ? module.title : null,
    resource: module.resource ?? null,
    resolver: module.resolver?.function ?? null,
    unlicensedAccess: module.unlicensedAccess ?? [],
    raw: module,
  };
}

function toField(module: ManifestDocument['modules']['jira:customField'][number]): AppField {
  return {
    key: module.key,
    name: module.name,
    description: module.description,
    type: module.type,
    readOnly: module.readOnly ?? false,
    formatter: module.formatter?.expression ?? module.view?.formatter?.expression ?? null,
  };
}

function toTriggerEvent(
  event: ManifestDocument['modules']['trigger'][number]['events'][number],
): TriggerModule['events'][number] {
  const plain = typeof event === 'string';
  const filter = plain ? undefined : event.filter;
  return {
    eventType: plain ? event : event.eventType,
    filter: {
      ignoreSelf: filter?.ignoreSelf ?? false,
      expression: filter?.expression ?? null,
      onError: filter?.onError ?? 'IGNORE_AND_LOG',
      appIsLicensed: filter?.appIsLicensed ?? false,
    },
  };
}
