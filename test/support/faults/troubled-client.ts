import { z } from 'zod';
import {
  type ActionCall,
  ControlClient,
  ControlError,
  type InvokeCall,
  type RestCall,
} from '../../../demo/control-client.ts';
import { type FaultMix, faultMix } from './fault-mix.ts';

/** What a surface says when the person may try again. `UNEXPECTED` is not among them: the app has a word for every fault. */
const PASSING = z.looseObject({
  ok: z.literal(false),
  error: z.looseObject({ code: z.enum(['JIRA_BUSY', 'JIRA_UNAVAILABLE', 'STORAGE_UNAVAILABLE']) }),
});
/** What the audit log of a rule says of an action that came to nothing for the moment: the app's words, or Jira's for a function that died. */
const PASSING_ACTION = z.looseObject({
  status: z.literal('failure'),
  messages: z.array(z.string().regex(/try again|An unexpected error occurred in the app/)).min(1),
});
/** A page whose function died or ran out of time. */
const LOST = new Set([502, 504]);

/** Calls of people who look. */
const READS = /^GET |\/search\//;

/** How often a person clicks again at once, and how often after a minute. */
const TRIES = { atOnce: 8, afterMinutes: 40 };

/** An hourly repair and a tick are inside; a queue event that was late comes in as well, and the index of searches after it. */
const QUIET = ['PT65M', 'PT10M', 'PT1M'] as const;

/**
 * A site whose platform fails at random, used by somebody who knows that. Every call and every move of the clock happens
 * under the faults of the seed, and a click that failed for the moment is made again. Between what people
 * do and before anybody looks, the app has 76 untroubled minutes to catch up: what a test reads is what the app makes of it in the end. Faults that a test sets
 * itself stand alone until it resets them.
 */
export class TroubledClient extends ControlClient {
  readonly #seed: number;
  readonly #mix: FaultMix;
  #isTestsOwn = false;
  #armed = 0;
  /** Somebody did something since the app last caught up. */
  #hasActed = false;
  /** The clock moved under faults since then. */
  #isBehind = false;
  #catchingUp: Promise<void> = Promise.resolve();

  constructor(url: string, seed: number) {
    super(url);
    this.#seed = seed;
    this.#mix = faultMix(seed);
  }

  override async faults(faults: Readonly<Record<string, unknown>>): Promise<void> {
    if (!this.#isTestsOwn) await this.#catchUp();
    this.#isTestsOwn = faults['reset'] !== true;
    // What the test's own faults left undone is the test's to look at.
    this.#hasActed = false;
    this.#isBehind = false;
    await super.faults(this.#isTestsOwn ? { ...faults, reset: true } : faults);
  }

  override async moveTo(instant: number, schedules: 'each' | 'coalesce' | 'hold'): Promise<void> {
    await this.#arm();
    await super.moveTo(instant, schedules);
    this.#isBehind = true;
    if (this.#hasActed) await this.#catchUp();
  }

  override async advance(duration: string, schedules: 'each' | 'coalesce' = 'each'): Promise<void> {
    await this.#arm();
    await super.advance(duration, schedules);
    this.#isBehind = true;
    if (this.#hasActed) await this.#catchUp();
  }

  override async rest(accountId: string, call: RestCall, body?: unknown): Promise<unknown> {
    const reads = READS.test(call);
    if (reads) await this.#catchUp();
    await this.#arm();
    this.#hasActed ||= !reads;
    return super.rest(accountId, call, body);
  }

  override async state(): Promise<unknown> {
    await this.#catchUp();
    return super.state();
  }

  override async invoke(call: InvokeCall): Promise<unknown> {
    return this.#again(call.functionKey, () => super.invoke(call));
  }

  /** A rule that stopped is run again by somebody who reads its audit log. */
  override async runAction(call: ActionCall): Promise<unknown> {
    return this.#again(call.actionKey, () => super.runAction(call));
  }

  async #again(name: string, once: () => Promise<unknown>): Promise<unknown> {
    if (this.#isTestsOwn) return once();
    await this.#catchUp();
    this.#hasActed = true;
    for (let tries = 0; tries < TRIES.atOnce + TRIES.afterMinutes; tries += 1) {
      if (tries >= TRIES.atOnce) await super.advance('PT1M', 'coalesce');
      await this.#arm();
      const answer = await once().catch(passingFailure);
      if (answer !== null && !PASSING.safeParse(answer).success && !PASSING_ACTION.safeParse(answer).success)
        return answer;
    }
    throw new Error(`seed ${this.#seed}: ${name} never came through`);
  }

  /** Sets all faults of the seed. Their streams go on from call to call; a kill takes place once, so every third time it is armed anew. */
  async #arm(): Promise<void> {
    if (this.#isTestsOwn) return;
    const { killAfterCall, ...others } = this.#mix;
    const kills = killAfterCall !== undefined && this.#armed % 3 === 0;
    await super.faults({ ...(kills ? this.#mix : others), ...(this.#armed === 0 ? { seed: this.#seed } : {}) });
    this.#armed += 1;
  }

  /** Once for all who wait for it. */
  #catchUp(): Promise<void> {
    if (this.#isBehind && !this.#isTestsOwn) {
      this.#isBehind = false;
      this.#hasActed = false;
      this.#catchingUp = this.#catchingUp.then(() => this.#untroubled());
    }
    return this.#catchingUp;
  }

  async #untroubled(): Promise<void> {
    await super.faults({ reset: true });
    for (const duration of QUIET) await super.advance(duration, 'coalesce');
  }
}

/** Null for what a person meets by trying again. @throws the error when it is none of these */
function passingFailure(error: unknown): null {
  if (error instanceof ControlError && LOST.has(error.status)) return null;
  throw error;
}
