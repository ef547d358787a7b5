/** Rules of the manifest that Atlassian's schema and linter do not check. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

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
  /** Product and lifecycle events that the platform sends. */
  readonly events: ReadonlySet<string>;
}

const MAX_SCHEDULES = 5;
const MAX_FIVE_MINUTE_SCHEDULES = 1;
const MAX_FUNCTION_KEY = 23;
/** Beside the package's main file, which does not export it. */
const EVENT_LIST = 'mapping/product-event-to-scope-mapping.json';
const LIFECYCLE_EVENTS = ['avi:forge:installed:app', 'avi:forge:upgraded:app'];

/** One sentence for each broken rule; empty when all hold. */
export function manifestFaults(manifest: Manifest, surroundings: Surroundings): string[] {
  const modules = manifest.modules ?? {};
  return [
    ...scheduleFaults(modules['scheduledTrigger'] ?? []),
    ...functionFaults(modules['function'] ?? [], surroundings.exports),
    ...eventFaults(modules['trigger'] ?? [], surroundings.events),
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

function eventFaults(triggers: readonly ManifestModule[], known: ReadonlySet<string>): string[] {
  return triggers.flatMap(({ key, events }) =>
    (events ?? [])
      .map((event) => (typeof event === 'string' ? event : event.eventType))
      .filter((event) => !known.has(event))
      .map((event) => `trigger ${key}: the platform sends no event ${event}`),
  );
}

/** Names exported by `src/index.ts` of the app, read by the compiler, so re-exports count; empty without that file. */
export function exportedNames(app: string): ReadonlySet<string> {
  const file = join(app, 'src/index.ts');
  if (!existsSync(file)) return new Set();
  const options: ts.CompilerOptions = {
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    noLib: true,
    types: [],
  };
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

/** Events of Atlassian's own list in `@forge/manifest`, and the lifecycle ones, which need no scope. */
export function knownEvents(): ReadonlySet<string> {
  const file = join(dirname(createRequire(import.meta.url).resolve('@forge/manifest')), EVENT_LIST);
  const names = new Set(LIFECYCLE_EVENTS);
  for (const match of readFileSync(file, 'utf8').matchAll(/"(avi:[^"]+)"/g)) names.add(match[1] ?? '');
  return names;
}
