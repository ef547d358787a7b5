import type { CallRecord } from '../call-log.ts';
import type { Invocation } from '../invocation.ts';

/** One call of the app to the platform, as it arrived. */
export interface PlatformCall {
  readonly invocation: Invocation;
  readonly method: string;
  /** The part of the platform, `/fpp/provider/app/remote/jira`. */
  readonly route: string;
  /** What is wanted of it, `/rest/api/3/issue/PAY-1`. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** A form with files, in place of `body`. */
  readonly bytes?: Uint8Array;
  /** Instant by which rates count, epoch ms. */
  readonly at: number;
}

export interface PlatformAnswer {
  readonly kind: CallRecord['kind'];
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** A file, in place of `body`. */
  readonly bytes?: Uint8Array;
  readonly points?: number;
  /** Rows of a statement. */
  readonly rows?: number;
  readonly scopes?: readonly string[];
}

/** An answer with a JSON body. */
export function json(kind: CallRecord['kind'], status: number, body: unknown): PlatformAnswer {
  return {
    kind,
    status,
    headers: { 'content-type': 'application/json' },
    body: body === null ? null : JSON.stringify(body),
  };
}

/** The platform has this, the sandbox does not: loud, so that no test passes by silence. */
export function notModelled(
  kind: CallRecord['kind'],
  call: Pick<PlatformCall, 'method' | 'route' | 'target'>,
): PlatformAnswer {
  return json(kind, 501, {
    code: 'NOT_MODELLED',
    message: `The sandbox does not model ${call.method} ${call.route} ${call.target}`,
  });
}

/** The body as JSON; null when it is none. */
export function readJson(body: string | null): unknown {
  try {
    const parsed: unknown = JSON.parse(body ?? '');
    return parsed;
  } catch {
    return null;
  }
}
