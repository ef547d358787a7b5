import { useEffect, useState } from 'react';
import type { IncidentPreview, IncidentReading } from '../../../../src/contract/incident-import';
import { callSettings } from '../../../kit/bridge';
import type { AnswerError } from '../../../kit/bridge';
import { firstRows } from './incident-file';
import type { IncidentFile } from './incident-file';

/** The first incidents as the server reads them. */
export interface PreviewReading {
  readonly value: IncidentPreview | null;
  readonly error: AnswerError | null;
}

const INCIDENTS = 6;
/** Typing a zone asks once, not at every letter. */
const PATIENCE_MS = 300;

export function usePreview(file: IncidentFile, reading: IncidentReading): PreviewReading {
  const [shown, setShown] = useState<PreviewReading>({ value: null, error: null });
  useEffect(() => {
    if (reading.columns.number === undefined || reading.columns.opened === undefined) {
      setShown({ value: null, error: null });
      return;
    }
    let isNewest = true;
    const timer = setTimeout(() => {
      const rows = firstRows(file, reading.columns, INCIDENTS);
      void callSettings('previewIncidents', { reading, rows }).then((answer) => {
        if (!isNewest) return;
        setShown(answer.ok ? { value: answer.value, error: null } : { value: null, error: answer.error });
      });
    }, PATIENCE_MS);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [file, reading]);
  return shown;
}
