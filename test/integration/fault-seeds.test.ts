import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FaultMix, faultMix } from '../support/faults/fault-mix.ts';
import { FaultStory } from '../support/faults/fault-story.ts';
import { SmallDesk } from '../support/small-desk.ts';

const STARTS_AT = Date.parse('2026-10-05T09:00:00Z');
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

let desk: SmallDesk;
let fresh: unknown;
let untroubled: unknown;

const played = async (seed: number, mix: FaultMix | null): Promise<FaultStory> => {
  await desk.client.restore(fresh);
  const story = new FaultStory(desk, { startsAt: STARTS_AT, seed, mix });
  await story.play();
  return story;
};

beforeAll(async () => {
  desk = await SmallDesk.start();
  fresh = await desk.client.snapshot();
  const story = await played(0, null);
  untroubled = await story.shown();
});
afterAll(() => desk.stop());

it('plays a day that says something', () => {
  expect(untroubled).toMatchObject({
    requests: {
      rated: { card: { value: { kind: 'answered' } }, fields: { 'XLA status': 'Met', 'XLA score': 5 } },
      twice: { panel: { value: { times: { reopens: 1 } } }, fields: { 'XLA score': 4 } },
      reopened: { card: { value: { kind: 'ask' } }, fields: { 'XLA status': 'Awaiting rating' } },
      declined: { fields: { 'XLA status': 'Missed' } },
      'handed-over': { card: { value: { kind: 'withdrawn' } } },
      own: { fields: { 'XLA status': 'Not asked' } },
      open: { card: { value: { kind: 'open' } } },
    },
    gadget: { ok: true },
  });
});

/** A whole day each, with processes killed and started: on a busy machine far more than the seconds it takes alone. */
const DAY_MS = 240_000;

it.each(SEEDS)(
  'loses nothing and doubles nothing under the faults of seed %i',
  async (seed) => {
    const story = await played(seed, faultMix(seed));
    expect(await story.shown()).toEqual(untroubled);
    // Nobody tells of a deletion twice; the daily job looks for what is gone, and looks again.
    for (let day = 0; day < 2; day += 1) await desk.client.advance('P1D', 'coalesce');
    expect(await story.remembersDeleted()).toBe(false);
  },
  DAY_MS,
);
