import { filledForm, type AgreedContract } from './contracts.ts';
import { type Dice, createDice } from './dice.ts';
import type { ProcessTraffic } from './desks.ts';
import { PROCESSES } from './processes.ts';
import { AGENTS, PEOPLE, type RakiaPerson } from './people.ts';
import { addWorkingMinutes, instantOn, isWorkday } from './work-calendar.ts';

/** One thing somebody does, in the words of a service desk. */
export type Step =
  | {
      readonly kind: 'create';
      readonly by: string;
      readonly summary: string;
      readonly process: ProcessTraffic;
      /** What the requester filled in besides the summary, by field. */
      readonly fields: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'draft-contract'; readonly contract: AgreedContract }
  | { readonly kind: 'sign-contract'; readonly contract: AgreedContract; readonly side: 'giving' | 'receiving' }
  | { readonly kind: 'assign'; readonly by: string; readonly to: string }
  | { readonly kind: 'comment'; readonly by: string; readonly body: string }
  | {
      readonly kind: 'transition';
      readonly by: string;
      readonly to: 'start' | 'ask' | 'resolve' | 'decline' | 'reopen' | 'close';
    }
  | { readonly kind: 'rate'; readonly by: string; readonly rating: Rating };

export interface Rating {
  readonly score: number;
  readonly language: 'he' | 'en';
  readonly driverValue: number;
  readonly reasons: readonly string[];
  readonly comment: string;
  readonly lostMinutes: number;
}

export interface TimedStep {
  readonly at: number;
  /** Number of the request in the plan. */
  readonly request: number;
  readonly step: Step;
}

const DAY = 86_400_000;
const PAYROLL_DAYS = { from: 9, to: 14, weight: 3.2 };

/**
 * Half a year of requests of the invented firm, in order of time. Pure: the same window and seed give the same plan.
 * @param firstMidnight wall-clock midnight of the first day, as if its zone were UTC
 */
export function planTraffic(window: {
  readonly firstMidnight: number;
  readonly days: number;
  readonly until: number;
  readonly seed: number;
}): readonly TimedStep[] {
  const dice = createDice(window.seed);
  const steps: TimedStep[] = [];
  let request = 0;
  for (const process of PROCESSES) {
    for (let day = 0; day < window.days; day += 1) {
      const wall = window.firstMidnight + day * DAY;
      for (let n = arrivals(process, wall, dice); n > 0; n -= 1) {
        const createdAt = instantOn(window.firstMidnight, day, 480 + Math.floor(dice.roll() * 600));
        steps.push(...planRequest({ process, createdAt, request, dice }));
        request += 1;
      }
    }
  }
  return steps.filter((each) => each.at < window.until).toSorted((a, b) => a.at - b.at || a.request - b.request);
}

/** How many requests of a process arrive on a day: its monthly number over 22 working days, more of payroll when pay is due. */
function arrivals(process: ProcessTraffic, wall: number, dice: Dice): number {
  const dayOfMonth = new Date(wall).getUTCDate();
  const inPeak = dayOfMonth >= PAYROLL_DAYS.from && dayOfMonth <= PAYROLL_DAYS.to;
  const weight = process.peak ? (inPeak ? PAYROLL_DAYS.weight : 0.55) : 1;
  const expected = isWorkday(wall) ? (process.monthly / 21) * weight : 0;
  const sure = Math.floor(expected);
  return sure + (dice.chance(expected - sure) ? 1 : 0);
}

interface RequestPlan {
  readonly process: ProcessTraffic;
  readonly createdAt: number;
  readonly request: number;
  readonly dice: Dice;
}

