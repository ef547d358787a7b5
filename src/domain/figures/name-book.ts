import type { Settings } from '../../contract/settings';
import type { Language } from '../../contract/words';
import { mergedDepartmentId } from '../experience/department';
import { NO_GROUP } from './cell-keys';

/** Words for what has no name of its own, in the viewer's language. */
export interface GroupWording {
  readonly noProcess: string;
  readonly noDepartment: string;
}

/** Names by which people know processes and departments. */
export interface NameBook {
  readonly process: (id: string) => string;
  readonly department: (id: string) => string;
}

/** The admin's name in the viewer's language first, then the name met on requests, at last the id. */
export const createNameBook = (
  settings: Settings,
  labels: readonly { readonly kind: 'process' | 'department'; readonly id: string; readonly name: string }[],
  { language, wording }: { readonly language: Language; readonly wording: GroupWording },
): NameBook => {
  const met = new Map(labels.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  const processes = new Map<string, string>(settings.processes.map(({ id, name }) => [id, name[language]]));
  const units = new Map<string, string>(
    settings.departments.merge.map((unit) => [mergedDepartmentId(unit), unit.name[language]]),
  );
  return {
    process: (id) => (id === NO_GROUP ? wording.noProcess : (processes.get(id) ?? met.get(`process ${id}`) ?? id)),
    department: (id) => (id === NO_GROUP ? wording.noDepartment : (units.get(id) ?? met.get(`department ${id}`) ?? id)),
  };
};
