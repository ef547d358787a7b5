import { whyOff } from '../../domain/experience/scope';
import { toOffError } from '../off-error';
import type { LoopState } from '../ports/facts';

/**
 * A rule changes nothing where the app does nothing.
 * @throws SwitchedOffError, LicenceLapsedError
 */
export const assertOn = (
  { settings, request }: Pick<LoopState, 'settings' | 'request'>,
  { isLicensed }: { readonly isLicensed: boolean },
): void => {
  const why = whyOff(settings, { projectId: request?.projectId ?? null, isLicensed });
  if (why !== null) throw toOffError(why);
};
