import { createErasure } from '../../../src/adapters/sql/erasure.ts';
import { createAnswers, createInvitations } from '../../../src/adapters/sql/invitations.ts';
import { createLoopStates } from '../../../src/adapters/sql/loop-states.ts';
import { createNames } from '../../../src/adapters/sql/names.ts';
import { createPendingFields } from '../../../src/adapters/sql/pending-fields.ts';
import { createPersonNumbers } from '../../../src/adapters/sql/people.ts';
import { createPushes } from '../../../src/adapters/sql/pushes.ts';
import { createRequests } from '../../../src/adapters/sql/requests.ts';
import { createSettingsStore } from '../../../src/adapters/sql/settings-store.ts';
import { createWatermarks } from '../../../src/adapters/sql/watermarks.ts';
import type { PlannedPush } from '../../../src/domain/survey/push.ts';
import { account } from '../../support/memory/issue-life.ts';
import { DAY, IT, PAYROLL } from '../../usecases/figures/figure-world.ts';
import { contractRepositories } from './contract-moves.ts';
import { repository, type Repository } from './repository.ts';
import * as sample from './samples.ts';

const { answer, instant, invitation, issue, key, request, TEXT } = sample;
const EXPIRY = invitation(1).expiresAt;
const SAVED = { settings: sample.SETTINGS, by: account('admin'), at: instant(5) };

const requests = (): Repository =>
  repository(
    { factory: 'createRequests', build: createRequests },
    {
      save: [
        (port) => port.save([]),
        (port) => port.save([request({ id: 1 })]),
        (port) => port.save(sample.REQUESTS),
        (port) => port.save(sample.REQUESTS),
        (port) => port.save([request({ id: 1, seen: instant(0), reopens: 9 }), request({ id: 5, deleted: true })]),
        (port) => port.save([request({ id: 5, seen: instant(99), closed: instant(98) })]),
      ],
      page: [(port) => port.page(null, 2), (port) => port.page(issue(2), 100), (port) => port.page(issue(99), 1)],
      coverage: [(port) => port.coverage()],
      closesByProcess: [(port) => port.closesByProcess(instant(0)), (port) => port.closesByProcess(instant(10))],
    },
  );

const people = (): Repository =>
  repository(
    { factory: 'createPersonNumbers', build: createPersonNumbers },
    {
      numbersOf: [
        (port) => port.numbersOf([]),
        (port) => port.numbersOf([null]),
        (port) => port.numbersOf([account('first'), account('second'), account('first')]),
        (port) => port.numbersOf([account('second'), account('third'), null]),
      ],
    },
  );

const invitations = (): readonly Repository[] => [
  repository(
    { factory: 'createInvitations', build: createInvitations },
    {
      invite: [
        (port) => port.invite([], []),
        (port) => port.invite([invitation(1)], [aPush(1)]),
        (port) =>
          port.invite(
            [
              invitation(1, { driverItem: 'trust' }),
              invitation(1, { closeNo: 2, notAskedReason: 'not-meaningful', declined: true }),
              invitation(3, { onBehalf: true, mainId: issue(1), opensAt: instant(50) }),
              invitation(4, { requesterId: null, status: 'withdrawn', withdrawnWhy: 'reopened' }),
            ],
            [aPush(3, { closer: null })],
          ),
      ],
      withdraw: [
        (port) => port.withdraw(issue(3), { closeNo: 1, why: 'reporter-changed' }),
        (port) => port.withdraw(issue(3), { closeNo: 1, why: 'reopened' }),
        (port) => port.withdraw(issue(77), { closeNo: 1, why: 'reopened' }),
      ],
    },
  ),
  repository(
    { factory: 'createAnswers', build: createAnswers },
    {
      save: [
        (port) => port.save(invitation(1), []),
        (port) => port.save(invitation(1), [answer()]),
        (port) => port.save(invitation(1), [answer()]),
        (port) =>
          port.save(invitation(1), [
            answer({ value: 1, answeredAt: instant(80), language: 'en', direction: 'ltr' }),
            answer({ item: 'ease', value: 2, mode: 'volunteered' }),
            answer({ item: 'comment', value: null, body: TEXT, forTeam: true }),
          ]),
        (port) => port.save(invitation(4), [answer({ item: 'comment', value: null, body: 'gone soon' })]),
      ],
    },
  ),
];

const states = (): Repository =>
  repository(
    { factory: 'createLoopStates', build: createLoopStates },
    {
      findByKey: [
        (port) => port.findByKey(key(1), instant(0)),
        (port) => port.findByKey(key(3), instant(0)),
        (port) => port.findByKey(key(999), instant(0)),
      ],
      findById: [(port) => port.findById(issue(1), instant(999)), (port) => port.findById(issue(2), instant(0))],
      findMany: [
        (port) => port.findMany([]),
        (port) => port.findMany([issue(1)]),
        (port) => port.findMany([issue(1), issue(2), issue(4), issue(999)]),
      ],
    },
  );

