import type { AccountId, Instant, ProcessId } from '../../contract/ids';
import type { Wording } from '../../contract/required-item';
import {
  CLAUSE_LIMIT,
  type ContractSide,
  type ContractStage,
  type ContractTerms,
  type Decider,
} from '../../contract/service-contract';

export interface Signature {
  readonly by: AccountId;
  readonly at: Instant;
}

/** One version of the internal service contract of a process. In force with both signatures, until a later one has them. */
export interface ServiceContract {
  readonly processId: ProcessId;
  /** 1, 2, 3 …; another one begins when terms are changed that somebody has signed. */
  readonly version: number;
  /** Grows with every save and signature over all versions, so that two editors notice each other. */
  readonly revision: number;
  readonly terms: ContractTerms;
  /** null only after the account was erased. */
  readonly decider: Decider | null;
  readonly isPublic: boolean;
  readonly reviewOn: string | null;
  readonly editedBy: AccountId | null;
  readonly editedAt: Instant;
  readonly giving: Signature | null;
  readonly receiving: Signature | null;
}

/** What an editor hands in. */
export type ContractDraft = Pick<ServiceContract, 'terms' | 'decider' | 'isPublic' | 'reviewOn'>;

export const isSigned = ({ giving, receiving }: Pick<ServiceContract, 'giving' | 'receiving'>): boolean =>
  giving !== null && receiving !== null;

/** The newest version that both sides have signed. */
export const contractInForce = (versions: readonly ServiceContract[]): ServiceContract | null =>
  versions.filter(isSigned).toSorted((a, b) => b.version - a.version)[0] ?? null;

export const newestVersion = (versions: readonly ServiceContract[]): ServiceContract | null =>
  versions.toSorted((a, b) => b.version - a.version)[0] ?? null;

/** When the second of the two signed. */
export const inForceSince = ({ giving, receiving }: Pick<ServiceContract, 'giving' | 'receiving'>): Instant | null => {
  if (giving === null || receiving === null) return null;
  return giving.at > receiving.at ? giving.at : receiving.at;
};

/** How far the contract has come; `changed`: one is in force and a newer version waits for signatures. */
export const stageOf = (
  versions: readonly Pick<ServiceContract, 'version' | 'giving' | 'receiving'>[],
): ContractStage => {
  const newest = versions.toSorted((a, b) => b.version - a.version)[0];
  if (newest === undefined) return 'none';
  if (isSigned(newest)) return 'in-force';
  if (versions.some(isSigned)) return 'changed';
  return newest.giving !== null || newest.receiving !== null ? 'half-signed' : 'draft';
};

export interface ContractFault {
  readonly code: 'CLAUSE_EMPTY' | 'CLAUSE_TOO_LONG';
  /** Path of the payload: `terms.format`. */
  readonly field: string;
}

const WORDED = ['receiver', 'service', 'format', 'noLonger', 'exception'] as const;
const ITEM_LIMIT = 120;

/** What is wrong with a draft first; null when it can be saved. That the decider is still there, Jira has to say. */
export const faultOf = ({ terms, decider }: ContractDraft): ContractFault | null => {
  const worded = WORDED.flatMap((clause) => wordingFault(terms[clause], `terms.${clause}`, CLAUSE_LIMIT));
  const items = terms.complete.flatMap(({ name }, index) =>
    wordingFault(name, `terms.complete.${index}.name`, ITEM_LIMIT),
  );
  const others: ContractFault[] = [
    ...(terms.response === null && terms.handling === null ? [empty('terms.response')] : []),
    ...(terms.complete.length === 0 ? [empty('terms.complete')] : []),
    ...(decider === null ? [empty('decider')] : wordingFault(decider.name, 'decider.name', ITEM_LIMIT)),
  ];
  return [...worded, ...others, ...items][0] ?? null;
};

const empty = (field: string): ContractFault => ({ code: 'CLAUSE_EMPTY', field });

