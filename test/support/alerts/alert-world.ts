import { IssueId } from '../../../src/contract/ids.ts';
import { DEFAULT_SETTINGS } from '../../../src/contract/settings.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { lookAndTell } from '../../../src/usecases/alerts/look-and-tell.ts';
import { noticeChanges } from '../../../src/usecases/alerts/notice-changes.ts';
import { tickAlerts } from '../../../src/usecases/alerts/tick-alerts.ts';
import { touchClocks } from '../../../src/usecases/alerts/touch-clocks.ts';
import type { StoredRule } from '../../../src/usecases/ports/alerts.ts';
import { JiraUnavailableError } from '../../../src/usecases/ports/errors.ts';
import { AlertSite } from './alert-site.ts';
import { AlertStore } from './alert-store.ts';
import type { Faults } from './faults.ts';
import type { RequestHistory } from './request-history.ts';
import { TellingSite } from './telling-site.ts';
import { TellingStore } from './telling-store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Due {
  readonly at: number;
  readonly run: () => Promise<void>;
  /** Requests that it is about; null: all. */
  readonly of: readonly string[] | null;
  /** Deliveries of a queue event so far; null for what is never delivered again. */
  readonly tries: number | null;
}

/** The app's handling of clocks over a Jira and a store in memory; what is due is done one after the other. */
export class AlertWorld {
  readonly store: AlertStore;
  readonly site: AlertSite;
  readonly telling: TellingStore;
  readonly desk: TellingSite;
  /** What went wrong, and when, by the id of the request; '' is what concerns all. */
  readonly disturbances = new Map<string, number[]>();
  now: number;
  readonly #faults: Faults;
  readonly #random: () => number;
  readonly #histories: readonly RequestHistory[];
  #due: Due[] = [];
  #callsLeft = Infinity;
  #walkedThrough: number;

  constructor(
    histories: readonly RequestHistory[],
    options: {
      readonly start: number;
      readonly faults: Faults;
      readonly random: () => number;
      readonly rules?: readonly StoredRule[];
    },
  ) {
    this.now = options.start;
    this.#walkedThrough = options.start;
    this.#faults = options.faults;
    this.#random = options.random;
    this.#histories = histories;
    const spend = (): void => {
      this.#callsLeft -= 1;
      if (this.#callsLeft < 0) throw new Error('killed');
    };
    const call = (): void => {
      spend();
      if (this.#isOut('jira')) throw new JiraUnavailableError('an outage');
    };
    const now = (): number => this.now;
    this.store = new AlertStore(spend, options.rules);
    this.site = new AlertSite(histories, { now, call });
    this.telling = new TellingStore(spend);
    this.desk = new TellingSite({
      now,
      call,
      mail: () => {
        call();
        if (this.#isOut('mail')) throw new JiraUnavailableError('no answer');
      },
      answer: spend,
      exists: (issueId) => this.site.exists(issueId),
    });
  }

  get #deps() {
    let tokens = 0;
    const { clockRows, touches, alerts, alertFieldRows, watermarks, untold, alertRules } = this.store;
    const { clockReader, alertFields } = this.site;
    const { alertMails, threads } = this.telling;
    const { mailer, alertPeople, threadComments } = this.desk;
    return {
      clockRows,
      touches,
      alerts,
      alertFieldRows,
      watermarks,
      clockReader,
      alertFields,
      untold,
      alertRules: { ...alertRules, noteFaults: async () => {} },
      alertMails,
      threads,
      mailer,
      alertPeople,
      threadComments,
      detectors: { all: async () => new Map<never, never>() },
      detectorLooks: {
        claim: async () => [],
        note: async () => {},
        noteMissing: async () => {},
        settle: async () => {},
        troubles: async () => new Map<never, never>(),
      },
      projects: { list: async () => [] },
      contracts: { findInForce: async () => null },
      settings: {
        get: async () => ({
          version: 1,
          settings: { ...DEFAULT_SETTINGS, calendar: { ...DEFAULT_SETTINGS.calendar, weekdays: [1, 2, 3, 4, 5] } },
          savedBy: null,
          savedAt: null,
        }),
      },
      clock: { now: () => toInstant(this.now) },
      conditions: { match: async () => new Map<string, never>() },
      newToken: () => `${this.now}.${(tokens += 1)}.${this.#random()}`,
      log: () => {},
      queues: {
        pushClockLooks: async (looks: readonly { delaySeconds: number; issueIds: readonly IssueId[] }[]) => {
          for (const { delaySeconds, issueIds } of looks) this.#queueLook(this.now + delaySeconds * 1000, issueIds);
        },
      },
    };
  }

  /** Plays until the instant, ticks and hours included. */
  async play(until: number): Promise<void> {
    this.#plan(until);
    this.#due.sort((a, b) => b.at - a.at);
    for (let next = this.#due.pop(); next !== undefined && next.at <= until; next = this.#due.pop()) {
      this.now = next.at;
      await this.#invoke(next);
    }
    this.now = until;
  }

  #plan(until: number): void {
    const from = this.now;
    for (const history of this.#histories) {
      for (const { at } of history.happenings) if (at > from && at <= until) this.#planEvent(at, history.id);
    }
    for (let at = from + 5 * MINUTE; at <= until; at += 5 * MINUTE) {
      this.#due.push({ at, run: () => tickAlerts(this.#deps)(), of: null, tries: null });
    }
    for (let at = from + 24 * HOUR + 31_000; at <= until; at += 24 * HOUR) {
      this.#due.push({ at, run: () => this.#sweep(), of: null, tries: null });
    }
    for (let at = from + HOUR + 17_000; at <= until; at += HOUR) {
      this.#due.push({ at, run: () => this.#reconcile(), of: null, tries: null });
    }
  }

  /** A look for requests that are gone and whose event was lost; the product takes a portion a day, this all of them. */
  async #sweep(): Promise<void> {
    const lost = new Set(
      [...this.store.rows.values()].map(({ issueId }) => issueId).filter((id) => !this.site.exists(id)),
    );
    for (const issueId of lost) await touchClocks(this.#deps)({ issueId });
  }

  #planEvent(at: number, id: string): void {
    const { dropEvent, doubleEvent, delayEvent } = this.#faults;
    const copies = this.#hits(dropEvent, at) ? 0 : this.#hits(doubleEvent, at) ? 2 : 1;
    if (copies === 0) this.#disturb([id], at);
    for (let copy = 0; copy < copies; copy += 1) {
      const late = this.#hits(delayEvent, at) ? Math.floor(this.#random() * 3 * MINUTE) : 0;
      const run = () => touchClocks(this.#deps)({ issueId: IssueId.parse(id) });
      if (late > 0) this.#disturb([id], at);
      this.#due.push({ at: at + late, run, of: [id], tries: null });
    }
  }

  #queueLook(at: number, issueIds: readonly IssueId[]): void {
    if (this.#hits(this.#faults.dropLook)) {
      this.#disturb(issueIds, at);
      return;
    }
    const late = this.#hits(this.#faults.delayLook) ? Math.floor(this.#random() * 5 * MINUTE) : 0;
    if (late > 0) this.#disturb(issueIds, at);
    this.#insert({ at: at + late, run: () => lookAndTell(this.#deps)(issueIds), of: issueIds, tries: 0 });
  }

