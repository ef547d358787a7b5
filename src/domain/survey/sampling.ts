import type { IssueId, ProcessId } from '../../contract/ids';
import { shortHash } from '../experience/short-hash';

/** What draws need to know of a site, brought up to date once a day. */
export interface Sampling {
  /** Nobody outside the store knows it, so that no agent can tell which close will be drawn. */
  readonly seed: string;
  /** Closes of the last thirty days, by process. */
  readonly closes: Readonly<Record<string, number>>;
}

/** With which a close of the process is asked about: a census up to `above` closes in thirty days, then a sample of about as many. */
export const samplingProbability = (sampling: Sampling | null, processId: ProcessId | null, above: number): number => {
  const closes = processId === null ? 0 : (sampling?.closes[processId] ?? 0);
  return closes > above ? above / closes : 1;
};

/** The same answer however often it is asked, for one close of one request. */
export const isDrawn = (
  sampling: Sampling | null,
  close: { readonly issueId: IssueId; readonly closeNo: number },
  probability: number,
): boolean => probability >= 1 || uniform(`${sampling?.seed ?? ''} ${close.issueId} ${close.closeNo}`) < probability;

const DIGITS = 10;

/** In [0, 1), from the low digits of a hash: the high ones are not evenly spread in base 36. */
const uniform = (text: string): number => Number.parseInt(shortHash(text).slice(-DIGITS), 36) / 36 ** DIGITS;
