import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../src/contract/errors';
import type { AnswerError } from './bridge';

/** A read of the server, as a surface draws it. */
export interface Reading<Value> {
  /** The newest value; kept while it is read again and when that fails. */
  readonly value: Value | null;
  readonly error: AnswerError | null;
  readonly busy: boolean;
  readonly reload: () => void;
  /** Puts in a newer value, for example the answer of a save. */
  readonly replace: (value: Value) => void;
}

/**
 * Reads once, again when `read` changes, and on `reload`. An answer that arrives after a newer one was asked for is
 * dropped, so a slow first read can never overwrite a save.
 */
export function useAnswer<Value>(read: () => Promise<Answer<Value>>): Reading<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [error, setError] = useState<AnswerError | null>(null);
  const [busy, setBusy] = useState(true);
  const newest = useRef(0);

  const reload = useCallback(() => {
    newest.current += 1;
    const mine = newest.current;
    setBusy(true);
    void read().then((answer) => {
      if (mine !== newest.current) return;
      setBusy(false);
      if (answer.ok) setValue(answer.value);
      setError(answer.ok ? null : answer.error);
    });
  }, [read]);

  const replace = useCallback((fresh: Value) => {
    newest.current += 1;
    setBusy(false);
    setError(null);
    setValue(fresh);
  }, []);

  useEffect(reload, [reload]);
  return { value, error, busy, reload, replace };
}
