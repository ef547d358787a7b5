import type { DepartmentId, Instant, ProcessId } from '../../contract/ids';
import type { ServiceContract } from '../../domain/contract/service-contract';

/** All methods reject with StorageUnavailableError when the store does not answer as it should. */

/** A version without its terms, which may be long. */
export type ContractOutline = Pick<
  ServiceContract,
  'processId' | 'version' | 'isPublic' | 'reviewOn' | 'giving' | 'receiving'
>;

/** Working milliseconds promised by the contract in force; null: not promised. */
export interface PromisedTimes {
  readonly responseMs: number | null;
  readonly handlingMs: number | null;
}

/** Counts of requests created since the contract came into force and closed since, by department. */
export interface KeptCounts {
  readonly departmentId: DepartmentId | null;
  readonly closed: number;
  readonly responseKept: number;
  readonly responseOf: number;
  readonly handlingKept: number;
  readonly handlingOf: number;
  readonly complete: number;
  readonly completeOf: number;
}

export interface Contracts {
  /** Every version of a process's contract. */
  of(processId: ProcessId): Promise<readonly ServiceContract[]>;
  /** The newest version with both signatures. */
  findInForce(processId: ProcessId): Promise<ServiceContract | null>;
  outlines(): Promise<readonly ContractOutline[]>;
  /** false when somebody else has opened this version first. */
  tryInsert(contract: ServiceContract): Promise<boolean>;
  /** Over the row that has the version and the revision before; false when there is none. */
  tryUpdate(contract: ServiceContract): Promise<boolean>;
  /** Clauses kept and broken, counted from facts. */
  kept(processId: ProcessId, since: Instant, promised: PromisedTimes): Promise<readonly KeptCounts[]>;
}
