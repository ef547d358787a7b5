import type { OffReason } from '../contract/words';
import { LicenceLapsedError, SwitchedOffError, type AppError } from './ports/errors';

/** What a person is told who would change something where the app does nothing. */
export const toOffError = (why: OffReason): AppError =>
  why === 'licence' ? new LicenceLapsedError('only reading') : new SwitchedOffError(`off: ${why}`);
