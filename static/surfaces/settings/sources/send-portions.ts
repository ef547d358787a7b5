import type { IncidentReading, IncidentsTaken, RowFault, SourceView } from '../../../../src/contract/incident-import';
import { callSettings } from '../../../kit/bridge';
import type { AnswerError } from '../../../kit/bridge';
import { portionsOf } from './incident-file';
import type { IncidentFile } from './incident-file';

/** What is imported into which source. */
export interface ImportOrder {
  readonly name: string;
  readonly deskId: SourceView['desk']['id'];
  readonly reading: IncidentReading;
}

/** How far the sending of a file has come. */
export interface Sending {
  readonly stage: 'sending' | 'paused' | 'done';
  readonly portions: number;
  readonly done: number;
  readonly rows: number;
  readonly rowsDone: number;
  /** Incidents of this run: new, told anew, and the same as before. */
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly faults: readonly RowFault[];
  readonly faultCount: number;
  /** Rows a second of this run; 0 before the first portion. */
  readonly rate: number;
}

/** A file on its way into a source. */
export interface Run {
  readonly source: SourceView;
  readonly portions: ReturnType<typeof portionsOf>;
  sending: Sending;
  /** Ends after the portion under way. */
  isPaused: boolean;
}

/** Asks the server to take the file; it says how much of it is there already. */
export async function beginRun(
  file: IncidentFile,
  order: ImportOrder,
): Promise<{ readonly run: Run } | { readonly error: AnswerError }> {
  const portions = portionsOf(file, order.reading.columns);
  const rows = portions.reduce((sum, portion) => sum + portion.length, 0);
  const answer = await callSettings('startIncidents', {
    ...order,
    file: { hash: file.hash, rows, portions: portions.length },
  });
  if (!answer.ok) return { error: answer.error };
  return {
    run: { source: answer.value, portions, sending: beginning(answer.value, rows), isPaused: false },
  };
}

/** Sends what is left, portion by portion, until it is done or paused; answers what stopped it. */
export async function sendPortions(run: Run, told: (sending: Sending) => void): Promise<AnswerError | null> {
  const began = { at: performance.now(), rows: run.sending.rowsDone };
  let error: AnswerError | null = null;
  while (!run.isPaused && error === null && run.sending.done < run.portions.length) {
    const answer = await sendPortion(run);
    if (answer.ok) run.sending = afterPortion(run, answer.value, began);
    else error = answer.error;
    told(run.sending);
  }
  run.sending = { ...run.sending, stage: run.sending.done >= run.portions.length ? 'done' : 'paused' };
  told(run.sending);
  return error;
}

const sendPortion = ({ source, portions, sending }: Run) =>
  callSettings('importIncidents', {
    sourceId: source.id,
    hash: source.file.hash,
    portion: sending.done + 1,
    rows: [...(portions[sending.done] ?? [])],
  });

const beginning = ({ file }: SourceView, rows: number): Sending => ({
  stage: 'sending',
  portions: file.portions,
  done: file.done,
  rows,
  rowsDone: file.rowsDone,
  added: 0,
  changed: 0,
  same: 0,
  faults: file.faults,
  faultCount: file.faultCount,
  rate: 0,
});

/** What is new is what the source holds more: a portion whose answer was lost is not called old when it is sent again. */
function afterPortion(
  { source, sending: before }: Run,
  taken: IncidentsTaken,
  began: { readonly at: number; readonly rows: number },
): Sending {
  const seconds = Math.max(0.001, (performance.now() - began.at) / 1000);
  const added = Math.max(0, taken.incidents - source.incidents);
  const told = before.added + before.changed + before.same + taken.told;
  const changed = before.changed + taken.changed;
  return {
    ...before,
    done: taken.done,
    rowsDone: taken.rowsDone,
    faultCount: taken.faultCount,
    faults: [...before.faults, ...taken.faults],
    added,
    changed,
    same: Math.max(0, told - added - changed),
    rate: (taken.rowsDone - began.rows) / seconds,
  };
}
