import type { Instant } from '../../contract/ids';
import type { Visibility } from '../../contract/words';
import { xlaStatusText, type Standing } from './xla-status';

/** What the custom fields of one request hold; null empties a field. */
export interface FieldValues {
  readonly xlaScore: number | null;
  readonly xlaStatus: string | null;
  readonly ease: number | null;
}

export const NO_VALUES: FieldValues = { xlaScore: null, xlaStatus: null, ease: null };

/**
 * Fields are read by everybody who can browse the issue, so only a process whose answers are the team's puts any there;
 * elsewhere even "Met" would tell the score's half.
 */
export const fieldValuesOf = (
  request: Standing & { readonly ease: number | null; readonly visibility: Visibility },
  now: Instant,
): FieldValues =>
  request.visibility === 'team'
    ? { xlaScore: request.score, xlaStatus: xlaStatusText(request, now), ease: request.ease }
    : NO_VALUES;
