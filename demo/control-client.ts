import { z } from 'zod';

const PersonRow = z.looseObject({
  accountId: z.string(),
  displayName: z.string(),
  role: z.string(),
  token: z.string(),
});
export type PersonRow = z.infer<typeof PersonRow>;

export interface InvokeCall {
  readonly moduleKey: string;
  readonly accountId: string;
  readonly functionKey: string;
  readonly payload: unknown;
  readonly extension: unknown;
  readonly locale?: string;
}

export interface ActionCall {
  readonly actionKey: string;
  readonly accountId: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly smartValues?: Readonly<Record<string, string>>;
}

/** Method and path, as they stand on the first line of an HTTP request. */
export type RestCall = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;

/** A call that the sandbox, or the app inside it, answered with an error. */
export class ControlError extends Error {
  readonly code = 'CONTROL_CALL_FAILED';
  readonly status: number;
  constructor(call: string, status: number, body: string) {
    super(`${call} answered ${status}: ${body.slice(0, 500)}`);
    this.status = status;
  }
}

/** The sandbox's control contract and Jira's REST as a client on the same port sees them. Nothing else is used to make a world. */
export class ControlClient {
  readonly #url: string;
  readonly #tokens = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  /** Declares what an administrator would click together. */
  async declare(world: unknown): Promise<void> {
    await this.#send('POST /__sandbox/world', world);
    await this.people();
  }

  async people(): Promise<readonly PersonRow[]> {
    const people = z.array(PersonRow).parse(await this.#send('GET /__sandbox/people'));
    for (const person of people) this.#tokens.set(person.accountId, person.token);
    return people;
  }

  /**
   * Moves virtual time forward to `instant` (epoch ms) and waits until everything due has run. `hold` keeps schedules back
   * until a later call, `coalesce` runs each one that came due once.
   */
  async moveTo(instant: number, schedules: 'each' | 'coalesce' | 'hold'): Promise<void> {
    await this.#send('POST /__sandbox/clock', { to: new Date(instant).toISOString(), schedules });
  }

  /** Moves virtual time forward by an ISO duration. `PT0S` only waits for what is due. */
  async advance(duration: string, schedules: 'each' | 'coalesce' = 'each'): Promise<void> {
    await this.#send('POST /__sandbox/clock', { advance: duration, schedules });
  }

  /** Lets virtual time run at the pace of the clock on the wall, or stops it. */
  async runClock(runs: boolean): Promise<void> {
    await this.#send('POST /__sandbox/clock', { runs });
  }

  /** Platform calls and invocations after number `since`. */
  async calls(since: number): Promise<unknown> {
    return this.#send(`GET /__sandbox/calls?since=${since}`);
  }

  /** Everything the site holds: Jira, tables, queue, clock. */
  async state(): Promise<unknown> {
    return this.#send('GET /__sandbox/state');
  }

  async faults(faults: unknown): Promise<void> {
    await this.#send('POST /__sandbox/faults', faults);
  }

  async invoke(call: InvokeCall): Promise<unknown> {
    return this.#send('POST /__sandbox/invoke', call);
  }

  /** One step of an automation rule: an action of the app, for an account. */
  async runAction(call: ActionCall): Promise<unknown> {
    return this.#send('POST /__sandbox/automation', call);
  }

  async snapshot(): Promise<unknown> {
    return this.#send('GET /__sandbox/snapshot');
  }

  async restore(snapshot: unknown): Promise<void> {
    await this.#send('POST /__sandbox/snapshot', snapshot);
  }

  /** Declares the walk through the world that the Story button begins. */
  async tell(story: unknown): Promise<void> {
    await this.#send('POST /__sandbox/story', story);
  }

  /** One REST call as a person of the site, `POST /rest/api/3/issue`; `{}` for an empty answer. */
  async rest(accountId: string, call: RestCall, body?: unknown): Promise<unknown> {
    const token = this.#tokens.get(accountId);
    if (token === undefined) throw new ControlError(call, 401, `nobody here is ${accountId}`);
    const authorization = `Basic ${Buffer.from(`${accountId}:${token}`).toString('base64')}`;
    // Jira gives the resource of its own survey only to those who opt in.
    return this.#send(call, body, { authorization, 'x-experimentalapi': 'opt-in' });
  }

  async #send(call: RestCall, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const [method = 'GET', path = '/'] = call.split(' ');
    const response = await fetch(this.#url + path, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ControlError(call, response.status, text);
    return text === '' ? {} : JSON.parse(text);
  }
}
