/** The seams between the parts of the sandbox. Nothing here, or anywhere in `sandbox/`, knows an app. */

export interface RestRequest {
  readonly method: string;
  /** Path with query, `/rest/api/3/issue/PAY-1?fields=summary`. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** A body that is no text, such as a form with files; `body` is null then. */
  readonly bytes?: Uint8Array;
}

export interface RestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** An answer that is a file; `body` is empty then. */
  readonly bytes?: Uint8Array;
}

/** On whose behalf a REST call is made; Jira's permissions and the manifest's scopes follow from it. */
export type Caller =
  | { readonly kind: 'app'; readonly appId: string; readonly scopes: readonly string[] }
  | {
      readonly kind: 'user';
      readonly accountId: string;
      /** `app`: `asUser()` in a function, scopes apply. `browser`: bridge or page. `basic`: REST client with a token. */
      readonly via: 'app' | 'browser' | 'basic';
      readonly scopes: readonly string[] | null;
    }
  | { readonly kind: 'anonymous' };

export type Role = 'site-admin' | 'project-admin' | 'agent' | 'customer' | 'unlicensed';

export interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly emailAddress: string;
  readonly role: Role;
  readonly token: string;
  /** `en-US`, `he-IL`. */
  readonly locale: string;
  readonly timeZone: string;
}

/** A product event as triggers receive it, before filters. */
export interface ProductEvent {
  readonly eventType: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The app that caused it, for `selfGenerated` and `ignoreSelf`. */
  readonly causedByApp: string | null;
}

export interface AppField {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly readOnly: boolean;
  readonly formatter: string | null;
}

/** The stateful Jira and JSM of one site. */
export interface JiraSite {
  handle(request: RestRequest, caller: Caller): Promise<RestAnswer>;
  onEvent(listener: (event: ProductEvent) => void): void;
  /** Every call with its answer, for whoever holds them to the documents. */
  onExchange(listener: (request: RestRequest, answer: RestAnswer) => void): void;
  /** Fields of an installed app, from its manifest. Field key: `<app id>__<environment>__<module key>`. */
  installFields(app: { readonly appId: string; readonly environmentId: string }, fields: readonly AppField[]): void;
  /** Declares what only an administrator can click together: people, groups, desks, workflows, SLAs, queues, dashboards. */
  declare(world: unknown): void;
  people(): readonly Person[];
  authenticate(authorization: string | undefined): Person | null;
  snapshot(): unknown;
  /** Takes the snapshot over: it must not be used afterwards. */
  restore(snapshot: unknown): void;
}

export interface SqlAnswer {
  readonly rows: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A MySQL error as Forge SQL words it. */
export class SqlError extends Error {
  readonly code: string;
  readonly debug: { readonly code: string; readonly errno: number; readonly sqlState: string };
  constructor(code: string, message: string, debug: { code: string; errno: number; sqlState: string }) {
    super(message);
    this.code = code;
    this.debug = debug;
  }
}

/** One database of one installation. BIGINT, DECIMAL, COUNT and SUM come back as strings, as from Forge. */
export interface SqlEngine {
  readonly name: 'embedded' | 'mariadb';
  execute(query: string, params: readonly unknown[], kind: 'execute' | 'ddl'): Promise<SqlAnswer>;
  /** Every table with its rows, for `/__sandbox/state` and snapshots. */
  dump(): Promise<Readonly<Record<string, readonly Record<string, unknown>[]>>>;
  /** Tables' DDL and rows, to be given to `load` of the same or the other engine. */
  snapshot(): Promise<unknown>;
  load(snapshot: unknown): Promise<void>;
  /** What tables and their indexes take, in whole pages of the engine. */
  storedBytes(): Promise<number>;
  close(): Promise<void>;
}

/** Virtual time in epoch milliseconds. Only the sandbox moves it. */
export interface Clock {
  now(): number;
}
