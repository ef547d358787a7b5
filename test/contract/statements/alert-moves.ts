import { createAlertFieldRows, createAlerts } from '../../../src/adapters/sql/alert-rows.ts';
import { createClockRows } from '../../../src/adapters/sql/clock-rows.ts';
import { createRisks } from '../../../src/adapters/sql/risks.ts';
import { createTouches } from '../../../src/adapters/sql/touches.ts';
import type { Crossing } from '../../../src/domain/alerts/plan-clocks.ts';
import type { ClockRow } from '../../../src/domain/alerts/read-clock.ts';
import { HOUR, PAYROLL } from '../../usecases/figures/figure-world.ts';
import { repository, type Repository } from './repository.ts';
import { instant, issue, key, TEXT } from './samples.ts';

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
      withUnshownBreach: [
        (port) => port.withUnshownBreach(instant(0), instant(99), 10),
        (port) => port.withUnshownBreach(instant(99), instant(100), 1),
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
      troubled: [(port) => port.troubled(PAYROLL, 2, 10), (port) => port.troubled(PAYROLL, 0, 3)],
      countSeen: [(port) => port.countSeen(PAYROLL)],
    },
  );

const fields = (): Repository =>
  repository(
    { factory: 'createAlertFieldRows', build: createAlertFieldRows },
    {
      save: [
        (port) => port.save([]),
        (port) => port.save([{ issueId: issue(1), slaAlert: TEXT, nextBreach: instant(9) }]),
        (port) =>
          port.save([
            { issueId: issue(1), slaAlert: null, nextBreach: null },
            { issueId: issue(2), slaAlert: null, nextBreach: instant(5) },
            { issueId: issue(3), slaAlert: 'breached', nextBreach: null },
          ]),
      ],
      find: [(port) => port.find([]), (port) => port.find([issue(1)]), (port) => port.find([issue(2), issue(3)])],
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
  risks(),
  touches(newToken),
];
