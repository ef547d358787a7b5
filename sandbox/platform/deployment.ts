import type { BuiltApp } from '../app/build-app.ts';
import type { AppFunction } from '../app/manifest.ts';
import { LONGEST_FUNCTION_SECONDS, LONG_FUNCTION_SECONDS, SHORT_FUNCTION_SECONDS } from '../limits.ts';
import { createRandomStream, drawUuid } from '../seeded-random.ts';

/** The app as it runs in one environment, the same for every site it is installed on. */
export interface Deployment {
  readonly app: BuiltApp;
  readonly environmentId: string;
  readonly environmentType: 'DEVELOPMENT';
  /** Seconds a function may run. Functions behind consumers and schedules may run longer than those behind surfaces and triggers. */
  readonly timeoutOf: (functionKey: string) => number;
  readonly handlerOf: (functionKey: string) => string | null;
}

export function createDeployment(app: BuiltApp): Deployment {
  const { manifest } = app;
  const functions = new Map(manifest.functions.map((entry) => [entry.key, entry]));
  const long = new Set([...manifest.consumers, ...manifest.schedules].map((module) => module.function));
  const short = new Set([
    ...manifest.triggers.map((module) => module.function),
    ...manifest.uiModules.map((module) => module.resolver),
  ]);
  return {
    app,
    environmentId: drawUuid(createRandomStream('environment', manifest.appId)),
    environmentType: 'DEVELOPMENT',
    timeoutOf: (key) => secondsOf(functions.get(key), long.has(key) && !short.has(key)),
    handlerOf: (key) => functions.get(key)?.handler ?? null,
  };
}

function secondsOf(entry: AppFunction | undefined, isLong: boolean): number {
  const documented = isLong ? LONG_FUNCTION_SECONDS : SHORT_FUNCTION_SECONDS;
  const longest = isLong ? LONGEST_FUNCTION_SECONDS : SHORT_FUNCTION_SECONDS;
  return Math.min(entry?.timeoutSeconds ?? documented, longest);
}