const pending = (newToken: () => string): Repository =>
  repository(
    { factory: 'createPendingFields', build: (db) => createPendingFields(db, newToken) },
    {
      mark: [
        (port) => port.mark([], instant(1)),
        (port) => port.mark([issue(1)], instant(1)),
        (port) => port.mark([issue(1), issue(2), issue(3)], instant(2)),
      ],
      read: [
        (port) => port.read(instant(0), 10),
        (port) => port.read(instant(2), 2),
        (port) => port.read(instant(99), 10),
      ],
      settle: [
        (port) => port.settle([]),
        async (port) => port.settle((await port.read(instant(99), 2)).pending),
        (port) => port.settle([{ issueId: issue(3), token: 'of another mark' }]),
      ],
      markExpired: [
        (port) => port.markExpired(instant(0), EXPIRY),
        (port) => port.markExpired(EXPIRY, instant((15 * DAY) / 3_600_000)),
      ],
    },
  );

const settings = (): readonly Repository[] => [
  repository(
    { factory: 'createNames', build: createNames },
    {
      remember: [
        (port) => port.remember([]),
        (port) => port.remember([{ kind: 'project', id: '10001', name: TEXT, projectId: PAYROLL }]),
        (port) =>
          port.remember([
            { kind: 'process', id: 'payslip', name: '🙂'.repeat(300), projectId: PAYROLL },
            { kind: 'department', id: 'org:1', name: 'HQ', projectId: IT },
            { kind: 'project', id: '10001', name: 'Payroll', projectId: PAYROLL },
          ]),
      ],
      list: [(port) => port.list('process'), (port) => port.list('department'), (port) => port.list('project')],
    },
  ),
  repository(
    { factory: 'createSettingsStore', build: createSettingsStore },
    {
      get: [(port) => port.get()],
      trySave: [
        (port) => port.trySave(7, SAVED),
        (port) => port.trySave(0, SAVED),
        (port) => port.trySave(1, { ...SAVED, by: null }),
      ],
    },
  ),
  repository(
    { factory: 'createWatermarks', build: createWatermarks },
    {
      find: [(port) => port.find('walk')],
      findMany: [(port) => port.findMany(['walk', 'none'])],
      set: [
        (port) => port.set('walk', { after: TEXT, n: 1 }),
        (port) => port.set('walk', null),
        (port) => port.find('walk'),
      ],
    },
  ),
];

const aPush = (id: number, more: Partial<PlannedPush> = {}): PlannedPush => ({
  issueId: issue(id),
  closeNo: 1,
  requester: `person-${id}`,
  closer: 'c1',
  closedAt: instant(9),
  dueAt: instant(10),
  channel: 'comment',
  ...more,
});

const pushes = (): Repository =>
  repository(
    { factory: 'createPushes', build: createPushes },
    {
      due: [(port) => port.due(instant(9), instant(0), 5), (port) => port.due(instant(20), instant(20), 5)],
      neighbours: [
        (port) => port.neighbours([], instant(0), instant(9)),
        (port) => port.neighbours(['c1'], instant(0), instant(9)),
      ],
      tryAsk: [
        (port) => port.tryAsk(aPush(1), instant(10)),
        (port) => port.tryAsk({ ...aPush(1), closeNo: 99 }, instant(10)),
      ],
      tryMove: [
        (port) => port.tryMove(aPush(1), { from: 'waiting', to: 'sending', at: instant(11) }),
        (port) => port.tryMove(aPush(1), { from: 'waiting', to: 'sending', at: instant(11) }),
        (port) => port.due(instant(20), instant(20), 5),
      ],
      contacts: [(port) => port.contacts([], instant(0)), (port) => port.contacts(['1', '2', ''], instant(0))],
      unask: [(port) => port.unask(aPush(3), 'bulk-close'), (port) => port.unask(aPush(1), 'contact-budget')],
    },
  );

const erasure = (): Repository =>
  repository(
    { factory: 'createErasure', build: createErasure },
    {
      accounts: [
        (port) => port.accounts(null, 2),
        (port) => port.accounts(account('person-1'), 100),
        (port) => port.accounts(account('zz'), 5),
      ],
      wipeDeleted: [(port) => port.wipeDeleted(issue(4)), (port) => port.wipeDeleted('all')],
      wipeErased: [(port) => port.wipeErased()],
      erase: [
        (port) => port.erase(account('person-1'), 'gone:1'),
        (port) => port.erase(account('admin'), 'gone:2'),
        (port) => port.erase(account('nobody'), 'gone:3'),
      ],
    },
  );

/** Repositories of the loop, in an order in which each finds what the ones before wrote. Erasure comes last. */
export const loopRepositories = (newToken: () => string): readonly Repository[] => [
  people(),
  requests(),
  ...invitations(),
  states(),
  pending(newToken),
  ...settings(),
  pushes(),
  ...contractRepositories(),
  erasure(),
];
