import { FRONT_END_REQUEST_BYTES, FRONT_END_RESPONSE_BYTES } from '../limits.ts';
import type { FunctionOutcome } from '../runtime/function-host.ts';
import type { Installation } from './installation.ts';
import type { AccountType, InvocationSpec } from './invocation.ts';
import type { Person } from './ports.ts';

/** One `invoke` of a page. Everything but `accountId` comes from the browser and is passed on as it came. */
export interface ResolverCall {
  readonly moduleKey: string;
  /** Who is signed in; null for a visitor. */
  readonly accountId: string | null;
  readonly functionKey: string;
  readonly payload: unknown;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly locale?: string;
  readonly timezone?: string;
  readonly localId?: string;
}

/** The platform would not run the function, or the function failed. `message` is what the page learns. */
export class InvokeError extends Error {
  readonly code:
    | 'INVALID'
    | 'NOT_FOUND'
    | 'FORBIDDEN'
    | 'TOO_LARGE'
    | 'RATE_LIMITED'
    | 'FUNCTION_FAILED'
    | 'TIMED_OUT'
    | 'CRASHED';
  readonly status: number;

  constructor(code: InvokeError['code'], message: string) {
    super(message);
    this.code = code;
    this.status = {
      INVALID: 400,
      NOT_FOUND: 404,
      FORBIDDEN: 403,
      TOO_LARGE: 413,
      RATE_LIMITED: 429,
      FUNCTION_FAILED: 500,
      TIMED_OUT: 504,
      CRASHED: 502,
    }[code];
  }
}

const ACCOUNT_TYPES: Readonly<Record<Person['role'], AccountType>> = {
  'site-admin': 'licensed',
  'project-admin': 'licensed',
  agent: 'licensed',
  customer: 'customer',
  unlicensed: 'unlicensed',
};

/**
 * What the platform makes of a page's `invoke` before the app sees it.
 * @throws InvokeError when there is no such module, function or account, the account may not load the module, or the request is too large
 */
export function toInvocation(installation: Installation, call: ResolverCall): InvocationSpec {
  const module = installation.manifest.uiModules.find(({ key }) => key === call.moduleKey);
  if (module === undefined) throw new InvokeError('NOT_FOUND', `The app has no module ${call.moduleKey}.`);
  if (module.resolver === null) throw new InvokeError('NOT_FOUND', `Module ${call.moduleKey} has no resolver.`);
  const person =
    call.accountId === null ? null : installation.jira.people().find(({ accountId }) => accountId === call.accountId);
  if (person === undefined) throw new InvokeError('NOT_FOUND', `There is no account ${call.accountId}.`);
  const accountType = person === null ? 'anonymous' : ACCOUNT_TYPES[person.role];
  if (accountType !== 'licensed' && !module.unlicensedAccess.includes(accountType))
    throw new InvokeError('FORBIDDEN', `Module ${call.moduleKey} is not open to accounts of type ${accountType}.`);
  const body = {
    call: { functionKey: call.functionKey, payload: call.payload },
    context: contextOf(installation, call, { person, accountType }),
  };
  if (Buffer.byteLength(JSON.stringify(body.call)) > FRONT_END_REQUEST_BYTES)
    throw new InvokeError('TOO_LARGE', 'Request payload size exceeded maximum allowed payload size (500 KB).');
  return {
    cause: 'invoke',
    moduleKey: module.key,
    moduleType: module.type,
    functionKey: module.resolver,
    body,
    chain: 0,
    account: person === null ? null : { accountId: person.accountId, type: accountType },
  };
}

/** The bridge context: account, licence and place are the platform's word, `extension` is the browser's. */
function contextOf(
  installation: Installation,
  call: ResolverCall,
  { person, accountType }: { person: Person | null; accountType: AccountType },
): Record<string, unknown> {
  const { deployment, license } = installation;
  return {
    ...(person === null ? {} : { accountId: person.accountId }),
    accountType,
    cloudId: installation.cloudId,
    siteUrl: installation.siteUrl,
    moduleKey: call.moduleKey,
    localId: call.localId ?? `ari-local/${call.moduleKey}`,
    environmentId: deployment.environmentId,
    environmentType: deployment.environmentType,
    locale: call.locale ?? person?.locale ?? 'en-US',
    timezone: call.timezone ?? person?.timeZone ?? 'UTC',
    ...(license === null ? {} : { license }),
    installContext: installation.contextAri,
    extension: call.extension,
  };
}

/**
 * What the page receives. A function that returned undefined reaches the page as `{}`.
 * @throws InvokeError when the function failed or answered more than a page may receive
 */
export function toPageAnswer(outcome: FunctionOutcome): unknown {
  switch (outcome.kind) {
    case 'returned':
      if (outcome.body === null) return {};
      if (Buffer.byteLength(outcome.body) > FRONT_END_RESPONSE_BYTES)
        throw new InvokeError('TOO_LARGE', 'Response payload size exceeded maximum allowed payload size (5 MB).');
      return JSON.parse(outcome.body);
    case 'threw':
      throw new InvokeError('FUNCTION_FAILED', outcome.error.errorMessage);
    case 'timed-out':
      throw new InvokeError('TIMED_OUT', `Function timed out after ${outcome.seconds} seconds.`);
    case 'died':
      throw new InvokeError(
        'CRASHED',
        outcome.why === 'out-of-memory'
          ? 'Function ran out of memory.'
          : `Function process ended unexpectedly.${outcome.why === 'exit' ? `\n${outcome.lastWords}` : ''}`,
      );
  }
}
