import type { ProcessId, ProjectId } from '../../../src/contract/ids';

type Offered = readonly { readonly id: string }[];

/** The chosen ones of the projects this site offered. */
export function idsAmong(offered: Offered, chosen: readonly string[]): ProjectId[] {
  return chosen.filter((id): id is ProjectId => offered.some((project) => project.id === id));
}

/** The offered project with this id. */
export function projectAmong(offered: Offered, id: string): ProjectId | null {
  return idsAmong(offered, [id])[0] ?? null;
}

/** An id no process has yet. Names may change, so they make poor ids. */
export function freshProcessId(taken: Offered): ProcessId {
  const isFree = (id: string): id is ProcessId => taken.every((process) => process.id !== id);
  for (let number = taken.length + 1; ; number += 1) {
    const id = `process-${number}`;
    if (isFree(id)) return id;
  }
}
