import type { AlertRule, RecipientRole } from '../../contract/alert-rules';
import type { AccountId, Instant } from '../../contract/ids';
import { toInstant } from '../time/instant';
import type { Crossing } from './plan-clocks';
import type { TellingHours } from './telling-hours';

/** Who stands for the roles of a rule on one request; null: nobody, or nobody who may still see it. */
export type RolePeople = Readonly<Record<RecipientRole, AccountId | null>>;

/** An alert somebody has raised, and who is there to be told. */
export interface DueAlert {
  readonly alert: Crossing;
  readonly people: RolePeople;
  /** When it was raised: its digest is the next one after that. */
  readonly raisedAt: Instant;
}

/** One message to one person about one alert. */
export interface Delivery {
  readonly alert: Crossing;
  readonly to: AccountId;
}

/** A message for later: it is planned again then, for the alert may be over and the day another. */
export interface LaterDelivery extends Delivery {
  readonly at: Instant;
}

/** What becomes of due alerts. Each person appears at most once for each alert, over all lists of messages. */
export interface DeliveryPlan {
  /** Told at once, the oldest alert first. */
  readonly now: readonly Delivery[];
  /** Quiet, or outside working hours, until `at`. */
  readonly held: readonly LaterDelivery[];
  /** Put into the one message of the day at `at`. */
  readonly digest: readonly LaterDelivery[];
  /** Over what the person is told on one day: counted and shown, never sent. */
  readonly dropped: readonly Delivery[];
  /** Alerts that go into the comment thread of their request. */
  readonly comments: readonly Crossing[];
}

export interface DeliveryContext {
  /** Every rule that an alert may name; one that has gone since tells nobody. */
  readonly rules: readonly AlertRule[];
  /** Messages each person has had today, of all rules. */
  readonly toldToday: ReadonlyMap<AccountId, number>;
  readonly hours: TellingHours;
  readonly now: Instant;
}

/**
 * Decides who hears of due alerts, and when. Several rules behind one alert make one message to each person: the soonest
 * of what they allow, under the smallest of their budgets. Only alerts of kind `new` are told.
 */
export const planDeliveries = (due: readonly DueAlert[], context: DeliveryContext): DeliveryPlan => {
  const news = due.filter(({ alert }) => alert.kind === 'new').toSorted((a, b) => a.alert.dueAt - b.alert.dueAt);
  const wishes = news.flatMap((each) => wishesOf(each, context));
  const told = new Map(context.toldToday);
  const now: Delivery[] = [];
  const dropped: Delivery[] = [];
  for (const { delivery, budget } of wishes.filter(({ when }) => when.kind === 'now')) {
    const before = told.get(delivery.to) ?? 0;
    (before < budget ? now : dropped).push(delivery);
    if (before < budget) told.set(delivery.to, before + 1);
  }
  const later = (kind: When['kind']): readonly LaterDelivery[] =>
    wishes.flatMap(({ delivery, when }) => (when.kind === kind ? [{ ...delivery, at: when.at }] : []));
  return {
    now,
    dropped,
    held: later('held'),
    digest: later('digest'),
    comments: news
      .filter(({ alert }) => rulesOfAlert(alert, context).some(({ channels }) => channels.comment))
      .map(({ alert }) => alert),
  };
};

interface When {
  readonly kind: 'now' | 'held' | 'digest';
  readonly at: Instant;
}

/** What the rules together want of one person and one alert. */
interface Wish {
  readonly delivery: Delivery;
  readonly when: When;
  readonly budget: number;
}

const rulesOfAlert = ({ projectId, rules, seconds }: Crossing, context: DeliveryContext): readonly AlertRule[] =>
  rulesNamed([...rules, ...seconds], projectId, context);

/** The project's own rule of a name, else the common one. */
const rulesNamed = (
  ids: readonly string[],
  projectId: Crossing['projectId'],
  { rules }: DeliveryContext,
): readonly AlertRule[] =>
  [...new Set(ids)].flatMap(
    (id) =>
      rules.find((rule) => rule.id === id && rule.projectId === projectId) ??
      rules.find((rule) => rule.id === id && rule.projectId === null) ??
      [],
  );

const mailRules = (alert: Crossing, context: DeliveryContext): readonly AlertRule[] =>
  rulesOfAlert(alert, context).filter(({ channels }) => channels.mail);

const wishesOf = ({ alert, people, raisedAt }: DueAlert, context: DeliveryContext): readonly Wish[] => {
  const wishes = new Map<AccountId, Wish>();
  for (const rule of mailRules(alert, context)) {
    for (const to of recipientsOf(rule, alert, people)) {
      const wish = { delivery: { alert, to }, when: whenOf(rule, raisedAt, context), budget: rule.budgetPerDay };
      const known = wishes.get(to);
      wishes.set(to, known === undefined ? wish : joined(known, wish));
    }
  }
  return [...wishes.values()];
};

const recipientsOf = (rule: AlertRule, alert: Crossing, people: RolePeople): readonly AccountId[] => {
  const roles = alert.rules.includes(rule.id) ? rule.recipients.flatMap((role) => people[role] ?? []) : [];
  const second = alert.seconds.includes(rule.id) && rule.secondLevel !== null ? [rule.secondLevel.accountId] : [];
  return [...new Set([...roles, ...second])];
};

const whenOf = (rule: AlertRule, raisedAt: Instant, { hours, now }: DeliveryContext): When => {
  const { digestAt } = rule;
  const open = hours.openFrom(now, rule);
  if (digestAt !== null) {
    // A digest that could not go out in its time goes out when telling is open again.
    const digest = hours.digestAfter(raisedAt, { ...rule, digestAt });
    return { kind: 'digest', at: toInstant(digest > now ? digest : open) };
  }
  return open <= now ? { kind: 'now', at: now } : { kind: 'held', at: toInstant(open) };
};

const joined = (a: Wish, b: Wish): Wish => ({
  ...a,
  when: a.when.at <= b.when.at ? a.when : b.when,
  budget: Math.min(a.budget, b.budget),
});
