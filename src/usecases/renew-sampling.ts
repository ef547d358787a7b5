import type { Sampling } from '../domain/survey/sampling';
import { toInstant } from '../domain/time/instant';
import type { Requests, Watermarks } from './ports/facts';
import { SAMPLING_WATERMARK, samplingIn } from './ports/sampling';
import type { Clock, NewToken } from './ports/system';

export interface RenewSamplingDeps {
  readonly requests: Pick<Requests, 'closesByProcess'>;
  readonly watermarks: Watermarks;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

const THIRTY_DAYS_MS = 30 * 86_400_000;

/**
 * Counts once a day what each process closes in thirty days, which decides how many of its closes are asked about. The
 * seed is drawn once and stays, so a close is drawn the same however often it is looked at.
 * @throws StorageUnavailableError
 */
export const renewSampling = (deps: RenewSamplingDeps) => async (): Promise<void> => {
  const known = samplingIn(await deps.watermarks.find(SAMPLING_WATERMARK));
  const counts = await deps.requests.closesByProcess(toInstant(deps.clock.now() - THIRTY_DAYS_MS));
  const closes = Object.fromEntries(counts.map(({ processId, closes: count }) => [processId, count]));
  await deps.watermarks.set(SAMPLING_WATERMARK, { seed: known?.seed ?? deps.newToken(), closes } satisfies Sampling);
};
