import { z } from 'zod';
import { ADMIN, AGENT, DANA, MOTI, OTHER_AGENT, PARTNER, type CallAnswer, type SmallDesk } from '../small-desk.ts';
import type { FaultMix } from './fault-mix.ts';

const HOUR_MS = 3_600_000;
/** Hour of the day from which nothing fails any more. */
const REPAIRS_AT = 20;
/** How often a person tries: the hourly repair of a lost close is inside several times, because it may fail as well. */
const TRIES = 42;
const TRY_MS = 10 * 60_000;
/** Between two closes: fewer than five fall into ten minutes. */
const APART_MS = 4 * 60_000;

/**
 * A working day of the desk with its ends open: requests closed, rated, reopened and rated again, declined, deleted, given to
 * somebody else. What people do in Jira happens at the same instants in every run; a rating is tried again until it is taken.
 */
export class FaultStory {
  readonly #desk: SmallDesk;
  readonly #startsAt: number;
  readonly #mix: FaultMix | null;
  readonly #seed: number;
  readonly #keys = new Map<string, string>();
  #now: number;
  #steps = 0;

  constructor(
    desk: SmallDesk,
    run: { readonly startsAt: number; readonly seed: number; readonly mix: FaultMix | null },
  ) {
    this.#desk = desk;
    this.#startsAt = run.startsAt;
    this.#now = run.startsAt;
    this.#mix = run.mix;
    this.#seed = run.seed;
  }

  /** Plays the day under the faults, then lets the app's own repairs have half a day without any. */
  async play(): Promise<void> {
    await this.#desk.client.faults({ reset: true, seed: this.#seed });
    await this.#raiseAndClose();
    await this.#rateAll();
    await this.#secondLife();
    await this.#desk.client.faults({ reset: true });
    for (const hour of [REPAIRS_AT, 21.5]) await this.#at(hour);
    await this.#answerAgain();
    for (const hour of [23, 24, 24.5]) await this.#at(hour);
  }

