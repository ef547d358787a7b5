import { describe, expect, it } from 'vitest';
import type { AlertRule } from '../../../src/contract/alert-rules.ts';
import { IssueId } from '../../../src/contract/ids.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { AlertWorld } from '../../support/alerts/alert-world.ts';
import { NO_FAULTS, type Faults } from '../../support/alerts/faults.ts';
import { RequestHistory, type Happening } from '../../support/alerts/request-history.ts';
import { tellingRule } from '../../support/alerts/telling-rule.ts';
import { ASSIGNEE, LEAD } from '../../support/alerts/telling-site.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday 5 October 2026, 00:00 UTC. */
const START = Date.UTC(2026, 9, 5);
const NINE = START + 9 * HOUR;

/** Requests made at nine, four hours from their first reply and sixteen from their end. */
const requests = (count: number, more: readonly Happening[] = []): readonly RequestHistory[] =>
  Array.from(
    { length: count },
    (_, index) => new RequestHistory(String(10_000 + index), [{ at: NINE, kind: 'created' }, ...more]),
  );

const played = async (
  histories: readonly RequestHistory[],
  until: number,
  { rule = {}, faults = NO_FAULTS }: { readonly rule?: Partial<AlertRule>; readonly faults?: Faults } = {},
) => {
  const world = new AlertWorld(histories, {
    start: START,
    faults,
    random: () => 0.5,
    rules: [tellingRule({ recipients: ['assignee'], budgetPerDay: 10, ...rule })],
  });
  await world.play(until);
  return world;
};
const toAssignee = (world: AlertWorld) => world.desk.outbox.filter(({ to }) => to === ASSIGNEE);

describe('mail', () => {
  it('tells the assignee at three quarters, within the minute, and not before an admin turned it on', async () => {
    const silent = new AlertWorld(requests(1), { start: START, faults: NO_FAULTS, random: () => 0.5 });
    await silent.play(START + 13 * HOUR);
    expect(silent.desk.outbox).toEqual([]);
    expect(silent.desk.comments.size).toBe(0);
    const world = await played(requests(1), START + 12 * HOUR + 5 * MINUTE);
    expect(toAssignee(world)).toHaveLength(1);
    expect(toAssignee(world)[0]?.at).toBeLessThanOrEqual(START + 12 * HOUR + MINUTE);
    expect(toAssignee(world)[0]?.paragraphs).toEqual([
      'HELP-10000: 75% of the promised time has passed (Time to first response). Working time left: one hour, until Mon 5 Oct, 13:00. Reply, or pass it to someone who can.',
    ]);
  });

  it('goes only to people who may see the request', async () => {
    // 10,002 is a multiple of three.
    const world = await played(requests(3), START + 12 * HOUR + 5 * MINUTE, {
      rule: { recipients: ['assignee', 'team-lead'] },
    });
    const told = world.desk.outbox.filter(({ to }) => to === LEAD).map(({ issueId }) => issueId);
    expect(told.toSorted()).toEqual(['10000', '10001']);
    expect(toAssignee(world)).toHaveLength(3);
  });

  it('is one summary after an outage, however much was missed', async () => {
    const outage = { from: START + 11.5 * HOUR, to: START + 12.75 * HOUR, of: 'app' as const };
    const world = await played(requests(40), START + 12.8 * HOUR, { faults: { ...NO_FAULTS, outages: [outage] } });
    expect(toAssignee(world)).toHaveLength(1);
    expect(toAssignee(world)[0]?.paragraphs).toHaveLength(1 + 30 + 1);
  });

  it('says how late it comes when it comes late, and nothing of it in time', async () => {
    const outage = { from: START + 11.5 * HOUR, to: START + 12.5 * HOUR, of: 'app' as const };
    const late = await played(requests(1), START + 12.8 * HOUR, { faults: { ...NO_FAULTS, outages: [outage] } });
    expect(toAssignee(late).map(({ paragraphs }) => paragraphs.slice(1))).toEqual([
      ['This message comes late, by 30 minutes.'],
    ]);
    const timely = await played(requests(1), START + 12.8 * HOUR);
    expect(toAssignee(timely).map(({ paragraphs }) => paragraphs.slice(1))).toEqual([[]]);
  });

  it('is held over quiet hours, and then one summary as well', async () => {
    const quiet = { from: 12 * 60 + 30, to: 14 * 60 };
    const world = await played(requests(5), START + 14 * HOUR + 10 * MINUTE, { rule: { quietHours: quiet } });
    const at = toAssignee(world).map((mail) => mail.at);
    expect(at.filter((each) => each < START + 12.5 * HOUR)).toHaveLength(5);
    expect(at.filter((each) => each >= START + 12.5 * HOUR)).toHaveLength(1);
    expect(Math.max(...at)).toBeGreaterThanOrEqual(START + 14 * HOUR);
  });

  it('comes once a day where a digest is asked for', async () => {
    const world = await played(requests(4), START + 16.5 * HOUR, { rule: { digestAt: 16 * 60 } });
    expect(toAssignee(world)).toHaveLength(1);
    expect(toAssignee(world)[0]?.at).toBeGreaterThanOrEqual(START + 16 * HOUR);
    // Each clock once, at its furthest.
    expect(toAssignee(world)[0]?.paragraphs.filter((text) => text.includes('we missed'))).toHaveLength(4);
  });

  it('stays within the budget of the day, and counts what it leaves out', async () => {
    const world = await played(requests(5), START + 12.25 * HOUR, { rule: { budgetPerDay: 2 } });
    expect(toAssignee(world)).toHaveLength(2);
    const { alertMails } = world.telling;
    expect(await alertMails.counts(toInstant(START), toInstant(START + DAY))).toEqual({
      sent: 2,
      unknown: 0,
      refused: 0,
      dropped: 1,
    });
  });

  it('is not sent again when Jira does not say whether it took it', async () => {
    const outage = { from: START + 12 * HOUR, to: START + 12 * HOUR + 30_000, of: 'mail' as const };
    const world = await played(requests(2), START + 12.5 * HOUR, { faults: { ...NO_FAULTS, outages: [outage] } });
    expect(toAssignee(world)).toEqual([]);
    const counts = await world.telling.alertMails.counts(toInstant(START), toInstant(START + DAY));
    expect(counts).toMatchObject({ unknown: 2 });
  });
});

