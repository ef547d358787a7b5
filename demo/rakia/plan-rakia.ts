import { type TimedStep, planTraffic } from './plan-traffic.ts';
import { planStories } from './stories.ts';

/** Sunday 22 November 2026, 09:05 in Israel: the moment at which a visitor enters. */
export const RAKIA_NOW = Date.parse('2026-11-22T09:05:00+02:00');
/** 26 weeks before, where the recording begins. */
export const RAKIA_START = Date.parse('2026-05-24T07:00:00+03:00');
const FIRST_MIDNIGHT = Date.UTC(2026, 4, 24);
const DAYS = 183;
const SEED = 60;

/** Everything that happens in the half year: rolled traffic and told stories, in order of time. */
export function planRakia(): readonly TimedStep[] {
  const traffic = planTraffic({ firstMidnight: FIRST_MIDNIGHT, days: DAYS, until: RAKIA_NOW, seed: SEED });
  return [...traffic, ...planStories()].toSorted((a, b) => a.at - b.at || a.request - b.request);
}
