import { InvocationError, InvocationErrorCode } from '@forge/events';
import { composeWhole, type App } from '../compose/whole';
import type { ScheduleName } from '../domain/health/health';
import { AppError, JiraBusyError } from '../usecases/ports/errors';
import { logFailure } from './guard';
import { platformCall, type PlatformCall } from './platform';

const MAX_RETRY_SECONDS = 900;
/** The platform counts by the minute: what it refused in one is taken after the next has begun. */
const RETRY_SECONDS = 90;

/**
 * Runs what an event or a queue asks for. A failure of Jira or of the store is asked for again, as the platform offers it;
 * anything else is a fault of ours that the same event would meet again, so it is logged and left to the reconcile.
 */
export const guardedWork =
  (
    where: string,
    run: (app: App, payload: unknown, platform: PlatformCall) => Promise<void>,
    { isForLicensed = true }: { readonly isForLicensed?: boolean } = {},
  ) =>
  async (payload: unknown): Promise<InvocationError | undefined> => {
    const platform = platformCall();
    const app = composeWhole(platform);
    // What happens meanwhile is found by the reconcile once there is a licence again.
    if (!platform.isLicensed && isForLicensed) return undefined;
    try {
      await run(app, payload, platform);
      return undefined;
    } catch (error) {
      logFailure(app.log, where, error);
      return error instanceof AppError ? again(error) : undefined;
    }
  };

const again = (error: AppError): InvocationError => {
  const asked =
    error instanceof JiraBusyError ? Number(error.params['retryAfterSeconds'] ?? RETRY_SECONDS) : RETRY_SECONDS;
  return new InvocationError({
    retryAfter: Math.min(Math.max(1, Math.ceil(asked)), MAX_RETRY_SECONDS),
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
};

/** One thing a schedule does. */
export interface Step {
  readonly name: string;
  /** Duties that a lapsed licence does not end: erasing and forgetting. */
  readonly isDuty?: boolean;
  readonly run: (app: App, platform: PlatformCall) => Promise<unknown>;
}

/**
 * Runs the steps of a schedule one after the other, without a licence the duties alone. One that fails is logged and does
 * not stop the next; what failed is kept for the health check until the next run. A schedule that can tell what is due
 * leaves out what comes before that; what comes after is run, for one step makes work for the next.
 */
export const scheduled =
  (name: ScheduleName, steps: readonly Step[], findDue?: FindDue) => async (): Promise<{ statusCode: 204 }> => {
    const platform = platformCall();
    const app = composeWhole(platform);
    const failures: { where: string; code: string }[] = [];
    const run = async (step: Step): Promise<void> => {
      try {
        await step.run(app, platform);
      } catch (error) {
        logFailure(app.log, step.name, error);
        failures.push({ where: step.name, code: error instanceof AppError ? error.code : 'UNEXPECTED' });
      }
    };
    const allowed = steps.filter(({ isDuty }) => platform.isLicensed || isDuty === true);
    for (const step of await fromFirstDue(app, allowed, findDue)) await run(step);
    await run({ name: 'noteRun', run: () => app.noteRun(name, { at: app.clock.now(), failures }) });
    return { statusCode: 204 };
  };

type FindDue = (app: App) => Promise<ReadonlySet<string>>;

/** All steps where nobody can tell, as when the store does not answer: each finds out for itself. */
const fromFirstDue = async (app: App, steps: readonly Step[], findDue?: FindDue): Promise<readonly Step[]> => {
  if (findDue === undefined || steps.length === 0) return steps;
  try {
    const due = await findDue(app);
    const first = steps.findIndex(({ name }) => due.has(name));
    return first === -1 ? [] : steps.slice(first);
  } catch (error) {
    logFailure(app.log, 'findDue', error);
    return steps;
  }
};
