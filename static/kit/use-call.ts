import { useState } from 'react';
import type { Answer } from '../../src/contract/errors';
import type { AnswerError } from './bridge';

interface Calling<What> {
  /** What is on its way; null: nothing. */
  readonly busy: What | null;
  /** Why the last call failed, until the next one begins. */
  readonly fault: AnswerError | null;
  readonly send: (what: What) => void;
}

/** One call at a time: pressing again while one is on its way sends nothing. */
export function useCall<What, Value>(
  call: (what: What) => Promise<Answer<Value>>,
  onDone: (value: Value) => void,
): Calling<What> {
  const [busy, setBusy] = useState<What | null>(null);
  const [fault, setFault] = useState<AnswerError | null>(null);
  const send = (what: What) => {
    if (busy !== null) return;
    setBusy(what);
    setFault(null);
    void call(what).then((answer) => {
      setBusy(null);
      if (answer.ok) onDone(answer.value);
      else setFault(answer.error);
    });
  };
  return { busy, fault, send };
}
