import { beforeEach, describe, expect, it } from 'vitest';
import { ProjectId } from '../../../src/contract/ids.ts';
import { Settings } from '../../../src/contract/settings.ts';
import { DAY, HOUR, IssueLife } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

let world: LoopWorld;
beforeEach(() => {
  world = new LoopWorld();
});

const RONIT = { accountId: 'ronit', name: { en: 'Ronit', he: 'רונית' } };

const processOf = (visibility: string, commentReader: typeof RONIT | null = RONIT) =>
  Settings.shape.processes.parse([
    {
      id: 'pay',
      projectId: '10700',
      name: { en: 'Pay', he: 'שכר' },
      team: { en: 'Payroll', he: 'השכר' },
      requestTypeIds: ['701'],
      visibility,
      target: 4,
      commentReader,
      meaningfulMinutes: 0,
    },
  ]);
const asManager = {
  isInManagerGroup: true,
  desks: [{ id: ProjectId.parse('10700'), key: 'HELP', name: 'Help', isAdmin: false }],
};

const rated = async (visibility: string, commentReader?: typeof RONIT | null): Promise<IssueLife> => {
  world.store.use({ processes: processOf(visibility, commentReader) });
  const issue = await world.closed();
  await world.rate('dana', issue.key, 2);
  const comment = visibility === 'aggregate' ? {} : { comment: 'Three phone calls' };
  await world.details('dana', issue.key, { ...comment, reasons: ['too-long'] });
  return issue;
};

/** What the card said before the comment was written, under the key of its sentence: who reads it, and who sees the score. */
const PROMISES = [
  { key: 'card.privacy.team', visibility: 'team', reader: RONIT, sees: ['score', 'score', 'comment'] },
  { key: 'card.privacy.team.managers', visibility: 'team', reader: null, sees: ['score', 'comment', 'score'] },
  { key: 'card.privacy.managers', visibility: 'managers', reader: RONIT, sees: ['nothing', 'score', 'comment'] },
  {
    key: 'card.privacy.managers.managers',
    visibility: 'managers',
    reader: null,
    sees: ['nothing', 'comment', 'nothing'],
  },
  { key: 'card.privacy.aggregate', visibility: 'aggregate', reader: RONIT, sees: ['nothing', 'nothing', 'nothing'] },
] as const;

it.each(PROMISES)('keeps what $key says to agent, manager and reader', async ({ visibility, reader, sees }) => {
  const issue = await rated(visibility, reader);
  const seenBy = async (accountId: string): Promise<string> => {
    const { answer } = await world.panel(accountId, issue.key);
    if (answer === null) return 'nothing';
    return answer.comment === 'Three phone calls' ? 'comment' : 'score';
  };
  const [agent, ronit] = [await seenBy('adi'), await seenBy('ronit')];
  world.viewer = asManager;
  expect([agent, await seenBy('gil'), ronit]).toEqual(sees);
});

it('takes no comment on a request of an aggregate process, for nobody would read it', async () => {
  const issue = await rated('aggregate');
  await expect(world.details('dana', issue.key, { comment: 'Read by nobody' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    field: 'comment',
  });
});

describe('a process of the team', () => {
  it('shows the score to agents and the comment to its reader', async () => {
    const issue = await rated('team');
    expect(await world.panel('adi', issue.key)).toMatchObject({
      status: 'missed',
      score: 2,
      answer: { reasons: ['too-long'], comment: null, commentHidden: true },
    });
    expect(await world.panel('ronit', issue.key)).toMatchObject({
      answer: { comment: 'Three phone calls', commentHidden: false },
    });
  });

  it('shows the comment to everybody with the leave of the requester', async () => {
    const issue = await rated('team');
    await world.details('dana', issue.key, { commentForTeam: true });
    expect(await world.panel('adi', issue.key)).toMatchObject({ answer: { comment: 'Three phone calls' } });
  });
});

describe('a process of the managers', () => {
  it('shows agents nothing of an answer, not even that there is one', async () => {
    const issue = await rated('managers');
    expect(await world.panel('adi', issue.key)).toMatchObject({
      status: 'awaiting',
      score: null,
      answer: null,
      answerHidden: true,
    });
  });

  it('shows managers everything where nobody reads comments before them', async () => {
    const issue = await rated('managers', null);
    world.viewer = asManager;
    expect(await world.panel('gil', issue.key)).toMatchObject({
      status: 'missed',
      score: 2,
      answer: { comment: 'Three phone calls' },
      answerHidden: false,
    });
  });
});

it('shows nobody an answer of an aggregate process', async () => {
  const issue = await rated('aggregate');
  world.viewer = asManager;
  expect(await world.panel('gil', issue.key)).toMatchObject({
    status: 'awaiting',
    score: null,
    answer: null,
    answerHidden: true,
  });
});

it('refuses a person whom Jira does not show the issue', async () => {
  await expect(world.panel('adi', new IssueLife({ id: '10099' }).key)).rejects.toMatchObject({ code: 'NO_ACCESS' });
});

it('awaits nobody any more once the card has closed unanswered', async () => {
  const issue = await world.closed();
  expect(await world.panel('adi', issue.key)).toMatchObject({ status: 'awaiting' });
  world.now += 15 * DAY;
  expect(await world.panel('adi', issue.key)).toMatchObject({ status: 'not-rated', notAskedReason: null });
});

it('shows an open request as it stands, waiting and all', async () => {
  const issue = world.add(new IssueLife().move('waiting', 'adi', world.now + HOUR));
  await world.happen(issue, 'created');
  world.now += 3 * HOUR;
  expect(await world.panel('adi', issue.key)).toMatchObject({
    status: 'open',
    times: { cycleMs: 3 * HOUR, waitingMs: 2 * HOUR, closedAt: null },
    requester: { displayName: 'dana', departmentName: 'Sales' },
  });
});

it('tells why nobody was asked', async () => {
  world.store.use({ processes: processOf('team') });
  const issue = world.add(new IssueLife().move('resolved', 'dana', world.now + HOUR));
  world.now += HOUR;
  await world.happen(issue);
  expect(await world.panel('adi', issue.key)).toMatchObject({
    status: 'not-asked',
    notAskedReason: 'requester-closed-it',
  });
});
