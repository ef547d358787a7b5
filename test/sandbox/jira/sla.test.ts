import { describe, expect, test } from 'vitest';
import { Desk, GOAL, HOUR, TTFR, TTR, WORLD } from './desk.ts';

/** Sunday 6 September 2026, 08:00 in Jerusalem: the desk has just opened. */
const OPENING = '2026-09-06T05:00:00Z';

interface Clock {
  readonly ongoingCycle?: {
    readonly startTime: { readonly iso8601: string };
    readonly breachTime?: { readonly iso8601: string };
    readonly breached: boolean;
    readonly paused: boolean;
    readonly withinCalendarHours: boolean;
    readonly goalDuration: { readonly millis: number };
    readonly elapsedTime: { readonly millis: number };
    readonly remainingTime: { readonly millis: number };
  };
  readonly completedCycles: readonly {
    readonly breached: boolean;
    readonly elapsedTime: { readonly millis: number };
    readonly breachTime: { readonly iso8601: string };
  }[];
}

const clockOf = async (desk: Desk, key: string, fieldId = TTR): Promise<Clock> => {
  const { fields } = await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=${fieldId}`);
  return fields[fieldId];
};

/** Working hours as people say them. */
const hours = (duration: { readonly millis: number } | undefined): number => (duration?.millis ?? Number.NaN) / HOUR;

describe('a running clock', () => {
  test('counts working hours only and tells when it will be breached', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    desk.pass(12 * HOUR);
    const { ongoingCycle } = await clockOf(desk, key);
    expect([
      hours(ongoingCycle?.elapsedTime),
      hours(ongoingCycle?.remainingTime),
      hours(ongoingCycle?.goalDuration),
    ]).toEqual([9, 9, 18]);
    expect(ongoingCycle).toMatchObject({ paused: false, breached: false, withinCalendarHours: false });
    expect(ongoingCycle?.breachTime?.iso8601).toBe('2026-09-07T14:00:00+0000');
  });

  test('goes negative after its breach and keeps the instant of it', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    desk.to('2026-09-08T10:00:00Z');
    const { ongoingCycle } = await clockOf(desk, key);
    expect(ongoingCycle).toMatchObject({ breached: true, paused: false });
    expect(hours(ongoingCycle?.remainingTime)).toBe(-5);
    expect(ongoingCycle?.breachTime?.iso8601).toBe('2026-09-07T14:00:00+0000');
  });

  test('is not breached at the very instant of its goal, and is one millisecond later', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    desk.to('2026-09-07T13:59:00Z');
    desk.pass(59_999);
    expect((await clockOf(desk, key)).ongoingCycle?.breached).toBe(false);
    desk.to('2026-09-08T05:00:00.001Z');
    expect((await clockOf(desk, key)).ongoingCycle?.breached).toBe(true);
  });

  test('stands still over a weekend and a holiday', async () => {
    const desk = new Desk('2026-09-10T13:00:00Z');
    const key = await desk.raise('dana');
    desk.to('2026-09-14T07:00:00Z');
    expect(hours((await clockOf(desk, key)).ongoingCycle?.elapsedTime)).toBe(3);
  });

  test('knows the hour the zone gave back in autumn', async () => {
    const desk = new Desk('2026-10-22T05:00:00Z');
    const key = await desk.raise('dana');
    // Jerusalem leaves summer time on 25 October: 08:00 there is then 06:00 UTC.
    desk.to('2026-10-25T06:00:00Z');
    expect(hours((await clockOf(desk, key)).ongoingCycle?.elapsedTime)).toBe(9);
    expect((await clockOf(desk, key)).ongoingCycle?.breachTime?.iso8601).toBe('2026-10-25T15:00:00+0000');
  });
});

describe('a paused clock', () => {
  test('stands, says so, and cannot tell its breach', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    desk.pass(HOUR);
    await desk.transition('adi', key, '21');
    desk.pass(4 * HOUR);
    const { ongoingCycle } = await clockOf(desk, key);
    expect(ongoingCycle).toMatchObject({ paused: true, breached: false, withinCalendarHours: true });
    expect(ongoingCycle).not.toHaveProperty('breachTime');
    expect(hours(ongoingCycle?.elapsedTime)).toBe(1);
  });

  test('goes on where it stopped', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    desk.pass(HOUR);
    await desk.transition('adi', key, '21');
    desk.pass(4 * HOUR);
    await desk.transition('adi', key, '11');
    desk.pass(2 * HOUR);
    const { ongoingCycle } = await clockOf(desk, key);
    expect(hours(ongoingCycle?.elapsedTime)).toBe(3);
    expect(ongoingCycle?.breachTime?.iso8601).toBe('2026-09-08T09:00:00+0000');
  });

  test('that was breached before keeps the instant of its breach', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    desk.to('2026-09-08T10:00:00Z');
    await desk.transition('adi', key, '21');
    const { ongoingCycle } = await clockOf(desk, key);
    expect(ongoingCycle).toMatchObject({
      paused: true,
      breached: true,
      breachTime: { iso8601: '2026-09-07T14:00:00+0000' },
    });
  });
});

describe('cycles', () => {
  test('a stop completes the cycle and a reopened request starts the next', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    desk.pass(2 * HOUR);
    await desk.transition('adi', key, '31');
    expect((await clockOf(desk, key)).ongoingCycle).toBeUndefined();
    desk.pass(HOUR);
    await desk.transition('adi', key, '41');
    desk.to('2026-09-09T09:00:00Z');
    await desk.transition('adi', key, '31');
    const { completedCycles, ongoingCycle } = await clockOf(desk, key);
    expect(ongoingCycle).toBeUndefined();
    expect(completedCycles.map((cycle) => [hours(cycle.elapsedTime), cycle.breached])).toEqual([
      [2, false],
      [28, true],
    ]);
    expect(completedCycles[0]?.breachTime.iso8601).toBe('2026-09-07T14:00:00+0000');
  });

  test('the first public answer of an agent stops the response clock; nothing else does', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    const write = (who: string, body: string, isPublic: boolean) =>
      desk.ok(who, `POST /rest/servicedeskapi/request/${key}/comment`, { body, public: isPublic });
    await write('dana', 'Anybody there?', true);
    await write('adi', 'Only for us', false);
    expect((await clockOf(desk, key, TTFR)).ongoingCycle).toBeDefined();
    desk.pass(HOUR);
    await write('adi', 'Looking into it', true);
    desk.pass(HOUR);
    await write('adi', 'Still looking', true);
    const { completedCycles, ongoingCycle } = await clockOf(desk, key, TTFR);
    expect(ongoingCycle).toBeUndefined();
    expect(completedCycles.map((cycle) => hours(cycle.elapsedTime))).toEqual([1]);
  });

  test('a comment on a closed request moves no clock', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    await desk.ok('adi', `POST /rest/servicedeskapi/request/${key}/comment`, { body: 'Done', public: true });
    desk.pass(HOUR);
    await desk.transition('adi', key, '31');
    const before = [await clockOf(desk, key), await clockOf(desk, key, TTFR)];
    desk.pass(HOUR);
    await desk.ok('app', `POST /rest/servicedeskapi/request/${key}/comment`, { body: 'How was it?', public: true });
    expect([await clockOf(desk, key), await clockOf(desk, key, TTFR)]).toEqual(before);
  });
});

describe('goals', () => {
  test('the first goal whose JQL matches counts', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana', { fields: { priority: { name: 'Highest' } } });
    expect(hours((await clockOf(desk, key)).ongoingCycle?.goalDuration)).toBe(4);
  });

  test('a goal may stand in a field of the issue', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana', { fields: { [GOAL]: 7 * HOUR } });
    expect(hours((await clockOf(desk, key)).ongoingCycle?.goalDuration)).toBe(7);
  });

  test('follow the issue while the clock runs and stay once it stopped', async () => {
    const desk = new Desk(OPENING);
    const key = await desk.raise('dana');
    await desk.ok('adi', `PUT /rest/api/3/issue/${key}`, { fields: { priority: { name: 'Highest' } } });
    expect(hours((await clockOf(desk, key)).ongoingCycle?.goalDuration)).toBe(4);
    desk.pass(5 * HOUR);
    await desk.transition('adi', key, '31');
    await desk.ok('adi', `PUT /rest/api/3/issue/${key}`, { fields: { priority: { name: 'Low' } } });
    expect((await clockOf(desk, key)).completedCycles.map((cycle) => cycle.breached)).toEqual([true]);
  });

  test('without a matching goal there is no cycle', async () => {
    const [pay] = WORLD.projects ?? [];
    if (pay === undefined) throw new Error('the world has a desk');
    const slas = (pay.slas ?? []).map((sla) => ({ ...sla, goals: [{ jql: 'priority = Lowest', goalMs: HOUR }] }));
    const desk = new Desk(OPENING, { ...WORLD, projects: [{ ...pay, slas }] });
    const clock = await clockOf(desk, await desk.raise('dana'));
    expect(clock).toMatchObject({ completedCycles: [] });
    expect(clock).not.toHaveProperty('ongoingCycle');
  });
});

test('the SLA endpoint, the expand of a request and the field of an issue show the same clocks', async () => {
  const desk = new Desk(OPENING);
  const key = await desk.raise('dana');
  desk.pass(3 * HOUR);
  const { values } = await desk.ok('adi', `GET /rest/servicedeskapi/request/${key}/sla`);
  const expanded = await desk.ok('app', `GET /rest/servicedeskapi/request/${key}?expand=sla`);
  expect(values).toEqual([await clockOf(desk, key), await clockOf(desk, key, TTFR)]);
  expect(expanded.sla.values).toEqual(values);
  expect(await desk.ok('adi', `GET /rest/servicedeskapi/request/${key}/sla/2`)).toEqual(values[1]);
  expect(await desk.ok('dana', `GET /rest/servicedeskapi/request/${key}?expand=sla`)).not.toHaveProperty('sla');
});
