import type { ItemSource, RequiredItem } from '../../../../src/contract/required-item';
import type { ContractVersionView, SaveContract } from '../../../../src/contract/service-contract';

/** A name or sentence in both languages. */
export type Both = RequiredItem['name'];

/** An item whose place on the request nobody has chosen yet has no source. */
export interface DraftItem {
  readonly name: Both;
  readonly source: ItemSource | null;
}

type Terms = SaveContract['terms'];
export type DraftTerms = Omit<Terms, 'complete'> & { readonly complete: readonly DraftItem[] };
export type WordedClause = 'receiver' | 'service' | 'format' | 'noLonger' | 'exception';
export type TimedClause = 'response' | 'handling';

/** A contract as it stands in the editor. */
export type ContractDraft = Pick<SaveContract, 'decider' | 'isPublic' | 'reviewOn'> & { readonly terms: DraftTerms };

/** What the editor begins with when nobody has written anything. */
export const EMPTY_TERMS: DraftTerms = {
  receiver: { en: '', he: '' },
  service: { en: '', he: '' },
  response: { amount: 4, unit: 'hours' },
  handling: { amount: 2, unit: 'days' },
  complete: [{ name: { en: '', he: '' }, source: null }],
  format: { en: '', he: '' },
  noLonger: { en: '', he: '' },
  exception: { en: '', he: '' },
  target: 4,
  floor: 2,
};

const HALF_A_YEAR_MS = 182 * 24 * 3_600_000;

/** A contract to begin with, looked at again in half a year. */
export const newDraft = (terms: DraftTerms, asOf: number): ContractDraft => ({
  terms,
  decider: null,
  isPublic: true,
  reviewOn: new Date(asOf + HALF_A_YEAR_MS).toISOString().slice(0, 10),
});

export const draftOf = ({ terms, decider, isPublic, reviewOn }: ContractVersionView): ContractDraft => ({
  terms,
  decider,
  isPublic,
  reviewOn,
});

/** The draft as it is sent; an item whose place nobody has chosen does not leave the editor. */
export function toPayload({ terms, ...rest }: ContractDraft): Omit<SaveContract, 'processId' | 'revision'> {
  const complete = terms.complete.flatMap(({ name, source }) => (source === null ? [] : [{ name, source }]));
  return { ...rest, terms: { ...terms, complete } };
}

/** A source as the value of a select, and back. `` is nothing chosen yet. */
export function sourceKey(source: ItemSource | null): string {
  if (source === null) return '';
  return source.kind === 'field' ? source.fieldId : `${source.kind}:`;
}

export function sourceFrom(key: string): ItemSource | null {
  if (key === '') return null;
  return key === 'attachment:' ? { kind: 'attachment' } : { kind: 'field', fieldId: key };
}
