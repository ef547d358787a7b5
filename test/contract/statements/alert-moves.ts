import { createAlertFieldRows, createAlerts } from '../../../src/adapters/sql/alert-rows.ts';
import { createAlertRules } from '../../../src/adapters/sql/alert-rules.ts';
import { createClockRows } from '../../../src/adapters/sql/clock-rows.ts';
import { createDetectorLooks } from '../../../src/adapters/sql/detector-looks.ts';
import { createDetectors } from '../../../src/adapters/sql/detectors.ts';
import { createPastRuns } from '../../../src/adapters/sql/past-runs.ts';
import { createRisks } from '../../../src/adapters/sql/risks.ts';
import { createTouches } from '../../../src/adapters/sql/touches.ts';
import { ProjectId } from '../../../src/contract/ids.ts';
import { DEFAULT_DETECTORS } from '../../../src/domain/alerts/detectors.ts';
import type { Crossing } from '../../../src/domain/alerts/plan-clocks.ts';
import type { ClockRow } from '../../../src/domain/alerts/read-clock.ts';
import { DEFAULT_RULE } from '../../../src/domain/alerts/rules.ts';
import type { StoredRule } from '../../../src/usecases/ports/alerts.ts';
import { account } from '../../support/memory/issue-life.ts';
import { HOUR, PAYROLL } from '../../usecases/figures/figure-world.ts';
import { repository, type Repository } from './repository.ts';
import { tellingRepositories } from './telling-moves.ts';
import { AWKWARD, instant, issue, key, TEXT } from './samples.ts';

const clock = (id: number, more: Partial<ClockRow> = {}): ClockRow => ({
  issueId: issue(id),
  metric: 'customfield_10100',
  issueKey: key(id),
  projectId: PAYROLL,
  name: TEXT,
  startedAt: instant(id),
  goalMs: 8 * HOUR,
  remainingMs: -HOUR,
  isPaused: false,
  breachAt: instant(id + 8),
  level: 'breach',
  nextAt: instant(id + 6),
  queuedFor: null,
  readAt: instant(id + 1),
  ...more,
});
const PAUSED = clock(2, { isPaused: true, breachAt: null, nextAt: null, level: null });

const crossing = (id: number, more: Partial<Crossing> = {}): Crossing => ({
  ...clock(id),
  threshold: 'breach',
  kind: 'new',
  dueAt: instant(id + 8),
  rules: ['default'],
  seconds: [TEXT],
  ...more,
});

const clocks = (): Repository =>
  repository(
    { factory: 'createClockRows', build: createClockRows },
    {
      save: [
        (port) => port.save([]),
        (port) => port.save([clock(1)]),
        (port) => port.save([clock(1, { readAt: instant(0), remainingMs: 5 }), PAUSED, clock(3), clock(4)]),
        (port) => port.save([clock(1, { readAt: instant(9), queuedFor: instant(7) })]),
      ],
      find: [
        (port) => port.find([]),
        (port) => port.find([issue(1)]),
        (port) => port.find([issue(1), issue(2), issue(77)]),
      ],
      due: [(port) => port.due(instant(-1), 10), (port) => port.due(instant(9), 2)],
      markQueued: [
        (port) => port.markQueued([]),
        (port) => port.markQueued([clock(1)]),
        (port) => port.markQueued([clock(1), clock(3, { nextAt: instant(999) }), PAUSED]),
      ],
      inProject: [(port) => port.inProject(PAYROLL, null, 2), (port) => port.inProject(PAYROLL, issue(1), 9)],
      withUnshownBreach: [
        (port) => port.withUnshownBreach(instant(0), instant(99), 10),
        (port) => port.withUnshownBreach(instant(99), instant(100), 1),
      ],
      forget: [
        (port) => port.forget([ProjectId.parse('777')]),
        (port) => port.forget([ProjectId.parse('777'), PAYROLL]),
      ],
      drop: [(port) => port.drop([]), (port) => port.drop([clock(4)]), (port) => port.drop([clock(4), clock(3)])],
    },
  );

const alerts = (): Repository =>
  repository(
    { factory: 'createAlerts', build: createAlerts },
    {
      claim: [
        (port) => port.claim([], { token: 'nobody', at: instant(1) }),
        (port) => port.claim([crossing(1)], { token: 'one', at: instant(1) }),
        (port) => port.claim([crossing(1), crossing(3)], { token: 'two', at: instant(2) }),
        (port) => port.claim([crossing(5), crossing(6, { kind: 'seen' })], { token: 'three', at: instant(3) }),
      ],
      standing: [(port) => port.standing(issue(1)), (port) => port.standing(issue(77))],
      end: [
        (port) => port.end([], instant(3)),
        (port) => port.end([clock(1)], instant(3)),
        (port) => port.end([clock(1), clock(3)], instant(4)),
      ],
    },
  );

const risks = (): Repository =>
  repository(
    { factory: 'createRisks', build: createRisks },
    {
      clocks: [(port) => port.clocks(PAYROLL, instant(9), 2), (port) => port.clocks(PAYROLL, instant(-9), 10)],
      troubled: [(port) => port.troubled(PAYROLL, 10)],
      owed: [(port) => port.owed(PAYROLL, 10)],
      origins: [(port) => port.origins([]), (port) => port.origins([issue(1), issue(2), issue(77)])],
      countSeen: [(port) => port.countSeen(PAYROLL)],
    },
  );

const rule = (id: string, more: Partial<StoredRule['rule']> = {}): StoredRule => ({
  rule: { ...DEFAULT_RULE, id, projectId: PAYROLL, condition: TEXT, ...more },
  version: 1,
  since: instant(1),
  fault: null,
  savedBy: account('adi'),
  savedAt: instant(2),
});
const WITH_SECOND = rule('escalate', {
  name: TEXT,
  condition: null,
  secondLevel: { accountId: account('dana'), afterMinutes: 60 },
});

