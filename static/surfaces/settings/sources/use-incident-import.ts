import { useEffect, useRef, useState } from 'react';
import type { AnswerError } from '../../../kit/bridge';
import type { IncidentFile } from './incident-file';
import { beginRun, sendPortions } from './send-portions';
import type { ImportOrder, Run, Sending } from './send-portions';

export interface IncidentImport {
  readonly sending: Sending | null;
  readonly error: AnswerError | null;
  readonly start: (order: ImportOrder) => void;
  readonly pause: () => void;
  readonly goOn: () => void;
}

/**
 * Sends a file portion by portion. Each is taken for good when it is answered, so that a pause, a lost connection or a closed
 * tab costs at most the one under way.
 */
export function useIncidentImport(file: IncidentFile, onMoved: () => void): IncidentImport {
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<AnswerError | null>(null);
  const held = useRef<Run | null>(null);
  const send = async (run: Run) => {
    setError(null);
    run.isPaused = false;
    run.sending = { ...run.sending, stage: 'sending' };
    setSending(run.sending);
    setError(await sendPortions(run, setSending));
    onMoved();
  };
  const start = async (order: ImportOrder) => {
    setError(null);
    const begun = await beginRun(file, order);
    if ('error' in begun) {
      setError(begun.error);
      return;
    }
    held.current = begun.run;
    await send(begun.run);
  };
  // Another file, or another page: what is under way ends with its portion.
  useEffect(
    () => () => {
      if (held.current) held.current.isPaused = true;
    },
    [],
  );
  return {
    sending,
    error,
    start: (order) => void start(order),
    pause: () => {
      if (held.current) held.current.isPaused = true;
    },
    goOn: () => {
      if (held.current) void send(held.current);
    },
  };
}
