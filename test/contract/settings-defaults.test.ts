import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, Settings } from '../../src/contract/settings.ts';

it('the defaults are a document of settings, with what an older document leaves out', () => {
  const { isStarted, pausedProjectIds, teamField, contact, sampleAbove, retention, ...older } = DEFAULT_SETTINGS;
  const filledIn = { isStarted, pausedProjectIds, teamField, contact, sampleAbove, retention };
  expect(Settings.parse(older)).toStrictEqual({ ...older, ...filledIn });
  expect(Settings.parse(DEFAULT_SETTINGS)).toStrictEqual(DEFAULT_SETTINGS);
});
