import type { ProcessId, DepartmentId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { RequestFact } from '../request-fact';
import { departmentIdOf } from './department';
import type { DepartmentValue } from './observed-issue';
import { processIdOf } from './process';

/** A request as stored: its facts, and what process and department follow from, so that new settings need no Jira. */
export interface RequestRecord extends RequestFact {
  readonly requestTypeId: string | null;
  /** null: no source gave one, or no read has looked yet (`requestTypeId` null as well). */
  readonly departmentSource: DepartmentValue | null;
}

export interface Placement {
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
}

/** Process and department of a request under the given settings; both null until a read has told the request type. */
export const placementOf = (
  settings: Settings,
  request: Pick<RequestRecord, 'projectId' | 'requestTypeId' | 'departmentSource'>,
): Placement => ({
  processId: processIdOf(settings, request),
  departmentId: request.requestTypeId === null ? null : departmentIdOf(request.departmentSource, settings.departments),
});
