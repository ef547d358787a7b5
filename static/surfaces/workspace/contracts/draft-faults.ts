import type { ContractDraft, DraftTerms } from './contract-draft';

/** What can be seen to be wrong without asking the server. */
export type DraftFault = 'empty' | 'times' | 'amount' | 'complete' | 'source' | 'decider' | 'target' | 'floor';

const WORDED = ['receiver', 'service', 'format', 'noLonger', 'exception'] as const;

type Found = readonly [field: string, fault: DraftFault];

/** Every field that is not filled in yet, by its path in the payload, so that nobody mends one after the other. */
export function faultsIn({ terms, decider }: ContractDraft): ReadonlyMap<string, DraftFault> {
  const worded = WORDED.flatMap((clause) => found(`terms.${clause}`, 'empty', isBlank(terms[clause])));
  const isWithoutName = decider !== null && isBlank(decider.name);
  return new Map([
    ...worded,
    ...timeFaults(terms),
    ...itemFaults(terms),
    ...found('decider', 'decider', decider === null),
    ...found('decider.name', 'empty', isWithoutName),
    ...found('terms.target', 'target', !(terms.target >= 1 && terms.target <= 5)),
    ...found('terms.floor', 'floor', !(isFloor(terms.floor) && terms.floor < terms.target)),
  ]);
}

const found = (field: string, fault: DraftFault, isWrong: boolean): readonly Found[] =>
  isWrong ? [[field, fault]] : [];

function timeFaults({ response, handling }: DraftTerms): readonly Found[] {
  if (response === null && handling === null) return [['terms.response', 'times']];
  return [
    ...found('terms.response', 'amount', response !== null && !isAmount(response.amount)),
    ...found('terms.handling', 'amount', handling !== null && !isAmount(handling.amount)),
  ];
}

const itemFaults = ({ complete }: DraftTerms): readonly Found[] =>
  complete.length === 0
    ? [['terms.complete', 'complete']]
    : complete.flatMap(({ name, source }, index) => [
        ...found(`terms.complete.${index}.name`, 'empty', isBlank(name)),
        ...found(`terms.complete.${index}.source`, 'source', source === null),
      ]);

const isFloor = (floor: number): boolean => Number.isInteger(floor) && floor >= 1 && floor <= 4;
const isAmount = (amount: number): boolean => Number.isInteger(amount) && amount >= 1 && amount <= 999;
const isBlank = ({ en, he }: { readonly en: string; readonly he: string }): boolean => `${en}${he}`.trim() === '';
