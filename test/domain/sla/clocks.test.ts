import { describe, expect, it } from 'vitest';
import type { CompletedCycle, OngoingCycle, SlaClock } from '../../../src/domain/sla/clock.ts';
import { clockFace } from '../../../src/domain/sla/clock-face.ts';
import { slaMet } from '../../../src/domain/sla/outcome-of-clocks.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

const completed = (more: Partial<CompletedCycle> = {}): CompletedCycle => ({
  startedAt: toInstant(0),
  stoppedAt: toInstant(10),
  goalMs: 20,
  elapsedMs: 10,
  remainingMs: 10,
  breached: false,
  breachAt: toInstant(20),
  ...more,
});
const ongoing = (more: Partial<OngoingCycle> = {}): OngoingCycle => ({
  startedAt: toInstant(0),
  goalMs: 20,
  elapsedMs: 10,
  remainingMs: 10,
  breached: false,
  paused: false,
  withinCalendarHours: true,
  breachAt: toInstant(20),
  ...more,
});
const clock = (more: Partial<SlaClock>): SlaClock => ({
  metric: 'customfield_10701',
  name: 'Time to resolution',
  completed: [],
  ongoing: null,
  ...more,
});

describe('SLA met', () => {
  it('is unknown while no clock has stopped', () => {
    expect(slaMet([clock({ ongoing: ongoing({ breached: true }) })])).toBeNull();
  });

  it('needs every cycle of every metric', () => {
    expect(slaMet([clock({ completed: [completed()] }), clock({ completed: [completed(), completed()] })])).toBe(true);
    expect(
      slaMet([clock({ completed: [completed()] }), clock({ completed: [completed(), completed({ breached: true })] })]),
    ).toBe(false);
  });
});

describe('what a person sees of a clock', () => {
  it.each([
    ['running', {}],
    ['paused', { paused: true }],
    ['outside-hours', { withinCalendarHours: false }],
    ['breached-running', { breached: true, paused: true }],
  ] as const)('%s', (state, more) => {
    expect(clockFace(clock({ completed: [completed()], ongoing: ongoing(more) }))?.state).toBe(state);
  });

  it('is how the last run ended when none is under way, unless an earlier one was missed', () => {
    expect(clockFace(clock({ completed: [completed(), completed({ elapsedMs: 5 })] }))).toMatchObject({
      state: 'met',
      elapsedMs: 5,
    });
    expect(clockFace(clock({ completed: [completed({ breached: true }), completed()] }))?.state).toBe('breached');
  });

  it('promises no instant of breach while paused', () => {
    expect(clockFace(clock({ ongoing: ongoing({ paused: true }) }))?.breachAt).toBeNull();
  });

  it('is nothing before the first run', () => {
    expect(clockFace(clock({}))).toBeNull();
  });
});
