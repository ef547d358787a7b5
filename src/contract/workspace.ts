import { z } from 'zod';
import { Epoch } from './epoch';
import { ProcessId, ProjectId } from './ids';
import { ContractStage } from './service-contract';

/** Which project comes from the page's place, and is checked for the person. */
export const ReadWorkspace = z.strictObject({});
export type ReadWorkspace = z.infer<typeof ReadWorkspace>;

const WorkspaceProcess = z
  .strictObject({
    id: ProcessId,
    /** In the viewer's language. */
    name: z.string(),
    /** The serving team in the viewer's language; null where a request type is a process by itself. */
    team: z.string().nullable(),
    /** XLA target, 1–5. */
    target: z.number(),
    /** Admins named it: only such a process can have a contract. */
    isNamed: z.boolean(),
    contract: ContractStage,
    /** The newest version, signed or not. */
    contractVersion: z.number().nullable(),
    /** When the two sides look at the contract again, a local date. */
    reviewOn: z.string().nullable(),
  })
  .readonly();
export type WorkspaceProcess = z.infer<typeof WorkspaceProcess>;

/** What every page of the workspace stands on: the project, and the processes it serves. */
export const WorkspaceView = z
  .strictObject({
    asOf: Epoch,
    project: z.strictObject({ id: ProjectId, key: z.string(), name: z.string() }).readonly(),
    processes: z.array(WorkspaceProcess).readonly(),
  })
  .readonly();
export type WorkspaceView = z.infer<typeof WorkspaceView>;
