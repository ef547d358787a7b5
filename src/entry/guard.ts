import type { Request } from '@forge/resolver';
import { z } from 'zod';
import type { Composed, Invocation } from '../compose/system';
import { AccountId } from '../contract/ids';
import type { Answer, ErrorCode } from '../contract/errors';
import type { Language } from '../contract/words';
import { languageOf } from '../domain/language-of';
import {
  AppError,
  BadInputError,
  LicenceLapsedError,
  NotSignedInError,
  WrongSurfaceError,
} from '../usecases/ports/errors';
import type { Log } from '../usecases/ports/system';
import { messageOf } from './messages';
import { platformCall, type PlatformCall } from './platform';

/** A call that has been parsed and comes from a signed-in person on the right surface. */
export interface Call<Payload, Extension> {
  readonly payload: Payload;
  /** Where the browser says the surface stands: a claim, parsed but never trusted. */
  readonly extension: Extension;
  /** The person, vouched for by the platform. */
  readonly accountId: AccountId;
  readonly language: Language;
  /** What the platform itself says of this invocation. */
  readonly platform: PlatformCall;
}

export interface Guarded<App, Payload, Extension, Value> {
  readonly payload: z.ZodType<Payload>;
  readonly extension: z.ZodType<Extension>;
  /** What may leave the app: a value with another key or form is our fault and leaves as UNEXPECTED. */
  readonly result: z.ZodType<Value>;
  /** Whether the function changes anything: it is refused while the licence has lapsed. */
  readonly changes?: boolean;
  /** Refuses by throwing an AppError; runs before the use case and after parsing. */
  readonly authorise?: (app: App, call: Call<Payload, Extension>) => Promise<void>;
  readonly run: (app: App, call: Call<Payload, Extension>) => Promise<Value>;
}

/** For surfaces whose place says nothing that a function needs. */
export const AnyExtension = z.unknown();

/** The SDK takes account and licence from the platform and everything else of the context from the browser. */
const Context = z.object({ accountId: AccountId.optional(), locale: z.unknown(), extension: z.unknown() });

/**
 * The one way into a resolver function of the given modules: parse, authorise, run one use case, word what failed. Answers
 * always; what it logs once is never personal. A resolver has only its own functions, so a function of another surface
 * is not found at all; a module that another resolver serves is refused here, by the platform's word for it. `compose` builds
 * what the resolver's own functions need.
 */
export const guardFor =
  <App extends Composed>(moduleKeys: readonly string[], compose: (invocation: Invocation) => App) =>
  <Payload, Extension, Value>(functionKey: string, spec: Guarded<App, Payload, Extension, Value>) =>
  async (request: Request): Promise<Answer<Value>> => {
    const platform = platformCall();
    const app = compose(platform);
    const language = languageOf(request.context['locale']);
    try {
      if (!moduleKeys.includes(platform.moduleKey)) throw new WrongSurfaceError('called from another module');
      if (spec.changes === true && !platform.isLicensed) throw new LicenceLapsedError('only reading');
      const call = { ...toCall(request, spec, language), platform };
      await spec.authorise?.(app, call);
      return { ok: true, value: spec.result.parse(await spec.run(app, call)) };
    } catch (error) {
      logFailure(app.log, functionKey, error);
      return toFailure(error, language);
    }
  };

const toCall = <Payload, Extension>(
  request: Request,
  spec: Pick<Guarded<unknown, Payload, Extension, unknown>, 'payload' | 'extension'>,
  language: Language,
): Omit<Call<Payload, Extension>, 'platform'> => {
  const context = Context.parse(request.context);
  if (context.accountId === undefined || isAnonymous(context.accountId)) throw new NotSignedInError('no account');
  return {
    payload: parsed(spec.payload, request.payload, null),
    extension: parsed(spec.extension, context.extension, 'extension'),
    accountId: context.accountId,
    language,
  };
};

/** Atlassian calls everybody who is not signed in by these two names. */
const isAnonymous = (accountId: string): boolean => accountId === 'unidentified' || accountId === 'unknown';

/** `field` is the path of what is wrong first, `score` or `settings.calendar.zone`. */
const parsed = <T>(schema: z.ZodType<T>, value: unknown, root: string | null): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = [...(root === null ? [] : [root]), ...(result.error.issues[0]?.path ?? [])].join('.');
  throw new BadInputError('the payload does not parse', path === '' ? {} : { field: path });
};

const UNEXPECTED: ErrorCode = 'UNEXPECTED';

const toFailure = (error: unknown, language: Language): Answer<never> => {
  if (!(error instanceof AppError)) {
    return { ok: false, error: { code: UNEXPECTED, message: messageOf(UNEXPECTED, language, {}) } };
  }
  const { code, field, params } = error;
  return {
    ok: false,
    error: {
      code,
      message: messageOf(code, language, params),
      ...(field === null ? {} : { field }),
      ...(Object.keys(params).length === 0 ? {} : { params }),
    },
  };
};

/** Codes of people doing what they may not or too late: worth counting, not worth waking anybody. */
const EXPECTED = new Set<ErrorCode>([
  'BAD_INPUT',
  'NOT_SIGNED_IN',
  'WRONG_SURFACE',
  'NOT_YOUR_REQUEST',
  'NO_ACCESS',
  'PROJECT_CLOSED',
  'REQUEST_HIDDEN',
  'NO_PROCESS',
  'NOT_MANAGER',
  'NOT_ADMIN',
  'REQUEST_OPEN',
  'INVITATION_EXPIRED',
  'INVITATION_WITHDRAWN',
  'NO_WORKING_TIME',
  'CLAUSE_EMPTY',
  'CLAUSE_TOO_LONG',
  'DECIDER_GONE',
  'SAME_SIGNER',
  'TEXT_TOO_LONG',
  'BAD_CONDITION',
  'TOO_MANY_RULES',
  'BEYOND_GOAL',
  'NOTHING_MISSING',
  'FOLLOW_UP_CHANGED',
  'STALE_SAVE',
  'SWITCHED_OFF',
  'LICENCE_LAPSED',
  'IMPORT_FOREIGN',
  'IMPORT_NEWER',
  'IMPORT_DAMAGED',
  'IMPORT_OTHER_FILE',
  'IMPORT_OTHER_READING',
]);

/** The one line a failure leaves, with what caused it but nothing that people wrote. */
export const logFailure = (log: Log, where: string, error: unknown): void => {
  const code = error instanceof AppError ? error.code : UNEXPECTED;
  const cause = error instanceof Error ? error.cause : null;
  log(EXPECTED.has(code) ? 'info' : 'error', 'failed', {
    where,
    code,
    what: error instanceof AppError ? error.message : nameOf(error),
    cause: nameOf(cause),
  });
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'none');
