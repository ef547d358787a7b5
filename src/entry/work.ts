import { InvocationError, InvocationErrorCode } from '@forge/events';
import { compose, type App } from '../compose';
import { AppError, JiraBusyError } from '../usecases/ports/errors';
import { logFailure } from './guard';
import { platformCall, type PlatformCall } from './platform';

const MAX_RETRY_SECONDS = 900;
const RETRY_SECONDS = 60;

/**
 * Runs what an event or a queue asks for. A failure of Jira or of the store is asked for again, as the platform offers it;
 * anything else is a fault of ours that the same event would meet again, so it is logged and left to the reconcile.
 */
export const guardedWork =
  (where: string, run: (app: App, payload: unknown, platform: PlatformCall) => Promise<void>) =>
  async (payload: unknown): Promise<InvocationError | undefined> => {
    const platform = platformCall();
    const app = compose(platform);
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
  readonly run: (app: App, platform: PlatformCall) => Promise<unknown>;
}

/** Runs the steps of a schedule one after the other. One that fails is logged and does not stop the next. */
export const scheduled = (steps: readonly Step[]) => async (): Promise<{ statusCode: 204 }> => {
  const platform = platformCall();
  const app = compose(platform);
  for (const step of steps) {
    try {
      await step.run(app, platform);
    } catch (error) {
      logFailure(app.log, step.name, error);
    }
  }
  return { statusCode: 204 };
};