  #disturb(ids: readonly string[] | null, at: number): void {
    for (const id of ids ?? ['']) {
      const known = this.disturbances.get(id);
      if (known === undefined) this.disturbances.set(id, [at]);
      else known.push(at);
    }
  }

  /** What an hourly walk over changed requests shows: from where the last one that ended began, with its overlap. */
  async #reconcile(): Promise<void> {
    const since = this.#walkedThrough - 35 * MINUTE;
    const changed = this.#histories
      .filter((each) => each.endsAt > since && each.existsAt(this.now) && each.updatedAt(this.now) > since)
      .map((each) => ({
        issueId: IssueId.parse(each.id),
        updatedAt: toInstant(each.updatedAt(this.now)),
        hasClock: each.ongoing(this.now).length > 0,
      }));
    if (this.#isOut('jira')) return;
    await noticeChanges(this.#deps)(changed);
    this.#walkedThrough = this.now;
  }

  async #invoke(due: Due): Promise<void> {
    const isOut = this.#isOut('app');
    this.#callsLeft = this.#hits(this.#faults.kill) ? Math.floor(this.#random() * 12) : Infinity;
    try {
      if (isOut) throw new Error('out');
      await due.run();
    } catch {
      this.#disturb(due.of, this.now);
      // A queue event is delivered again, four times at most; anything else is lost.
      if (due.tries !== null && due.tries < 4) {
        this.#insert({ ...due, at: this.now + 30_000 * 2 ** due.tries, tries: due.tries + 1 });
      }
    } finally {
      this.#callsLeft = Infinity;
    }
  }

  /** Latest first, so that the next one is taken from the end. */
  #insert(due: Due): void {
    let low = 0;
    let high = this.#due.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#due[middle]?.at ?? 0) > due.at) low = middle + 1;
      else high = middle;
    }
    this.#due.splice(low, 0, due);
  }

  #hits(share: number, at = this.now): boolean {
    return share > 0 && at < this.#faults.until && this.#random() < share;
  }

  #isOut(of: 'app' | 'jira' | 'mail'): boolean {
    return this.#faults.outages.some((outage) => outage.of === of && outage.from <= this.now && this.now < outage.to);
  }
}