  /** What each surface shows of the day, without what a run draws by chance and without instants of reading and answering. */
  async shown(): Promise<unknown> {
    const requests: Record<string, unknown> = {};
    for (const [name, key] of this.#keys) {
      if (name === 'deleted') continue;
      requests[name] = {
        card: comparable(await this.#desk.card(OWNERS[name] ?? DANA, key, 'readCard', {})),
        panel: comparable(await this.#desk.panel(AGENT, key)),
        fields: await this.#desk.fieldsOf(key),
      };
    }
    const gadget = comparable(await this.#desk.gadget(ADMIN, 'readGadget', { config: {} }));
    return { requests, gadget };
  }

  /** Whether a table still names the request that was deleted. */
  async remembersDeleted(): Promise<boolean> {
    const { sql } = State.parse(await this.#desk.client.state());
    return JSON.stringify(sql).includes(`"${this.#key('deleted')}"`);
  }

  async #raiseAndClose(): Promise<void> {
    await this.#at(0.25);
    for (const [name, owner] of Object.entries(OWNERS))
      this.#keys.set(name, await this.#desk.raise(owner, `A ${name} request`));
    await this.#at(1);
    for (const name of this.#keys.keys())
      if (name !== 'own') await this.#desk.comment(AGENT, this.#key(name), 'Done, please look.');
    // One by one: whoever rates a close before it can be seen to be one of many was asked, and faults decide who that is.
    for (const [index, name] of [...this.#keys.keys()].filter((each) => each !== 'open').entries()) {
      await this.#at(1.2 + (index * APART_MS) / HOUR_MS);
      await this.#desk.move(AGENT, this.#key(name), name === 'declined' ? 'decline' : 'resolve');
    }
  }

  async #rateAll(): Promise<void> {
    await this.#at(2);
    for (const [name, score] of [
      ['rated', 5],
      ['twice', 2],
      ['declined', 1],
      ['deleted', 3],
      ['partner', 4],
    ] as const)
      await this.#rate(name, score);
  }

  async #secondLife(): Promise<void> {
    await this.#at(10);
    for (const name of ['twice', 'reopened']) await this.#desk.move(AGENT, this.#key(name), 'reopen');
    const reporter = { fields: { reporter: { accountId: MOTI } } };
    await this.#desk.client.rest(AGENT, `PUT /rest/api/3/issue/${this.#key('handed-over')}`, reporter);
    await this.#desk.client.rest(ADMIN, `DELETE /rest/api/3/issue/${this.#key('deleted')}`);
    await this.#at(11);
    for (const name of ['twice', 'reopened']) await this.#desk.move(AGENT, this.#key(name), 'resolve');
    await this.#at(11.5);
    await this.#rate('twice', 4);
  }

  /** A score given before the app heard of the second close changed the first answer; the card then asks once more. */
  async #answerAgain(): Promise<void> {
    const card = Asks.safeParse(await this.#desk.card(DANA, this.#key('twice'), 'readCard', {}));
    if (card.success) await this.#rate('twice', 4);
  }

  /** A person who clicks, sees that it failed and comes back later. */
  async #rate(name: string, score: number): Promise<void> {
    const owner = OWNERS[name] ?? DANA;
    for (let tries = 0; tries < TRIES; tries += 1) {
      await this.#armed();
      const answer = await this.#desk.rate(owner, this.#key(name), score).catch((error: unknown) => error);
      if (isTaken(answer, score)) return;
      await this.#moveTo(this.#now + TRY_MS);
    }
    throw new Error(`seed ${this.#seed}: ${name} could not be rated in ${(TRIES * TRY_MS) / HOUR_MS} hours`);
  }

  #key(name: string): string {
    return this.#keys.get(name) ?? name;
  }

  /** Goes to an hour of the day, unless the tries of a rating have taken longer. */
  async #at(hour: number): Promise<void> {
    await this.#moveTo(this.#startsAt + hour * HOUR_MS);
    await this.#armed();
  }

  async #moveTo(instant: number): Promise<void> {
    if (instant < this.#now) throw new Error(`seed ${this.#seed}: the tries took longer than the story waits`);
    this.#now = instant;
    await this.#desk.client.moveTo(instant, 'coalesce');
  }

  /** The faults hold until the repairs begin; a kill takes place once, so it is armed anew from time to time. */
  async #armed(): Promise<void> {
    if (this.#mix === null || this.#now >= this.#startsAt + REPAIRS_AT * HOUR_MS) return;
    this.#steps += 1;
    const { killAfterCall, ...rest } = this.#mix;
    const kills = killAfterCall !== undefined && this.#steps % 3 === 0;
    await this.#desk.client.faults(kills ? this.#mix : rest);
  }
}

/** The requests of the story and whose they are. */
const OWNERS: Readonly<Record<string, string>> = {
  rated: DANA,
  twice: DANA,
  reopened: MOTI,
  deleted: MOTI,
  declined: DANA,
  open: MOTI,
  'handed-over': DANA,
  own: OTHER_AGENT,
  partner: PARTNER,
};

const State = z.looseObject({ sql: z.unknown() });
const Asks = z.looseObject({ value: z.looseObject({ kind: z.literal('ask') }) });
const Taken = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({ kind: z.literal('answered'), answer: z.looseObject({ score: z.number() }) }),
});

function isTaken(answer: unknown, score: number): boolean {
  const parsed = Taken.safeParse(answer);
  return parsed.success && parsed.data.value.answer.score === score;
}

/** Drawn by chance for each card, or told by when the person came through. */
const BY_RUN = new Set(['driverItem', 'asksLostTime', 'answeredAt', 'editableUntil', 'asOf']);

function comparable(answer: CallAnswer): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (BY_RUN.has(key) ? undefined : value)));
}
