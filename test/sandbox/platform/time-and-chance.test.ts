import { afterAll, beforeAll, expect, test } from 'vitest';
import { durationMs } from '../../../sandbox/clock.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { NOW, probe, startProbe } from './start-probe.ts';

let first: Sandbox;
let second: Sandbox;
let third: Sandbox;
beforeAll(async () => {
  [first, second, third] = await Promise.all([
    startProbe({ seed: 7 }),
    startProbe({ seed: 7 }),
    startProbe({ seed: 8 }),
  ]);
});
afterAll(() => Promise.all([first, second, third].map((sandbox) => sandbox.dispose())));

interface Chance {
  readonly random: number;
  readonly uuid: string;
  readonly bytes: readonly number[];
}
const draw = (sandbox: Sandbox): Promise<Chance> => probe<Chance>(sandbox.site, 'chance');

test('a function sees the time of the sandbox, which stands still', async () => {
  expect(await probe(first.site, 'chance')).toMatchObject({ now: Date.parse(NOW), text: NOW });
  await first.site.advance('P1DT2H');
  expect(await probe(first.site, 'chance')).toMatchObject({ text: '2026-03-03T10:00:00.000Z' });
});

test('the same seed gives the same chance in the same invocation, another seed another', async () => {
  const twice = [await draw(second), await draw(second)];
  const others = [await draw(third), await draw(third)];
  const repeated = await startProbe({ seed: 7 });
  try {
    expect([await draw(repeated), await draw(repeated)]).toEqual(twice);
  } finally {
    await repeated.dispose();
  }
  expect(twice[0]?.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set([...twice, ...others].map(({ random }) => random)).size).toBe(4);
  expect(new Set([...twice, ...others].map(({ bytes }) => bytes.join()))).toHaveProperty('size', 4);
});

test('time moves forward only', async () => {
  await expect(first.site.advanceTo('2026-01-01T00:00:00Z')).rejects.toThrow('moves forward only');
  await expect(first.site.advanceTo('soon')).rejects.toThrow('Not an instant');
});

test.each([
  ['PT1H30M', 5_400_000],
  ['P2D', 172_800_000],
  ['P1W', 604_800_000],
  ['PT0.5S', 500],
])('%s lasts %i ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

test.each(['P1M', 'P1Y', 'PT', 'P', '1h', '-PT1H', ''])('%j is no duration', (text) => {
  expect(() => durationMs(text)).toThrow(RangeError);
});
