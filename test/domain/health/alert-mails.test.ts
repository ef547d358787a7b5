import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/contract/settings.ts';
import { healthOf } from '../../../src/domain/health/health.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

const lineOf = (alertMails: Readonly<Record<'sent' | 'unknown' | 'refused' | 'dropped', number>>) =>
  healthOf({
    now: toInstant(0),
    settings: DEFAULT_SETTINGS,
    isLicensed: true,
    granted: [],
    desksOfApp: [],
    desksOfAdmin: [],
    hasFields: true,
    desksWithoutColumn: [],
    closedLevels: [],
    points: null,
    runs: { tick: null, hourly: null, daily: null },
    coverage: { requests: 0, withDepartment: 0 },
    newestRequestAt: null,
    oldestWaitingAt: null,
    alertMails,
  }).find(({ id }) => id === 'alert-mails');

it('shows messages that somebody may have missed', () => {
  const counts = { sent: 7, unknown: 1, refused: 0, dropped: 0 };
  expect(lineOf(counts)).toMatchObject({ level: 'attention', values: counts });
  expect(lineOf({ ...counts, unknown: 0 })).toMatchObject({ level: 'ok' });
});
