import { errorBody, RestError } from '../../jira/http/rest-error.ts';
import { callerFor } from '../caller.ts';
import type { CallFate } from '../faults.ts';
import { pointsOf } from '../points.ts';
import type { RestAnswer, RestRequest } from '../ports.ts';
import { scopesNeeded } from './jira-scopes.ts';
import { type PlatformAnswer, type PlatformCall, json } from './platform-call.ts';

const ROUTE = /^\/fpp\/provider\/(app|user|none)\/remote\/jira(?:\/account\/([^/]+))?$/;
const OWN_HEADERS = /^(forge-proxy-|sandbox-|host$|connection$|transfer-encoding$|content-length$)/;

export function isJiraRoute(route: string): boolean {
  return ROUTE.test(route);
}

/** A call to Jira's or JSM's REST API for the app, for a person, or for nobody. */
export async function answerJira(call: PlatformCall): Promise<PlatformAnswer> {
  const [, provider = 'none', account] = ROUTE.exec(call.route) ?? [];
  const { installation } = call.invocation;
  const caller = callerFor(call.invocation, provider, account === undefined ? null : decodeURIComponent(account));
  if (!caller.ok)
    return {
      ...json('jira', 401, { code: 401, message: caller.why }),
      headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR', 'content-type': 'application/json' },
      points: 0,
    };
  const { faults, quota, clock, jira, rates } = installation;
  const { pointsPerHour: limit, ...perSecond } = faults.jiraLimits;
  const request: RestRequest = {
    method: call.method,
    path: call.target,
    headers: forwarded(call.headers),
    body: call.body,
    ...(call.bytes === undefined ? {} : { bytes: call.bytes }),
  };
  const refusal = quota.refusal(clock.now(), limit) ?? rates.jira.refusal(request, call.at, perSecond);
  if (refusal !== null) return { kind: 'jira', ...refusal, points: 0 };
  const fate = faults.callFate('jira');
  const answer =
    fate === 'ok' || fate === 'timeout' ? await jira.handle(request, caller.caller) : failure(fate, request);
  const points = pointsOf(request, answer);
  quota.spend(points, clock.now());
  const seen = fate === 'timeout' ? failure(fate, request) : answer;
  return {
    kind: 'jira',
    status: seen.status,
    headers: { ...seen.headers, ...quota.headers(clock.now(), limit) },
    body: seen.body,
    ...(seen.bytes === undefined ? {} : { bytes: seen.bytes }),
    points,
    scopes: answer.status === 501 ? [] : scopesNeeded(request),
  };
}

function forwarded(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.test(name)));
}

/** The service desk words its own errors otherwise than the platform; what fails in front of both has one wording. */
function failure(fate: Exclude<CallFate, 'ok'>, { path }: RestRequest): RestAnswer {
  const headers = { 'content-type': 'application/json' };
  if (fate === 'status429')
    return {
      status: 429,
      headers: { ...headers, 'retry-after': '5', 'ratelimit-reason': 'jira-burst-based' },
      body: JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }),
    };
  if (fate === 'status500') {
    const error = new RestError(500, 'Internal server error');
    return { status: 500, headers, body: JSON.stringify(errorBody(error, path.startsWith('/rest/servicedeskapi/'))) };
  }
  return { status: 504, headers, body: JSON.stringify({ errorMessages: ['Gateway Timeout'], errors: {} }) };
}
