import type { z } from 'zod';
import { composeWhole, type App } from '../compose/whole';
import { ActionInputs } from '../contract/automation';
import { AppError } from '../usecases/ports/errors';
import { logFailure } from './guard';
import { messageOf } from './messages';
import { platformCall } from './platform';

interface Failed {
  readonly errors: readonly { readonly message: string }[];
}

const failed = (message: string): Failed => ({ errors: [{ message }] });

/**
 * An action that a rule of Jira's automation calls: parse, one use case, one mapper of errors. A rule acts for an account, and
 * each use case asks Jira as that account whether it may. The audit log of rules knows one language.
 */
export const guardedAction =
  <Result>(
    where: string,
    {
      result,
      run,
    }: { readonly result: z.ZodType<Result>; readonly run: (app: App, inputs: ActionInputs) => Promise<Result> },
  ) =>
  async (payload: unknown): Promise<Result | Failed> => {
    const app = composeWhole(platformCall());
    const inputs = ActionInputs.safeParse(payload);
    if (!inputs.success) return failed('The work item key is missing or no key, such as PAY-118. Nothing was done.');
    try {
      return result.parse(await run(app, inputs.data));
    } catch (error) {
      logFailure(app.log, where, error);
      return failed(
        error instanceof AppError ? messageOf(error.code, 'en', error.params) : messageOf('UNEXPECTED', 'en', {}),
      );
    }
  };
