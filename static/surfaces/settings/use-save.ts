import { useState } from 'react';
import type { Answer } from '../../../src/contract/errors';
import type { Settings, SettingsView } from '../../../src/contract/settings';
import { callSettings } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';

/** A save of the settings, and what became of the last one. */
export interface Save {
  readonly busy: boolean;
  readonly done: boolean;
  readonly error: AnswerError | null;
  readonly send: (settings: Settings) => void;
  /** Saves over somebody else's version, which the person has been told about. */
  readonly sendOver: (settings: Settings) => void;
  /** Drops the draft for the version in the store. */
  readonly loadStored: () => void;
}

interface SaveParams {
  readonly version: number;
  readonly readAgain: () => Promise<Answer<SettingsView>>;
  readonly onSaved: (view: SettingsView) => void;
}

type Outcome = Pick<Save, 'busy' | 'done' | 'error'>;

const idle: Outcome = { busy: false, done: false, error: null };

/** Sends the version that was read along, so that two editors cannot overwrite each other unawares. */
export function useSave({ version, readAgain, onSaved }: SaveParams): Save {
  const [outcome, setOutcome] = useState(idle);
  const settle = (answer: Answer<SettingsView>, done: boolean) => {
    setOutcome({ busy: false, done: answer.ok && done, error: answer.ok ? null : answer.error });
    if (answer.ok) onSaved(answer.value);
  };
  const sendVersion = (settings: Settings, over: number) => {
    setOutcome({ ...idle, busy: true });
    void callSettings('saveSettings', { version: over, settings }).then((answer) => settle(answer, true));
  };
  return {
    ...outcome,
    send: (settings) => {
      if (!outcome.busy) sendVersion(settings, version);
    },
    sendOver: (settings) => {
      setOutcome({ ...idle, busy: true });
      void readAgain().then((answer) => {
        if (answer.ok) sendVersion(settings, answer.value.version);
        else settle(answer, false);
      });
    },
    loadStored: () => {
      setOutcome({ ...idle, busy: true });
      void readAgain().then((answer) => settle(answer, false));
    },
  };
}
