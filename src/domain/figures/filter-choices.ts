import type { GadgetView } from '../../contract/gadget';
import type { ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { NameBook } from './name-book';

interface Row {
  readonly id: string;
}

export interface FilterSource {
  readonly settings: Settings;
  readonly projectIds: readonly ProjectId[];
  readonly labels: readonly { readonly kind: 'process' | 'department'; readonly id: string }[];
  readonly names: NameBook;
}

/**
 * What the filters offer: every process of the projects and every department ever met, so that choosing one does not
 * take the others away. Request types and units that an admin has put together are offered together only.
 */
export const filterChoices = (
  rows: { readonly byProcess: readonly Row[]; readonly byDepartment: readonly Row[] },
  { settings, projectIds, labels, names }: FilterSource,
): GadgetView['filters'] => {
  const configured = settings.processes.filter(({ projectId }) => projectIds.includes(projectId));
  const grouped = new Set(configured.flatMap(({ requestTypeIds }) => requestTypeIds.map((id) => `rt:${id}`)));
  const merged = new Set(settings.departments.merge.flatMap(({ values }) => values));
  const met = (kind: 'process' | 'department'): readonly string[] =>
    labels.filter((label) => label.kind === kind).map(({ id }) => id);
  return {
    processes: choices(
      [
        ...rows.byProcess.map(({ id }) => id),
        ...configured.map(({ id }) => id),
        ...met('process').filter((id) => !grouped.has(id)),
      ],
      names.process,
    ),
    departments: choices(
      [
        ...rows.byDepartment.map(({ id }) => id),
        ...met('department').filter((id) => !merged.has(names.department(id))),
      ],
      names.department,
    ),
  };
};

const choices = (
  ids: readonly string[],
  nameOf: (id: string) => string,
): readonly { readonly id: string; readonly name: string }[] =>
  [...new Set(ids)].map((id) => ({ id, name: nameOf(id) })).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