describe('the comment', () => {
  const paragraphs = (world: AlertWorld) => world.desk.comments.get(IssueId.parse('10000'));

  it('is one, edited from three quarters to the breach, and says when it is over', async () => {
    const reply: Happening = { at: NINE + 5 * HOUR, kind: 'resolve' };
    const histories = requests(1, [reply]);
    const early = await played(histories, START + 12.5 * HOUR);
    expect(paragraphs(early)).toHaveLength(1);
    expect(paragraphs(early)?.[0]?.paragraphs.join()).toContain('75%');
    const missed = await played(histories, START + 13.5 * HOUR);
    expect(paragraphs(missed)).toHaveLength(1);
    expect(paragraphs(missed)?.[0]?.paragraphs.join()).toContain('we missed the promised time');
    const over = await played(histories, START + 15 * HOUR);
    expect(paragraphs(over)).toHaveLength(1);
    expect(paragraphs(over)?.[0]?.paragraphs).toEqual([
      'אין עוד התראות על הפנייה הזאת.',
      'No alert stands on this request any more.',
    ]);
  });

  it('follows a clock that was paused and goes on', async () => {
    const pause: readonly Happening[] = [
      { at: NINE + DAY + 5 * HOUR, kind: 'pause' },
      { at: NINE + DAY + 7 * HOUR, kind: 'resume' },
    ];
    const world = await played(requests(1, [{ at: NINE + HOUR, kind: 'reply' }, ...pause]), START + 2 * DAY);
    // Sixteen hours, twelve of them used on Tuesday at 13:00, two hours of pause: until Wednesday 11:00.
    expect(paragraphs(world)?.[0]?.paragraphs.join()).toContain('until Wed 7 Oct, 11:00');
  });
});
