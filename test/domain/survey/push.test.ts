import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { IssueId } from '../../../src/contract/ids.ts';
import type { ContactBudget } from '../../../src/contract/settings.ts';
import { closeKeyOf, planPushes, type Contact, type PlannedPush } from '../../../src/domain/survey/push.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { DAY, MINUTE, START } from '../../support/memory/issue-life.ts';

const BUDGET: ContactBudget = { perMonth: 2, coolDownDays: 14 };
const aPush = (id: number, more: Partial<PlannedPush> = {}): PlannedPush => ({
  issueId: IssueId.parse(String(id)),
  closeNo: 1,
  requester: 'dana',
  closer: 'adi',
  closedAt: toInstant(START + id * MINUTE),
  dueAt: toInstant(START + (id + 10) * MINUTE),
  channel: 'comment',
  ...more,
});
const plan = (
  due: readonly PlannedPush[],
  contacts: readonly Contact[] = [],
  neighbours: readonly PlannedPush[] = [],
) => planPushes(due, { contacts, neighbours, budget: BUDGET, now: toInstant(START + DAY) });
const kinds = (verdicts: ReturnType<typeof plan>) =>
  [...verdicts.values()].map((verdict) => (verdict.kind === 'not-asked' ? verdict.reason : verdict.kind));

describe('a bulk close', () => {
  it('asks each requester about the first of theirs', () => {
    const due = [1, 2, 3, 4, 5].map((id) => aPush(id, { channel: 'none', requester: id < 4 ? 'dana' : 'moti' }));
    expect(kinds(plan(due))).toEqual(['no-channel', 'bulk-close', 'bulk-close', 'no-channel', 'bulk-close']);
  });

  it('is five closes by one person in ten minutes, not four, nor five by two, nor five in longer', () => {
    const none = { channel: 'none' } as const;
    const four = [1, 2, 3, 4].map((id) => aPush(id, none));
    const byTwo = [1, 2, 3, 4, 5].map((id) => aPush(id, { ...none, closer: id === 5 ? 'ben' : 'adi' }));
    const slow = [1, 2, 3, 4, 15].map((id) => aPush(id, none));
    for (const due of [four, byTwo, slow]) expect(new Set(kinds(plan(due)))).toEqual(new Set(['no-channel']));
  });

  it('is seen when the others were settled before, in whatever order they came', () => {
    const all = [1, 2, 3, 4, 5].map((id) => aPush(id, { channel: 'none' }));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 5 }), fc.integer({ min: 1, max: 5 }), (order, size) => {
        const verdicts = plan(order.slice(0, size), [], order.slice(size));
        for (const push of order.slice(0, size)) {
          expect(verdicts.get(closeKeyOf(push))?.kind).toBe(push.issueId === '1' ? 'no-channel' : 'not-asked');
        }
      }),
    );
  });
});

describe('the contact budget', () => {
  it('makes one of two pushes that are due together, over all processes', () => {
    expect(kinds(plan([aPush(1), aPush(2)]))).toEqual(['push', 'contact-budget']);
    expect(kinds(plan([aPush(1), aPush(2, { requester: 'moti' })]))).toEqual(['push', 'push']);
  });

  it('counts the cool-down and the thirty days', () => {
    const ago = (days: number): Contact => ({ requester: 'dana', at: toInstant(START + DAY - days * DAY) });
    expect(kinds(plan([aPush(1)], [ago(13)]))).toEqual(['contact-budget']);
    expect(kinds(plan([aPush(1)], [ago(14)]))).toEqual(['push']);
    expect(kinds(plan([aPush(1)], [ago(14), ago(28)]))).toEqual(['contact-budget']);
    expect(kinds(plan([aPush(1)], [ago(14), ago(30)]))).toEqual(['push']);
  });

  it.each([
    [60, 170, BUDGET],
    [60, 170, { perMonth: 1, coolDownDays: 1 }],
    [5000, 14_000, BUDGET],
    [5000, 14_000, { perMonth: 4, coolDownDays: 3 }],
  ] as const)('holds over a year of %i people and %i closes a month under %j', (people, monthly, budget) => {
    const contacts = simulateYear({ people, monthly, budget });
    expect(contacts.size).toBeGreaterThan(people / 2);
    for (const times of contacts.values()) {
      for (let index = 1; index < times.length; index += 1) {
        expect((times[index] ?? 0) - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(budget.coolDownDays * DAY);
      }
      for (const from of times) {
        const month = times.filter((at) => at >= from && at < from + 30 * DAY);
        expect(month.length).toBeLessThanOrEqual(budget.perMonth);
      }
    }
  });
});

interface Year {
  readonly people: number;
  readonly monthly: number;
  readonly budget: ContactBudget;
}

/** A year of closes, a few people opening most of the requests; a tick every hour. Of which process a close is, a plan does not know. Contacts by person. */
function simulateYear({ people, monthly, budget }: Year): ReadonlyMap<string, readonly number[]> {
  const random = xoroshiro128plus(20_261_005);
  const next = () => (random.next() >>> 0) / 2 ** 32;
  const closes = Array.from({ length: monthly * 12 }, (_, id) => {
    const closedAt = toInstant(START + Math.floor(next() * 365 * DAY));
    const requester = `person-${Math.floor(next() ** 2 * people)}`;
    return aPush(id + 1, { closedAt, dueAt: closedAt, requester, closer: `agent-${Math.floor(next() * 7)}` });
  }).toSorted((a, b) => a.dueAt - b.dueAt);
  const contacts = new Map<string, Contact[]>();
  for (let at = 0; at < closes.length;) {
    const now = toInstant((closes[at]?.dueAt ?? 0) + 60 * MINUTE);
    const until = closes.findIndex((push, index) => index > at && push.dueAt > now);
    const due = closes.slice(at, until === -1 ? closes.length : until);
    at += due.length;
    const known = due.flatMap(({ requester }) => contacts.get(requester) ?? []);
    const verdicts = planPushes(due, { neighbours: [], contacts: known, budget, now });
    for (const push of due) {
      if (verdicts.get(closeKeyOf(push))?.kind !== 'push') continue;
      const { requester } = push;
      contacts.set(requester, [...(contacts.get(requester) ?? []), { requester, at: now }]);
    }
  }
  return new Map([...contacts].map(([person, times]) => [person, times.map(({ at }) => at)]));
}
