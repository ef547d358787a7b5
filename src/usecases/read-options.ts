import type { Settings } from '../contract/settings';
import { requiredFieldsOf } from '../domain/contract/completeness';
import type { ReadOptions } from './ports/jira';

/** What a read of an issue has to fetch besides what every read needs. */
export const readOptionsOf = (settings: Settings): ReadOptions => ({
  departmentFields: settings.departments.sources.flatMap((source) => (source.kind === 'field' ? [source.fieldId] : [])),
  teamField: settings.teamField,
  requiredFields: requiredFieldsOf(settings),
});
