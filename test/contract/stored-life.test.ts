import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  findReplies,
  findRuns,
  findSegments,
  packReplies,
  packRuns,
  packSegments,
} from '../../src/adapters/sql/stored-life.ts';
import { packMetrics, StoredMetrics } from '../../src/adapters/sql/stored-metrics.ts';
import type { Segment } from '../../src/domain/request-fact.ts';
import type { PastRun } from '../../src/domain/sla/past-run.ts';
import { toInstant } from '../../src/domain/time/instant.ts';

/** What a request went through comes back from its short text as it went in, and from what releases before wrote. */

const CREATED = toInstant(1_779_604_440_123);
const instant = fc.integer({ min: 0, max: 8_640_000_000_000_000 }).map(toInstant);
const kind = fc.constantFrom<Segment['class']>('w', 'c', 'd');

it('gives back any segments, touching, apart or overlapping', () => {
  const segment = fc.record({ class: kind, from: instant, to: fc.option(instant) });
  fc.assert(
    fc.property(instant, fc.array(segment, { maxLength: 6 }), (createdAt, segments) => {
      expect(findSegments(packSegments(segments, createdAt), createdAt)).toEqual(segments);
    }),
  );
});

it('gives back any replies', () => {
  fc.assert(
    fc.property(instant, fc.array(instant, { maxLength: 6 }), (createdAt, replies) => {
      expect(findReplies(packReplies(replies, createdAt), createdAt)).toEqual(replies);
    }),
  );
});

const second = fc.integer({ min: 0, max: 8_640_000_000_000 }).map((value) => toInstant(value * 1000));
const span = fc.record({ startedAt: second, stoppedAt: second });

it('gives back any runs of clocks', () => {
  const run = fc.record({
    metric: fc.nat().map((field) => `customfield_${field}`),
    goalMs: fc.nat().map((value) => value * 1000),
    elapsedMs: fc.nat().map((value) => value * 1000),
    breached: fc.boolean(),
    span: fc.option(span),
  });
  fc.assert(
    fc.property(instant, fc.array(run, { maxLength: 6 }), (createdAt, runs) => {
      expect(findRuns(packRuns(runs, createdAt), createdAt)).toEqual(runs);
    }),
  );
});

it('gives back a goal of half a second, which the short form cannot say', () => {
  const run: PastRun = { metric: 'customfield_1', goalMs: 500, elapsedMs: 1000, breached: true, span: null };
  expect(findRuns(packRuns([run], CREATED), CREATED)).toEqual([run]);
});

it('gives back outcomes of metrics of any name', () => {
  const name = fc.oneof(fc.constantFrom('Time to resolution', 'Time to done'), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(fc.array(fc.record({ metric: name, met: fc.boolean() }), { minLength: 1, maxLength: 5 }), (metrics) => {
      expect(StoredMetrics.parse(packMetrics(metrics))).toEqual(metrics);
    }),
  );
});

it('reads what releases before wrote', () => {
  expect(findSegments(`[["w",${CREATED},${CREATED + 5}],["d",${CREATED + 5},null]]`, CREATED)).toEqual([
    { class: 'w', from: CREATED, to: CREATED + 5 },
    { class: 'd', from: CREATED + 5, to: null },
  ]);
  expect(findReplies('[4,9]', CREATED)).toEqual([CREATED + 4, CREATED + 9]);
  expect(findRuns('[[10201,14400,4364,0],[10202,60,61,1,1779604440,61]]', CREATED)).toEqual([
    { metric: 'customfield_10201', goalMs: 14_400_000, elapsedMs: 4_364_000, breached: false, span: null },
    {
      metric: 'customfield_10202',
      goalMs: 60_000,
      elapsedMs: 61_000,
      breached: true,
      span: { startedAt: 1_779_604_440_000, stoppedAt: 1_779_604_501_000 },
    },
  ]);
  expect(StoredMetrics.parse('[["Time to resolution",1],["Zeit",0]]')).toEqual([
    { metric: 'Time to resolution', met: true },
    { metric: 'Zeit', met: false },
  ]);
});

it.each(['[', '[1]', 'W1 D', 'Q5', 'W1,D', '{}'])('reads no life out of %s', (text) => {
  expect(findSegments(text, CREATED)).toBeNull();
  expect(findRuns(text, CREATED)).toBeNull();
  expect(StoredMetrics.safeParse(text).success).toBe(false);
});

it.each(['[x]', '5;6', ',', 'A'])('reads no replies out of %s', (text) => {
  expect(findReplies(text, CREATED)).toBeNull();
});

it.each(['+z', '+"', '+"\\q"', '+f-'])('reads no metrics out of %s', (text) => {
  expect(StoredMetrics.safeParse(text).success).toBe(false);
});

it('says an everyday life in some fifty characters', () => {
  const closed = toInstant(CREATED + 107_366_752);
  const segments: readonly Segment[] = [
    { class: 'w', from: CREATED, to: closed },
    { class: 'd', from: closed, to: null },
  ];
  const goal = {
    breached: false,
    span: { startedAt: toInstant(1_779_604_440_000), stoppedAt: toInstant(1_779_608_804_000) },
  };
  const runs: readonly PastRun[] = [{ metric: 'customfield_10201', goalMs: 14_400_000, elapsedMs: 4_364_000, ...goal }];
  expect(packSegments(segments, CREATED)).toBe('W1rx8psD');
  expect(packRuns(runs, CREATED)).toBe('7vd.b40.3d8*');
  expect(packReplies([toInstant(CREATED + 4_364_613), closed], CREATED)).toBe('2ljr9,1pboyj');
  expect(packMetrics([{ metric: 'Time to resolution', met: true }])).toBe('+r');
});
