import { useState } from 'react';
import type { CardView } from '../../../src/contract/card';
import { callPortal } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { useWords } from '../../kit/text';

/** Errors that say the card itself has changed since it was drawn. */
const CARD_CHANGED = new Set<AnswerError['code']>([
  'INVITATION_EXPIRED',
  'INVITATION_WITHDRAWN',
  'NOT_YOUR_REQUEST',
  'REQUEST_OPEN',
]);

/** A score on its way to the server, or one that did not arrive. */
export interface Rating {
  readonly saving: number | null;
  readonly fault: AnswerError | null;
  readonly failed: number | null;
  readonly rate: (score: number) => void;
}

/** Saves a score and hands on the card the server answers with. */
export function useRating(onSaved: (view: CardView) => void, reload: () => void): Rating {
  const words = useWords();
  const [state, setState] = useState<Omit<Rating, 'rate'>>({ saving: null, fault: null, failed: null });
  const rate = (score: number) => {
    setState({ saving: score, fault: null, failed: null });
    void callPortal('rate', { score, language: words.language, direction: words.direction }).then((answer) => {
      if (answer.ok) {
        setState({ saving: null, fault: null, failed: null });
        onSaved(answer.value);
        return;
      }
      setState({ saving: null, fault: answer.error, failed: score });
      if (CARD_CHANGED.has(answer.error.code)) reload();
    });
  };
  return { ...state, rate };
}
