import { z } from 'zod';
import { Epoch } from './epoch';
import { FollowUpFloor, LOW_SCORE } from './follow-up';
import { AccountId, ProcessId } from './ids';
import { RequiredItem, Wording } from './required-item';

/** Longest clause in Unicode code points. A longer one is CLAUSE_TOO_LONG, said at its field, not a payload that does not parse. */
export const CLAUSE_LIMIT = 2000;

/** A promise in working time: hours, or days of the process's calendar. */
export const PromisedTime = z.strictObject({
  amount: z.number().int().min(1).max(999),
  unit: z.enum(['hours', 'days']),
});
export type PromisedTime = z.infer<typeof PromisedTime>;

/** What the two sides agree on, but for the person of the seventh clause. A change of it has to be signed again. */
export const ContractTerms = z.strictObject({
  /** The receiving side: "Field service and sales". The giving side is the team of the process. */
  receiver: Wording,
  /** 1: which service, and in which channel it is asked for. */
  service: Wording,
  /** 2: first reply and handling, the time of waiting for the requester left out. At least one of the two. */
  response: PromisedTime.nullable(),
  handling: PromisedTime.nullable(),
  /** 3: what a complete request has. */
  complete: z.array(RequiredItem).max(12),
  /** 4: the fixed form in which it is given. */
  format: Wording,
  /** 5: what is no longer done. */
  noLonger: Wording,
  /** 6: what happens when something is out of the ordinary. */
  exception: Wording,
  /** XLA target, 1–5. */
  target: z.number().min(1).max(5),
  /** Scores up to this are followed up, if the requester wants it; below the target. */
  floor: FollowUpFloor.default(LOW_SCORE),
});
export type ContractTerms = z.infer<typeof ContractTerms>;

/** 7: who decides fast when a request is stuck, and what people call them: "Avi Cohen, CFO". */
export const Decider = z.strictObject({ accountId: AccountId, name: Wording });
export type Decider = z.infer<typeof Decider>;

/** The two sides that sign. */
export const ContractSide = z.enum(['giving', 'receiving']);
export type ContractSide = z.infer<typeof ContractSide>;

export const ReadContract = z.strictObject({ processId: ProcessId });
export type ReadContract = z.infer<typeof ReadContract>;

const Revision = z.number().int().min(0);

/** `revision` is the one that was read, 0 where there is no contract yet; another in the store is a STALE_SAVE. */
export const SaveContract = z
  .strictObject({
    processId: ProcessId,
    revision: Revision,
    terms: ContractTerms,
    decider: Decider.nullable(),
    /** Shown to requesters on their card once it is in force. */
    isPublic: z.boolean(),
    /** When the two sides look at it again, a local date. */
    reviewOn: z.iso.date().nullable(),
  })
  .refine(({ terms }) => terms.floor < terms.target, { path: ['terms', 'floor'] });
export type SaveContract = z.infer<typeof SaveContract>;

/** Signs exactly the version that was read. */
export const SignContract = z.strictObject({
  processId: ProcessId,
  revision: Revision,
  version: z.number().int().min(1),
  side: ContractSide,
});
export type SignContract = z.infer<typeof SignContract>;

/** Terms that nobody has saved yet, to see what they would promise to a request of this moment. */
export const PreviewPromise = z.strictObject({
  processId: ProcessId,
  response: PromisedTime.nullable(),
  handling: PromisedTime.nullable(),
});
export type PreviewPromise = z.infer<typeof PreviewPromise>;

const PromisedMoment = z
  .strictObject({
    /** Working milliseconds. */
    promisedMs: z.number(),
    dueAt: Epoch.nullable(),
  })
  .readonly();

/** What a request of `asOf` would be promised. */
export const PromisePreview = z
  .strictObject({
    asOf: Epoch,
    workdayMs: z.number(),
    response: PromisedMoment.nullable(),
    handling: PromisedMoment.nullable(),
  })
  .readonly();
export type PromisePreview = z.infer<typeof PromisePreview>;

const SignatureView = z
  .strictObject({
    /** null: the account is gone. */
    name: z.string().nullable(),
    at: Epoch,
    isViewer: z.boolean(),
  })
  .readonly();

const ContractVersionView = z
  .strictObject({
    version: z.number(),
    terms: ContractTerms,
    decider: Decider.nullable(),
    isPublic: z.boolean(),
    reviewOn: z.string().nullable(),
    editedAt: Epoch,
    editedBy: z.string().nullable(),
    giving: SignatureView.nullable(),
    receiving: SignatureView.nullable(),
    isInForce: z.boolean(),
  })
  .readonly();
export type ContractVersionView = z.infer<typeof ContractVersionView>;

/** Counts since the contract in force was signed; `of` are those that the clause could be kept for. */
const KeptView = z
  .strictObject({
    /** In the viewer's language; null: all departments together. */
    department: z.string().nullable(),
    closed: z.number(),
    response: z.strictObject({ kept: z.number(), of: z.number() }).readonly().nullable(),
    handling: z.strictObject({ kept: z.number(), of: z.number() }).readonly().nullable(),
    /** Owed by the department. */
    complete: z.strictObject({ kept: z.number(), of: z.number() }).readonly(),
  })
  .readonly();
export type KeptView = z.infer<typeof KeptView>;

/** A contract with all its versions, the newest first. */
export const ContractView = z
  .strictObject({
    asOf: Epoch,
    workdayMs: z.number(),
    processId: ProcessId,
    processName: z.string(),
    team: z.string(),
    revision: Revision,
    versions: z.array(ContractVersionView).readonly(),
    /** The decider of the newest version has left. */
    isDeciderGone: z.boolean(),
    /** The whole first, then each department; empty before a contract is in force. */
    kept: z.array(KeptView).readonly(),
    keptSince: Epoch.nullable(),
  })
  .readonly();
export type ContractView = z.infer<typeof ContractView>;

/** How far a process's contract has come. */
export const ContractStage = z.enum(['none', 'draft', 'half-signed', 'in-force', 'changed']);
export type ContractStage = z.infer<typeof ContractStage>;
