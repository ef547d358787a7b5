import type { AnswerError } from '../../../kit/bridge';
import { useErrorText } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import type { FaultOf } from './contract-words';
import type { DraftFault } from './draft-faults';

/** The sentence at a field: what was seen here, else what the server says. */
export function useFaults(local: ReadonlyMap<string, DraftFault>, error: AnswerError | null): FaultOf {
  const words = useWords();
  const wordError = useErrorText();
  return (field) => {
    const seen = local.get(field);
    if (seen !== undefined) return words.text(seen === 'empty' ? 'error.CLAUSE_EMPTY' : `contracts.fault.${seen}`);
    const at = error?.field;
    if (error === null || at === undefined || (at !== field && !at.startsWith(`${field}.`))) return undefined;
    return wordError(error);
  };
}
