import { z } from 'zod';
import { PRIVACY_ACCOUNTS_PER_CALL } from '../../limits.ts';
import { type PlatformAnswer, type PlatformCall, json, notModelled, readJson } from './platform-call.ts';

const PRIVACY_SCOPE = 'report:personal-data';
const Accounts = z.object({ accounts: z.array(z.object({ accountId: z.string(), updatedAt: z.string() })) });

export function isQueueCall(call: PlatformCall): boolean {
  return call.target.startsWith('/webhook/queue/');
}

/** Everything the SDK sends to the gateway: queues, the personal-data report; web triggers are not modelled. */
export function answerStargate(call: PlatformCall): PlatformAnswer {
  const { installation, spec } = call.invocation;
  const { queue, clock } = installation;
  const [, , area, action] = call.target.split('/');
  if (isQueueCall(call)) {
    const request = readJson(call.body);
    if (area !== 'queue') return notModelled('queue', call);
    if (action === 'publish')
      return queueAnswer(
        queue.push(request, { now: clock.now(), chain: spec.chain + (spec.cause === 'queue' ? 1 : 0) }),
        () => installation.wake(),
      );
    if (action === 'stats') return queueAnswer(queue.stats(request));
    if (action === 'cancel') return queueAnswer(queue.cancel(request));
  }
  if (call.target === '/app/report-accounts') return answerPrivacy(call);
  return notModelled('other', call);
}

function queueAnswer(answer: { status: number; body: unknown }, then?: () => void): PlatformAnswer {
  then?.();
  return json('queue', answer.status, answer.body);
}

/** Says which of the reported accounts were closed or changed since `updatedAt`. */
function answerPrivacy(call: PlatformCall): PlatformAnswer {
  const { manifest, privacy } = call.invocation.installation;
  if (!manifest.scopes.includes(PRIVACY_SCOPE))
    return json('privacy', 403, {
      code: 'FORBIDDEN',
      message: `The manifest does not ask for the scope ${PRIVACY_SCOPE}.`,
    });
  const parsed = Accounts.safeParse(readJson(call.body));
  if (!parsed.success || parsed.data.accounts.length > PRIVACY_ACCOUNTS_PER_CALL)
    return json('privacy', 400, {
      code: 'BAD_REQUEST',
      message: `The body must hold at most ${PRIVACY_ACCOUNTS_PER_CALL} accounts.`,
    });
  const changed = privacy.report(parsed.data.accounts);
  const answer = changed.length === 0 ? json('privacy', 204, null) : json('privacy', 200, { accounts: changed });
  return { ...answer, scopes: [PRIVACY_SCOPE] };
}
