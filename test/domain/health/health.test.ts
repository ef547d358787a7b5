import { describe, expect, it } from 'vitest';
import { ProjectId } from '../../../src/contract/ids.ts';
import { DEFAULT_SETTINGS, Settings } from '../../../src/contract/settings.ts';
import { healthOf, type SiteFindings } from '../../../src/domain/health/health.ts';
import { redacted } from '../../../src/domain/health/redacted.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { SMALL_SETTINGS } from '../../support/small-desk-world.ts';

const NOW = toInstant(Date.UTC(2026, 10, 22, 7));
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DESK = { id: '1', key: 'PAY' };
const ran = (ago: number) => ({ at: toInstant(NOW - ago), failures: [] });
const SCOPES =
  'read:jira-work read:jira-user read:permission:jira read:servicedesk-request write:servicedesk-request write:app-data:jira report:personal-data storage:app'.split(
    ' ',
  );

const WELL: SiteFindings = {
  now: NOW,
  settings: DEFAULT_SETTINGS,
  isLicensed: true,
  granted: SCOPES,
  desksOfApp: [DESK],
  desksOfAdmin: [DESK],
  closedLevels: [],
  points: { limit: 65_000, remaining: 60_000 },
  hasFields: true,
  desksWithoutColumn: [],
  runs: { tick: ran(MINUTE), hourly: ran(HOUR), daily: ran(20 * HOUR) },
  coverage: { requests: 100, withDepartment: 99 },
  newestRequestAt: NOW,
  oldestWaitingAt: null,
  alertMails: { sent: 3, unknown: 0, refused: 0, dropped: 0 },
};
const levelOf = (id: string, more: Partial<SiteFindings>) =>
  healthOf({ ...WELL, ...more }).find((line) => line.id === id)?.level;

it('finds nothing on a site that is well', () => {
  expect(healthOf(WELL).filter(({ level }) => level !== 'ok')).toEqual([]);
});

describe('each line', () => {
  const paused: Settings = { ...DEFAULT_SETTINGS, pausedProjectIds: [ProjectId.parse('1')] };
  const elsewhere: Settings = { ...DEFAULT_SETTINGS, projectIds: [ProjectId.parse('7')] };
  it.each([
    ['licence', { isLicensed: false }, 'broken'],
    ['started', { settings: { ...DEFAULT_SETTINGS, isStarted: false } }, 'broken'],
    ['started', { settings: paused }, 'attention'],
    ['projects', { desksOfApp: [] }, 'broken'],
    ['closed-projects', { desksOfAdmin: [DESK, { id: '2', key: 'HR' }] }, 'attention'],
    ['closed-projects', { settings: elsewhere }, 'attention'],
    ['security-levels', { closedLevels: [{ key: 'PAY', count: 2 }] }, 'attention'],
    ['points', { points: { limit: 65_000, remaining: 12_999 } }, 'attention'],
    ['points', { points: { limit: 65_000, remaining: 13_000 } }, 'ok'],
    ['points', { points: { limit: 65_000, remaining: 0 } }, 'broken'],
    ['points', { points: null }, 'ok'],
    ['scopes', { granted: SCOPES.slice(1) }, 'broken'],
    ['fields', { hasFields: false }, 'broken'],
    ['columns', { desksWithoutColumn: [{ key: 'PAY' }] }, 'attention'],
    ['tick', { runs: { ...WELL.runs, tick: null } }, 'attention'],
    ['tick', { runs: { ...WELL.runs, tick: ran(21 * MINUTE) } }, 'attention'],
    ['tick', { runs: { ...WELL.runs, tick: ran(3 * HOUR) } }, 'broken'],
    ['hourly', { runs: { ...WELL.runs, hourly: ran(13 * HOUR) } }, 'broken'],
    ['daily', { runs: { ...WELL.runs, daily: ran(31 * HOUR) } }, 'attention'],
    [
      'failures',
      { runs: { ...WELL.runs, tick: { ...ran(0), failures: [{ where: 'sendPushes', code: 'JIRA_BUSY' }] } } },
      'attention',
    ],
    ['requests', { newestRequestAt: null }, 'attention'],
    ['queue', { oldestWaitingAt: toInstant(NOW - 21 * MINUTE) }, 'attention'],
    ['queue', { oldestWaitingAt: toInstant(NOW - 3 * HOUR) }, 'broken'],
    ['storage', { coverage: { requests: 1_600_000, withDepartment: 1_600_000 } }, 'attention'],
    ['storage', { coverage: { requests: 2_000_000, withDepartment: 2_000_000 } }, 'broken'],
    ['departments', { coverage: { requests: 10, withDepartment: 7 } }, 'attention'],
  ] as const)('%s is told when it is so: %j', (id, more, level) => {
    expect(levelOf(id, more)).toBe(level);
  });
});

it('names nobody and nothing in the settings for support', () => {
  const text = JSON.stringify(redacted(Settings.parse(SMALL_SETTINGS)));
  expect(text).not.toMatch(/payroll|שכר|Ben|10700|701|customer|agent-ben/);
  expect(text).toContain('"meaningfulMinutes":0');
});