function planRequest({ process, createdAt, request, dice }: RequestPlan): TimedStep[] {
  const agent = dice.pick(AGENTS[process.desk]);
  const requester = dice.pick(PEOPLE.filter((person) => person.accountId !== agent && person.role !== 'unlicensed'));
  const english = requester.locale === 'en-US';
  const say = (en: string, he: string): string => (english ? en : he);
  const summary = dice.pick(english ? process.subjects.en : process.subjects.he);
  const life = new Life(request, createdAt);
  life.after(process.replyHours * 0.4 * dice.stretch(process.spread), { kind: 'assign', by: agent, to: agent });
  const reply = say('We are on it.', 'קיבלנו, מטפלים.');
  life.after(process.replyHours * 0.6 * dice.stretch(process.spread), { kind: 'comment', by: agent, body: reply });
  life.after(0.1, { kind: 'transition', by: agent, to: 'start' });
  const asked = dice.chance(process.asksBack);
  const language = english ? ('en' as const) : ('he' as const);
  // Who is asked back had forgotten something.
  const fields = filledForm(process.id, { language, without: asked ? request : null });
  life.begin({ kind: 'create', by: requester.accountId, summary, process, fields });
  if (asked) {
    const missing = say('Here is what was missing.', 'מצורף מה שחסר.');
    life.after(0.3, { kind: 'transition', by: agent, to: 'ask' });
    life.after(5 * dice.stretch(0.9), { kind: 'comment', by: requester.accountId, body: missing });
    life.after(0.2, { kind: 'transition', by: agent, to: 'start' });
  }
  const ending = planEnding({ process, agent, requester, dice, life });
  if (dice.chance(process.answered)) {
    const rating = planRating({ process, requester, dice, troubles: { asked, ...ending } });
    life.after(3 * dice.stretch(1), { kind: 'rate', by: requester.accountId, rating });
  }
  return life.steps;
}

/** The close, and now and then a reopen with a second one. */
function planEnding(plan: {
  readonly process: ProcessTraffic;
  readonly agent: string;
  readonly requester: RakiaPerson;
  readonly dice: Dice;
  readonly life: Life;
}): { readonly reopened: boolean; readonly late: boolean; readonly declined: boolean } {
  const { process, agent, requester, dice, life } = plan;
  const declined = dice.chance(process.declined);
  const hours = process.solveHours * dice.stretch(process.spread);
  life.after(hours, { kind: 'transition', by: agent, to: declined ? 'decline' : 'resolve' });
  const reopened = !declined && dice.chance(process.reopened);
  if (reopened) {
    const again = process.solveHours * 0.6 * dice.stretch(process.spread);
    life.after(4 * dice.stretch(0.5), { kind: 'transition', by: requester.accountId, to: 'reopen' });
    life.after(again, { kind: 'transition', by: agent, to: 'resolve' });
  }
  return { reopened, late: hours > process.goals.solve, declined };
}

/** The steps of one request, each some working hours after the one before. */
class Life {
  readonly steps: TimedStep[] = [];
  readonly #request: number;
  readonly #createdAt: number;
  #at: number;

  constructor(request: number, createdAt: number) {
    this.#request = request;
    this.#createdAt = createdAt;
    this.#at = createdAt;
  }

  begin(step: Step): void {
    this.steps.unshift({ at: this.#createdAt, request: this.#request, step });
  }

  after(hours: number, step: Step): void {
    this.#at = addWorkingMinutes(this.#at, Math.max(1, hours * 60));
    this.steps.push({ at: this.#at, request: this.#request, step });
  }
}

function planRating(plan: {
  readonly process: ProcessTraffic;
  readonly requester: RakiaPerson;
  readonly dice: Dice;
  readonly troubles: {
    readonly asked: boolean;
    readonly reopened: boolean;
    readonly late: boolean;
    readonly declined: boolean;
  };
}): Rating {
  const { process, dice, troubles } = plan;
  const trouble =
    (troubles.asked ? 0.3 : 0) +
    (troubles.reopened ? 0.8 : 0) +
    (troubles.late ? 0.7 : 0) +
    (troubles.declined ? 0.6 : 0);
  const scale = (mean: number): number => Math.min(5, Math.max(1, Math.round(mean - trouble + dice.normal() * 0.9)));
  const score = scale(process.mood);
  const language = plan.requester.locale === 'en-US' ? 'en' : 'he';
  return {
    score,
    language,
    driverValue: scale(process.ease),
    reasons: score <= 3 && dice.chance(0.7) ? [dice.pick(process.reasons)] : [],
    comment: language === 'he' ? 'נתוני הדגמה' : 'demo data',
    lostMinutes: Math.round(30 * dice.stretch(1)),
  };
}
