import { toInstant } from '../domain/time/instant';
import { writeFields, type WriteFieldsDeps } from './write-fields';

/** A push is at most a minute away from its mark; twice that and it is lost. */
export const LOST_AFTER_MS = 2 * 60_000;

/**
 * Writes the fields whose push never arrived.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; the marks stay for the next sweep
 */
export const sweepPendingFields = (deps: WriteFieldsDeps) => async (): Promise<void> =>
  writeFields(deps)(toInstant(deps.clock.now() - LOST_AFTER_MS));
