import type { CallArea, CallFate } from '../faults.ts';
import { type PlatformAnswer, type PlatformCall, json } from './platform-call.ts';

/** Codes as the SDKs know them; the statuses and words of failures that are nobody's limit are our own. */
const FAILURES: Readonly<Record<Exclude<CallFate, 'ok'>, { status: number; code: string; message: string }>> = {
  status429: { status: 429, code: 'RATE_LIMIT_EXCEEDED', message: 'Rate limit exceeded' },
  status500: { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error' },
  timeout: { status: 504, code: 'GATEWAY_TIMEOUT', message: 'Gateway timeout' },
  queryTimeout: { status: 400, code: 'QUERY_TIMED_OUT', message: 'The query took too long' },
};

/** A call as the faults let it be: carried out, refused before anything is done, or carried out with its answer lost. */
export async function withFaults(
  call: PlatformCall,
  area: Exclude<CallArea, 'jira'>,
  answer: (call: PlatformCall) => PlatformAnswer | Promise<PlatformAnswer>,
): Promise<PlatformAnswer> {
  const fate = call.invocation.installation.faults.callFate(area);
  if (fate === 'ok') return answer(call);
  if (fate === 'timeout') await answer(call);
  const { status, code, message } = FAILURES[fate];
  return json(area, status, { code, message });
}

/** The refusal of a call that comes faster than the platform allows. */
export function tooFast(area: Exclude<CallArea, 'jira'>, why: string): PlatformAnswer {
  const { status, code } = FAILURES.status429;
  return json(area, status, { code, message: why });
}
