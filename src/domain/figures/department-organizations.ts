import type { Settings } from '../../contract/settings';
import { mergedDepartmentId } from '../experience/department';

/**
 * Organizations a department consists of, by name, for a list in Jira. null where departments can come from a field:
 * Jira's own clause would then find the wrong requests.
 */
export const organizationsOf = (departmentId: string, settings: Settings, name: string): readonly string[] | null => {
  const { sources, merge } = settings.departments;
  if (sources.some(({ kind }) => kind !== 'organization')) return null;
  const unit = merge.find((candidate) => mergedDepartmentId(candidate) === departmentId);
  if (unit !== undefined) return unit.values;
  return departmentId.startsWith('org:') ? [name] : null;
};
