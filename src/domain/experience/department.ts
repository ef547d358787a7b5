import { DepartmentId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { Language } from '../../contract/words';
import { shortHash } from './short-hash';
import type { DepartmentValue, ObservedIssue } from './observed-issue';

/** Requests whose source gives no department; shown, so that nobody mistakes them for a small unit. */
export const NO_DEPARTMENT: DepartmentId = DepartmentId.parse('none');

type Merge = Settings['departments']['merge'][number];

/** The first configured source that gives a unit; of several organizations the one the admin's merging names first. */
export const departmentValueOf = (
  issue: Pick<ObservedIssue, 'organizations' | 'fieldValues'>,
  departments: Settings['departments'],
): DepartmentValue | null => {
  for (const source of departments.sources) {
    const value =
      source.kind === 'field'
        ? (issue.fieldValues[source.fieldId] ?? null)
        : firstByOrder(issue.organizations, departments.merge);
    if (value !== null) return value;
  }
  return null;
};

const firstByOrder = (values: readonly DepartmentValue[], merge: readonly Merge[]): DepartmentValue | null => {
  const rank = ({ value }: DepartmentValue): number => {
    const at = merge.findIndex((unit) => unit.values.includes(value));
    return at === -1 ? merge.length : at;
  };
  return values.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
};

/** The unit figures count a value in: the merged one when the admin merged it, else the value itself. */
export const departmentIdOf = (value: DepartmentValue | null, departments: Settings['departments']): DepartmentId => {
  if (value === null) return NO_DEPARTMENT;
  const merged = departments.merge.find((unit) => unit.values.includes(value.value));
  return merged === undefined ? DepartmentId.parse(value.id) : mergedDepartmentId(merged);
};

/** How a person reads the unit of a value: by the merged unit's name in their language, else as Jira has it; null without one. */
export const departmentNameOf = (
  value: DepartmentValue | null,
  departments: Settings['departments'],
  language: Language,
): string | null =>
  departments.merge.find((unit) => value !== null && unit.values.includes(value.value))?.name[language] ??
  value?.value ??
  null;

/** Id of a merged unit, from its English name: the one word of it that does not change with the list's order. */
export const mergedDepartmentId = (merge: Merge): DepartmentId =>
  DepartmentId.parse(`unit:${shortHash(merge.name.en)}`);
