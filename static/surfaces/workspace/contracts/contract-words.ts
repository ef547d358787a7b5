import type { ContractStage } from '../../../../src/contract/service-contract';
import type { Tone } from '../../../kit/controls';
import type { Words } from '../../../kit/words';
import type { Both } from './contract-draft';

/** What is wrong at a field of the contract, worded; undefined when nothing is. */
export type FaultOf = (field: string) => string | undefined;

const TONES: Readonly<Record<ContractStage, Tone>> = {
  none: 'neutral',
  draft: 'neutral',
  'half-signed': 'information',
  'in-force': 'success',
  changed: 'warning',
};
export const stageTone = (stage: ContractStage): Tone => TONES[stage];

/** In the reader's language, else in the other. */
export function wordingIn(wording: Both, { language }: Words): string {
  const own = wording[language];
  return own.trim() === '' ? wording[language === 'en' ? 'he' : 'en'] : own;
}

/** The seven clauses in their order; the two sides stand before them, the XLA target after them. */
export const CLAUSES = ['service', 'times', 'complete', 'format', 'noLonger', 'exception', 'decider'] as const;

/** Whether a local date has come. */
export const isDue = (reviewOn: string, asOf: number): boolean => Date.parse(reviewOn) <= asOf;
