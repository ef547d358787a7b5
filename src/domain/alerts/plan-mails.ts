import type { AccountId, Instant } from '../../contract/ids';
import { MINUTE_MS } from '../time/civil-date';
import type { Delivery, DeliveryPlan } from './deliveries';

/** One message to one person. Several alerts make a summary. */
export interface Mail {
  readonly to: AccountId;
  /** The most urgent first; at least one. */
  readonly deliveries: readonly Delivery[];
}

/** An alert that is older than this when it is told was held up, by a rule or by an outage. */
export const HELD_UP_MS = 15 * MINUTE_MS;

export interface MailPlan {
  readonly mails: readonly Mail[];
  /** Over the day's budget: counted, never sent. */
  readonly dropped: readonly Delivery[];
}

/**
 * Makes messages of what is to be told now. Whatever was held up reaches a person as one summary, however much it is: after
 * an outage, a night or a weekend nobody gets a flood. A summary is one message of the budget, so what the budget leaves out
 * otherwise is in it.
 */
export const planMails = (plan: DeliveryPlan, now: Instant): MailPlan => {
  const digest = plan.digest.filter(({ at }) => at <= now);
  const isHeldUp = ({ alert }: Delivery): boolean => now - alert.dueAt > HELD_UP_MS;
  const people = [...new Set([...plan.now, ...digest].map(({ to }) => to))];
  const plans = people.map((person) => {
    const mine = <Each extends Delivery>(list: readonly Each[]): readonly Each[] =>
      list.filter(({ to }) => to === person);
    const held = [...mine(plan.now).filter(isHeldUp), ...mine(digest)];
    const more = held.length === 0 ? [] : mine(plan.dropped).filter(isHeldUp);
    const fresh = mine(plan.now).filter((delivery) => !held.includes(delivery));
    return {
      mails: [...summaryOf(person, [...held, ...more]), ...fresh.map((each) => ({ to: person, deliveries: [each] }))],
      kept: more,
    };
  });
  const kept = new Set(plans.flatMap((each) => each.kept));
  return {
    mails: plans.flatMap(({ mails }) => mails),
    dropped: plan.dropped.filter((delivery) => !kept.has(delivery)),
  };
};

const summaryOf = (to: AccountId, deliveries: readonly Delivery[]): readonly Mail[] =>
  deliveries.length === 0 ? [] : [{ to, deliveries: deliveries.toSorted((a, b) => a.alert.dueAt - b.alert.dueAt) }];
