/** What host and child say to each other: the shape the platform's tunnel uses, and a `sandbox` part of our own. */

/** On a call that was sent while another one of its invocation was unanswered. */
export const BESIDE_HEADER = 'sandbox-beside';
/** On an answer: ms the call took of its function's time, without anybody having waited. */
export const SPENT_HEADER = 'sandbox-spent';

export interface AppContext {
  readonly appId: string;
  readonly appVersion: string;
  readonly environmentId: string;
  readonly environmentType: string;
  readonly invocationId: string;
  readonly installationId: string;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly license?: License;
  readonly permissions: { readonly scopes: readonly string[]; readonly external: unknown };
}

export interface License {
  readonly active: boolean;
  readonly isActive: boolean;
  readonly type: string;
}

export interface InvocationMeta {
  readonly proxy: { readonly url: string; readonly token: string; readonly host: string };
  readonly contextAri: string;
  readonly aaid?: string;
  readonly clientId: string;
  /** Seconds. */
  readonly timeout: number;
  readonly tracing: { readonly traceId: string; readonly spanId: string };
  readonly appContext: AppContext;
  readonly license?: License;
}

export interface LambdaEvent {
  readonly _meta: InvocationMeta;
  readonly body: unknown;
  /** `index.portal`: file and export. */
  readonly handler: string;
  readonly variables: readonly { readonly key: string; readonly value: string; readonly secure: boolean }[];
  readonly sandbox: {
    /** Epoch ms the function sees as now. */
    readonly now: number;
    /** Whether the clock runs on during the invocation. */
    readonly clockRuns: boolean;
    /** Names this invocation's stream of random numbers. */
    readonly randomSeed: string;
  };
}

export interface LambdaContext {
  readonly awsRequestId: string;
  /** Real time left, whatever the virtual clock says. */
  readonly getRemainingTimeInMillis: () => number;
}

export interface InvokeMessage {
  readonly lambdaEvent: LambdaEvent;
  /** `deadline` in real epoch ms. */
  readonly tunnelContext: { readonly requestId: string; readonly deadline: number };
}

export interface FunctionFailure {
  readonly errorMessage: string;
  readonly errorType: string;
  readonly stack: readonly string[];
}

/** `body` is the returned value as JSON, null when the function returned undefined. */
export type FunctionResult =
  | { readonly success: true; readonly body: string | null }
  | { readonly success: false; readonly error: FunctionFailure };

/** The process has loaded the app's code: from here on an invocation's time counts. */
export interface ReadyMessage {
  readonly ready: true;
}

export interface ResultMessage {
  readonly requestId: string;
  readonly result: FunctionResult;
}

/** One line of the child's standard output. Levels: 20 debug, 30 info, 40 warn, 50 error. */
export interface LogLine {
  readonly invocationId: string | null;
  readonly logLevel: number;
  readonly logArguments: readonly unknown[];
}
