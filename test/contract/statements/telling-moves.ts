import { createAlertMails } from '../../../src/adapters/sql/alert-mails.ts';
import { createAlertThreads } from '../../../src/adapters/sql/alert-threads.ts';
import { createUntoldAlerts } from '../../../src/adapters/sql/untold-alerts.ts';
import type { Crossing } from '../../../src/domain/alerts/plan-clocks.ts';
import { account } from '../../support/memory/issue-life.ts';
import { repository, type Repository } from './repository.ts';
import { instant, issue, TEXT } from './samples.ts';

type MakeCrossing = (id: number, more?: Partial<Crossing>) => Crossing;

const untold = (crossing: MakeCrossing): Repository => {
  const raised = (id: number) => ({ ...crossing(id), raisedAt: instant(3) });
  return repository(
    { factory: 'createUntoldAlerts', build: createUntoldAlerts },
    {
      due: [(port) => port.due(instant(-9), 10), (port) => port.due(instant(9), 10), (port) => port.due(instant(9), 1)],
      standing: [
        (port) => port.standing([]),
        (port) => port.standing([issue(5)]),
        (port) => port.standing([issue(1), issue(5), issue(6)]),
      ],
      remember: [
        (port) => port.remember([], null),
        (port) => port.remember([raised(5)], instant(20)),
        (port) => port.remember([raised(1), raised(5)], null),
      ],
    },
  );
};

const mails = (crossing: MakeCrossing): Repository => {
  const to = (id: number, person: string) => ({ alert: crossing(id), to: account(person) });
  return repository(
    { factory: 'createAlertMails', build: createAlertMails },
    {
      claim: [
        (port) => port.claim([], { token: 'none', at: instant(1), state: 'sending' }),
        (port) => port.claim([to(1, 'dana')], { token: 'mail-1', at: instant(1), state: 'sending' }),
        (port) => port.claim([to(1, 'dana'), to(3, 'dana')], { token: 'mail-2', at: instant(2), state: 'sending' }),
        (port) => port.claim([to(1, 'avi'), to(3, 'avi')], { token: 'mail-3', at: instant(3), state: 'dropped' }),
        (port) => port.claim([to(5, 'avi')], { token: 'mail-4', at: instant(4), state: 'sending' }),
      ],
      settle: [
        (port) => port.settle('mail-1', 'sent'),
        (port) => port.settle('mail-4', null),
        (port) => port.settle('of nobody', 'sent'),
      ],
      toldSince: [
        (port) => port.toldSince([], instant(0)),
        (port) => port.toldSince([account('dana')], instant(0)),
        (port) => port.toldSince([account('dana'), account('avi')], instant(2)),
      ],
      counts: [(port) => port.counts(instant(0), instant(9)), (port) => port.counts(instant(2), instant(1))],
    },
  );
};

const threads = (newToken: () => string): Repository =>
  repository(
    { factory: 'createAlertThreads', build: (db) => createAlertThreads(db, newToken) },
    {
      save: [
        (port) => port.save({ issueId: issue(1), commentId: null, written: null }),
        (port) => port.save({ issueId: issue(1), commentId: '10001', written: TEXT.slice(0, 20) }),
        (port) => port.save({ issueId: issue(2), commentId: null, written: null }),
      ],
      find: [(port) => port.find([]), (port) => port.find([issue(1)]), (port) => port.find([issue(2), issue(77)])],
      mark: [
        (port) => port.mark([], instant(1)),
        (port) => port.mark([issue(1)], instant(1)),
        (port) => port.mark([issue(1), issue(2)], instant(2)),
      ],
      read: [(port) => port.read(1)],
      settle: [
        (port) => port.settle([]),
        async (port) => port.settle(await port.read(2)),
        (port) => port.settle([{ issueId: issue(2), token: 'of another mark' }]),
      ],
    },
  );

/** Repositories of what is told of alerts. They come after the alerts. */
export const tellingRepositories = (newToken: () => string, crossing: MakeCrossing): readonly Repository[] => [
  untold(crossing),
  mails(crossing),
  threads(newToken),
];
