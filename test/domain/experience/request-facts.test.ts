import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/contract/settings.ts';
import { firstPublicReplyAt, recordOf, workingTimeBy } from '../../../src/domain/experience/request-facts.ts';
import { createDeskCalendars } from '../../../src/domain/time/desk-calendars.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { DAY, HOUR, IssueLife, MINUTE, START } from '../../support/memory/issue-life.ts';

const workingOf = workingTimeBy(createDeskCalendars(DEFAULT_SETTINGS));
const facts = (issue: IssueLife) => recordOf(issue.observed(), DEFAULT_SETTINGS, workingOf);

describe('a life of a request', () => {
  it('is stretches of work, waiting and done that touch', () => {
    const issue = new IssueLife()
      .move('progress', 'adi', START + HOUR)
      .move('waiting', 'adi', START + 2 * HOUR)
      .move('resolved', 'adi', START + 3 * HOUR);
    expect(facts(issue).segments).toEqual([
      { class: 'w', from: START, to: START + 2 * HOUR },
      { class: 'c', from: START + 2 * HOUR, to: START + 3 * HOUR },
      { class: 'd', from: START + 3 * HOUR, to: null },
    ]);
  });

  it('counts working time, waiting for the requester included, done left out', () => {
    const issue = new IssueLife()
      .move('waiting', 'adi', START + 2 * HOUR)
      .move('resolved', 'adi', START + 3 * HOUR)
      .move('progress', 'adi', START + 5 * HOUR)
      .move('resolved', 'adi', START + 6 * HOUR);
    expect(facts(issue)).toMatchObject({ cycleMs: 4 * HOUR, waitingMs: HOUR, closeNo: 2, reopens: 1 });
  });

  it('has no times of a cycle while it is open', () => {
    expect(facts(new IssueLife().move('waiting', 'adi', START + HOUR))).toMatchObject({
      cycleMs: null,
      waitingMs: null,
      closedAt: null,
    });
  });

  it('does not count nights and weekends', () => {
    const issue = new IssueLife().move('resolved', 'adi', START + 7 * DAY);
    expect(facts(issue).cycleMs).toBe(5 * 8 * HOUR);
  });

  it('leaves out a stretch of no length', () => {
    const issue = new IssueLife()
      .move('waiting', 'adi', START)
      .move('progress', 'adi', START)
      .move('resolved', 'adi', START + HOUR);
    expect(facts(issue).segments.map((segment) => segment.class)).toEqual(['w', 'd']);
  });

  it('takes a request that was created closed for closed once', () => {
    expect(facts(new IssueLife({ status: 'closed' }))).toMatchObject({ closedAt: START, closeNo: 1, cycleMs: 0 });
  });

  it('takes Done to Done for no second close', () => {
    const issue = new IssueLife().move('resolved', 'adi', START + HOUR).move('closed', 'adi', START + 2 * HOUR);
    expect(facts(issue)).toMatchObject({ closedAt: START + HOUR, closeNo: 1, reopens: 0 });
  });
});

describe('the first response', () => {
  it('is when the metric of first responses first stopped, whatever its language', () => {
    const issue = new IssueLife().comment('adi', START + HOUR);
    const cycle = {
      startedAt: toInstant(START),
      goalMs: HOUR,
      elapsedMs: 0,
      remainingMs: 0,
      breached: false,
      breachAt: null,
    };
    issue.clocks = [
      {
        metric: 'customfield_1',
        name: 'Time to resolution',
        completed: [{ ...cycle, stoppedAt: toInstant(START + MINUTE) }],
        ongoing: null,
      },
      {
        metric: 'customfield_2',
        name: 'זמן עד תגובה ראשונה',
        completed: [{ ...cycle, stoppedAt: toInstant(START + 2 * HOUR) }],
        ongoing: null,
      },
    ];
    expect(facts(issue)).toMatchObject({ firstResponseAt: START + 2 * HOUR, responseMs: 2 * HOUR });
  });

  it('is otherwise the first public comment of somebody else', () => {
    const issue = new IssueLife()
      .comment('dana', START + MINUTE)
      .comment('adi', START + 2 * MINUTE, false)
      .comment('adi', START + 3 * MINUTE);
    expect(firstPublicReplyAt(issue.observed())).toBe(START + 3 * MINUTE);
  });
});

describe('handovers', () => {
  it.each([
    [['adi'], 0],
    [['adi', 'ben'], 1],
    [['adi', null, 'ben'], 1],
    [['adi', null, 'adi'], 0],
    [['adi', 'ben', 'adi'], 2],
    [[null], 0],
  ])('of %j are %i', (assignees, handovers) => {
    const issue = new IssueLife();
    assignees.forEach((to, index) => issue.assign(to, START + index * MINUTE));
    expect(facts(issue).handovers).toBe(handovers);
  });

  it('are those of the team where the desk keeps one, whoever of it works on the request', () => {
    const issue = new IssueLife();
    ['adi', 'ben', 'adi'].forEach((to, index) => issue.assign(to, START + index * MINUTE));
    const observed = { ...issue.observed(), teamChanges: [{ from: 'Payroll', to: 'HR' }] };
    expect(recordOf(observed, DEFAULT_SETTINGS, () => () => 0).handovers).toBe(1);
    expect(recordOf({ ...observed, teamChanges: [] }, DEFAULT_SETTINGS, () => () => 0).handovers).toBe(0);
  });
});

describe('the outcome', () => {
  it.each([
    ['Done', 'solved'],
    [null, 'solved'],
    ["Won't do", 'declined'],
    ['Declined', 'declined'],
    ['נדחתה', 'declined'],
    ['Duplicate', 'duplicate'],
    ['No response', 'no-answer'],
  ])('of %j is %s', (resolution, outcome) => {
    const issue = new IssueLife().move('resolved', 'adi', START + HOUR);
    issue.resolution = resolution;
    expect(facts(issue).outcome).toBe(outcome);
  });
});
