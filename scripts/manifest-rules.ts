/** Rules of the manifest that Atlassian's schema and linter do not check. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';

/** The part of a manifest these rules read. */
export interface Manifest {
  readonly modules?: Readonly<Record<string, readonly ManifestModule[] | undefined>>;
  readonly permissions?: { readonly scopes?: readonly string[] | Readonly<Record<string, unknown>> };
}

export interface ManifestModule {
  readonly key: string;
  readonly handler?: string;
  readonly interval?: string;
  readonly events?: readonly (string | { readonly eventType: string })[];
}

export interface Surroundings {
  /** Names that `src/index.ts` exports. */
  readonly exports: ReadonlySet<string>;
  /** Product and lifecycle events that the platform sends, with the scopes that each needs. */
  readonly events: ReadonlyMap<string, readonly string[]>;
}

const MAX_SCHEDULES = 5;
const MAX_FIVE_MINUTE_SCHEDULES = 1;
const MAX_FUNCTION_KEY = 23;
/** Beside the package's main file, which does not export it. */
const EVENT_LIST = 'mapping/product-event-to-scope-mapping.json';
const EventList = z.object({
  mapping: z.array(
    z.object({ productEvent: z.string(), oAuthScopes: z.object({ current: z.array(z.string()).optional() }) }),
  ),
});
const LIFECYCLE_EVENTS = ['avi:forge:installed:app', 'avi:forge:upgraded:app'];

/** One sentence for each broken rule; empty when all hold. */
export function manifestFaults(manifest: Manifest, surroundings: Surroundings): string[] {
  const modules = manifest.modules ?? {};
  return [
    ...scheduleFaults(modules['scheduledTrigger'] ?? []),
    ...functionFaults(modules['function'] ?? [], surroundings.exports),
    ...eventFaults(modules['trigger'] ?? [], { known: surroundings.events, asked: scopesOf(manifest) }),
  ];
}

function scheduleFaults(schedules: readonly ManifestModule[]): string[] {
  const faults: string[] = [];
  if (schedules.length > MAX_SCHEDULES) {
    faults.push(`scheduledTrigger: ${schedules.length} schedules, the platform takes ${MAX_SCHEDULES}`);
  }
  const fast = schedules.filter((schedule) => schedule.interval === 'fiveMinute');
  if (fast.length > MAX_FIVE_MINUTE_SCHEDULES) {
    faults.push(
      `scheduledTrigger: ${fast.length} run every five minutes, the platform takes ${MAX_FIVE_MINUTE_SCHEDULES}`,
    );
  }
  return faults;
}

function functionFaults(functions: readonly ManifestModule[], exported: ReadonlySet<string>): string[] {
  return functions.flatMap(({ key, handler }) => {
    const faults: string[] = [];
    if (key.length > MAX_FUNCTION_KEY)
      faults.push(`function ${key}: key is longer than ${MAX_FUNCTION_KEY} characters`);
    const [file, name] = (handler ?? '').split('.');
    if (file !== 'index' || name === undefined)
      faults.push(`function ${key}: handler is not index.<name>: ${handler ?? 'none'}`);
    else if (!exported.has(name)) faults.push(`function ${key}: src/index.ts exports no ${name}`);
    return faults;
  });
}

interface EventRules {
  readonly known: ReadonlyMap<string, readonly string[]>;
  readonly asked: ReadonlySet<string>;
}

function eventFaults(triggers: readonly ManifestModule[], { known, asked }: EventRules): string[] {
  return triggers.flatMap(({ key, events }) =>
    (events ?? []).flatMap((entry) => {
      const event = typeof entry === 'string' ? entry : entry.eventType;
      const scopes = known.get(event);
      if (scopes === undefined) return [`trigger ${key}: the platform sends no event ${event}`];
      return scopes
        .filter((scope) => !asked.has(scope))
        .map((scope) => `trigger ${key}: ${event} needs the scope ${scope}`);
    }),
  );
}

function scopesOf({ permissions }: Manifest): ReadonlySet<string> {
  const scopes = permissions?.scopes ?? [];
  return new Set(Array.isArray(scopes) ? scopes : Object.keys(scopes));
}

/** Names exported by `src/index.ts` of the app by name, re-exports included; empty without that file. */
export function exportedNames(app: string): ReadonlySet<string> {
  const file = join(app, 'src/index.ts');
  if (!existsSync(file)) return new Set();
  // What stands behind a name is the compiler's business; here only the one file is read.
  const options: ts.CompilerOptions = { module: ts.ModuleKind.ESNext, noResolve: true, noLib: true, types: [] };
  const program = ts.createProgram([file], options);
  const source = program.getSourceFile(file);
  const symbol = source === undefined ? undefined : program.getTypeChecker().getSymbolAtLocation(source);
  if (symbol === undefined) return new Set();
  return new Set(
    program
      .getTypeChecker()
      .getExportsOfModule(symbol)
      .map((one) => one.name),
  );
}

/** Events of Atlassian's own list in `@forge/manifest` with their scopes, and the lifecycle ones, which need none. */
export function knownEvents(): ReadonlyMap<string, readonly string[]> {
  const file = join(dirname(createRequire(import.meta.url).resolve('@forge/manifest')), EVENT_LIST);
  const { mapping } = EventList.parse(JSON.parse(readFileSync(file, 'utf8')));
  const events = new Map<string, readonly string[]>(LIFECYCLE_EVENTS.map((event) => [event, []]));
  for (const { productEvent, oAuthScopes } of mapping) events.set(productEvent, oAuthScopes.current ?? []);
  return events;
}
