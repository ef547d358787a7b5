import { randomBytes } from 'node:crypto';
import type { Installation } from './installation.ts';

/** What the platform knows a person as, when it lets an app act for them. */
export type AccountType = 'licensed' | 'unlicensed' | 'customer' | 'anonymous';

/** Why a function runs. Only `invoke` has a person waiting; `automation` acts for one. */
export type InvocationCause = 'invoke' | 'automation' | 'trigger' | 'schedule' | 'queue';

export interface InvocationSpec {
  readonly cause: InvocationCause;
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly functionKey: string;
  readonly body: unknown;
  readonly account: { readonly accountId: string; readonly type: AccountType } | null;
  /** Pushes in a row that led here; 0 when no queue is involved. */
  readonly chain: number;
}

/** A running invocation. */
export interface Invocation {
  readonly spec: InvocationSpec;
  readonly installation: Installation;
  /** Number on its site, from 1. */
  readonly number: number;
  readonly invocationId: string;
  readonly token: string;
  /** Platform calls it made so far. */
  calls: number;
}

/** The invocations that run now, by the token each carries on its platform calls. */
export class InvocationRegistry {
  readonly #running = new Map<string, Invocation>();

  /** Opens an invocation; its token is good until `close`. */
  open(invocation: Omit<Invocation, 'token' | 'calls'>): Invocation {
    const opened = { ...invocation, token: randomBytes(24).toString('base64url'), calls: 0 };
    this.#running.set(opened.token, opened);
    return opened;
  }

  find(token: string): Invocation | null {
    return this.#running.get(token) ?? null;
  }

  close(invocation: Invocation): void {
    this.#running.delete(invocation.token);
  }
}