const wordingFault = (wording: Wording, field: string, limit: number): readonly ContractFault[] => {
  if (wording.en.trim() === '' && wording.he.trim() === '') return [empty(field)];
  const isTooLong = [wording.en, wording.he].some((text) => Array.from(text).length > limit);
  return isTooLong ? [{ code: 'CLAUSE_TOO_LONG', field }] : [];
};

export type SavePlan =
  | { readonly kind: 'stale' }
  | { readonly kind: 'nothing' }
  /** Over this version, whose terms nobody has signed, or without touching what was signed. */
  | { readonly kind: 'update'; readonly contract: ServiceContract }
  /** A version of its own, unsigned. */
  | { readonly kind: 'insert'; readonly contract: ServiceContract };

export interface Edit {
  readonly processId: ProcessId;
  readonly revision: number;
  readonly draft: ContractDraft;
  readonly by: AccountId;
  readonly at: Instant;
}

/** Decides what a save does. Changing terms that anybody has signed opens a new version, which must be signed again. */
export const planSave = (versions: readonly ServiceContract[], edit: Edit): SavePlan => {
  const newest = newestVersion(versions);
  if (newest !== null && isRepeated(newest, edit)) return { kind: 'nothing' };
  if ((newest?.revision ?? 0) !== edit.revision) return { kind: 'stale' };
  const edited = {
    processId: edit.processId,
    revision: edit.revision + 1,
    ...edit.draft,
    editedBy: edit.by,
    editedAt: edit.at,
  };
  return newest === null
    ? { kind: 'insert', contract: { ...edited, version: 1, ...UNSIGNED } }
    : planEdit(newest, edited);
};

type Edited = Omit<ServiceContract, 'version' | 'giving' | 'receiving'>;

/** What a save makes of the newest version. */
const planEdit = (newest: ServiceContract, edited: Edited): SavePlan => {
  if (sameDraft(newest, edited)) return { kind: 'nothing' };
  const { giving, receiving, version } = newest;
  const isUntouched = sameTerms(newest, edited) || (giving === null && receiving === null);
  return isUntouched
    ? { kind: 'update', contract: { ...edited, version, giving, receiving } }
    : { kind: 'insert', contract: { ...edited, version: version + 1, ...UNSIGNED } };
};

/** The very save once more, because its answer was lost on the way: nobody else has saved first. */
const isRepeated = (newest: ServiceContract, { revision, draft, by }: Edit): boolean =>
  newest.revision === revision + 1 && newest.editedBy === by && sameDraft(newest, draft);

const UNSIGNED = { giving: null, receiving: null } as const;

const sameTerms = (a: ContractDraft, b: ContractDraft): boolean =>
  JSON.stringify([a.terms, a.decider]) === JSON.stringify([b.terms, b.decider]);

const sameDraft = (a: ContractDraft, b: ContractDraft): boolean =>
  sameTerms(a, b) && a.isPublic === b.isPublic && a.reviewOn === b.reviewOn;

export type SignPlan =
  | { readonly kind: 'stale' }
  /** Signed already, by this very person. */
  | { readonly kind: 'nothing' }
  /** One person cannot agree with themselves. */
  | { readonly kind: 'same-signer' }
  | { readonly kind: 'update'; readonly contract: ServiceContract };

export interface Signing {
  readonly revision: number;
  readonly version: number;
  readonly side: ContractSide;
  readonly by: AccountId;
  readonly at: Instant;
}

/** Decides what a signature does: only the newest version can be signed, each side once, by two people. */
export const planSignature = (versions: readonly ServiceContract[], signing: Signing): SignPlan => {
  const newest = newestVersion(versions);
  const { revision, version, side, by, at } = signing;
  if (newest === null || newest.version !== version) return { kind: 'stale' };
  if (newest[side]?.by === by) return { kind: 'nothing' };
  if (newest.revision !== revision || newest[side] !== null) return { kind: 'stale' };
  const other = side === 'giving' ? newest.receiving : newest.giving;
  if (other?.by === by) return { kind: 'same-signer' };
  return { kind: 'update', contract: { ...newest, revision: revision + 1, [side]: { by, at } } };
};