const rules = (): Repository =>
  repository(
    { factory: 'createAlertRules', build: createAlertRules },
    {
      trySave: [
        (port) => port.trySave(0, rule('default')),
        (port) => port.trySave(0, rule('default')),
        (port) => port.trySave(0, WITH_SECOND),
        (port) => port.trySave(1, { ...WITH_SECOND, savedBy: null }),
        (port) => port.trySave(1, WITH_SECOND),
      ],
      noteFaults: [
        (port) => port.noteFaults([]),
        (port) => port.noteFaults([{ ...rule('default'), fault: TEXT.repeat(30) }]),
        (port) => port.noteFaults([rule('default'), { ...WITH_SECOND, fault: 'of an older version' }]),
      ],
      all: [(port) => port.all()],
      ofProject: [(port) => port.ofProject(PAYROLL), (port) => port.ofProject(ProjectId.parse('99'))],
      tryRemove: [
        (port) => port.tryRemove({ projectId: PAYROLL, id: 'default', version: 9 }),
        (port) => port.tryRemove({ projectId: PAYROLL, id: 'default', version: 1 }),
      ],
    },
  );

const fields = (): Repository =>
  repository(
    { factory: 'createAlertFieldRows', build: createAlertFieldRows },
    {
      save: [
        (port) => port.save([]),
        (port) => port.save([{ issueId: issue(1), slaAlert: TEXT, nextBreach: instant(9), risk: null }]),
        (port) =>
          port.save([
            { issueId: issue(1), slaAlert: null, nextBreach: null, risk: null },
            { issueId: issue(2), slaAlert: null, nextBreach: instant(5), risk: 'Silent' },
            { issueId: issue(3), slaAlert: 'breached', nextBreach: null, risk: 'Breached' },
          ]),
      ],
      find: [(port) => port.find([]), (port) => port.find([issue(1)]), (port) => port.find([issue(2), issue(3)])],
    },
  );

const WATCH = { now: instant(50), lease: instant(51) };

const looks = (): Repository =>
  repository(
    { factory: 'createDetectorLooks', build: createDetectorLooks },
    {
      again: [(port) => port.again(PAYROLL), (port) => port.again(null)],
      claim: [
        (port) => port.claim(1, { now: instant(-9999), lease: instant(-9998) }),
        (port) => port.claim(100, WATCH),
      ],
      note: [
        (port) => port.note([]),
        (port) =>
          port.note([
            { issueId: issue(2), trouble: 'silent', nextAt: null },
            { issueId: issue(5), trouble: 'bouncing', nextAt: instant(60) },
          ]),
        (port) => port.note([{ issueId: issue(5), trouble: null, nextAt: null }]),
      ],
      noteMissing: [
        (port) => port.noteMissing([]),
        (port) =>
          port.noteMissing([
            { issueId: issue(2), missing: 2 },
            { issueId: issue(5), missing: 2 },
            { issueId: issue(77), missing: 0 },
          ]),
        (port) => port.noteMissing([{ issueId: issue(5), missing: 0 }]),
      ],
      troubles: [(port) => port.troubles([]), (port) => port.troubles([issue(2), issue(5), issue(77)])],
      settle: [
        (port) => port.settle([], WATCH.lease),
        (port) =>
          port.settle(
            [
              { issueId: issue(2), trouble: 'silent', nextAt: null },
              { issueId: issue(5), trouble: null, nextAt: instant(60) },
            ],
            WATCH.lease,
          ),
      ],
    },
  );

const CLOSED = { projectId: PAYROLL, processId: null, since: instant(0) };

const pastRuns = (): Repository =>
  repository(
    { factory: 'createPastRuns', build: createPastRuns },
    {
      page: [
        (port) => port.page(CLOSED, null, 10),
        (port) => port.page({ ...CLOSED, processId: AWKWARD }, issue(1), 10),
      ],
      count: [(port) => port.count(CLOSED), (port) => port.count({ ...CLOSED, processId: AWKWARD })],
    },
  );

const SET = { rules: DEFAULT_DETECTORS, version: 1, savedBy: account('adi'), savedAt: instant(2) };

const detectors = (): Repository =>
  repository(
    { factory: 'createDetectors', build: createDetectors },
    {
      trySave: [
        (port) => port.trySave(PAYROLL, SET),
        (port) => port.trySave(PAYROLL, SET),
        (port) => port.trySave(PAYROLL, { ...SET, version: 2, savedBy: null }),
        (port) => port.trySave(PAYROLL, { ...SET, version: 9 }),
      ],
      find: [(port) => port.find(PAYROLL), (port) => port.find(ProjectId.parse('777'))],
      all: [(port) => port.all()],
    },
  );

const touches = (newToken: () => string): Repository =>
  repository(
    { factory: 'createTouches', build: (db) => createTouches(db, newToken) },
    {
      mark: [
        (port) => port.mark([], instant(1)),
        (port) => port.mark([issue(1)], instant(1)),
        (port) => port.mark([issue(1), issue(2), issue(3)], instant(2)),
      ],
      read: [(port) => port.read(2)],
      settle: [
        (port) => port.settle([]),
        async (port) => port.settle(await port.read(2)),
        (port) => port.settle([{ issueId: issue(3), token: 'of another touch' }]),
      ],
    },
  );

/** Repositories of clocks and alerts. */
export const alertRepositories = (newToken: () => string): readonly Repository[] => [
  clocks(),
  fields(),
  alerts(),
  ...tellingRepositories(newToken, crossing),
  looks(),
  risks(),
  detectors(),
  pastRuns(),
  rules(),
  touches(newToken),
];
