import type { Instant } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import { isErased } from '../privacy/erased';
import { valueOf } from '../survey/answer';
import type { CardFacts } from '../survey/card-standing';
import { fieldValuesOf, NO_VALUES, type FieldValues } from './field-values';
import { rulesOf } from './process';
import type { Standing } from './xla-status';

/** A known request against its process's experience level; null while nothing is known of it. */
export const standingOf = (facts: CardFacts, settings: Settings): Standing | null =>
  facts.request === null
    ? null
    : {
        closedAt: facts.request.closedAt,
        invitation: facts.invitation,
        score: valueOf(facts.answers, 'experience'),
        target: rulesOf(settings, facts.request).target,
      };

/** What the request's custom fields should hold. */
export const fieldsOf = (facts: CardFacts, settings: Settings, now: Instant): FieldValues => {
  const standing = standingOf(facts, settings);
  if (standing === null || facts.request === null || isErased(facts.request.requesterId)) return NO_VALUES;
  const { visibility } = rulesOf(settings, facts.request);
  return fieldValuesOf({ ...standing, ease: valueOf(facts.answers, 'ease'), visibility }, now);
};

export const sameFields = (a: FieldValues, b: FieldValues): boolean =>
  a.xlaScore === b.xlaScore && a.xlaStatus === b.xlaStatus && a.ease === b.ease;
