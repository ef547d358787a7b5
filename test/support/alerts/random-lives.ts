import { RequestHistory, type Happening } from './request-history.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Requests of thirty days, mostly made on working days, each with a life of its own. */
export const randomLives = (
  count: number,
  { start, days, random }: { readonly start: number; readonly days: number; readonly random: () => number },
): readonly RequestHistory[] =>
  Array.from({ length: count }, (_, index) => {
    const at = start + Math.floor(random() * days) * DAY + Math.floor((8 + random() * 11) * HOUR);
    return new RequestHistory(String(10_001 + index), randomLife(Math.floor(at / 1000) * 1000, random));
  });

const randomLife = (createdAt: number, random: () => number): readonly Happening[] => {
  const life: Happening[] = [{ at: createdAt, kind: 'created' }];
  let at = createdAt;
  const later = (most: number): number => (at += Math.ceil((random() * random() * most) / 1000) * 1000 + 1000);
  if (random() < 0.8) life.push({ at: later(20 * HOUR), kind: 'reply' });
  for (let turn = 0; turn < 3; turn += 1) {
    if (random() < 0.35) {
      life.push({ at: later(2 * DAY), kind: 'pause' });
      life.push({ at: later(2 * DAY), kind: 'resume' });
    }
    if (random() < 0.2) life.push({ at: later(DAY), kind: 'goal', goalMs: (random() < 0.5 ? 8 : 24) * HOUR });
  }
  if (random() < 0.9) life.push({ at: later(6 * DAY), kind: 'resolve' });
  if (random() < 0.15) {
    life.push({ at: later(3 * DAY), kind: 'reopen' });
    life.push({ at: later(3 * DAY), kind: 'resolve' });
  }
  if (random() < 0.05) life.push({ at: later(DAY), kind: 'delete' });
  return life;
};
