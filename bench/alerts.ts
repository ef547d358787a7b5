import { z } from 'zod';
import { ControlClient } from '../demo/control-client.ts';
import { buildApp, type BuiltApp } from '../sandbox/app/build-app.ts';
import { pointsOf } from '../sandbox/platform/points.ts';
import { SiteSnapshot } from '../sandbox/platform/site-snapshot.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { SmallDesk } from '../test/support/small-desk.ts';
import { type Call, callsDuring } from './calls.ts';
import { raisePatterns, withOpenRequests } from './open-desk.ts';
import type { Row } from './row.ts';

const HOUR = 3_600_000;
/** Friday; the desk works from nine to five, Monday to Friday, in UTC. */
const FRIDAY = Date.parse('2026-10-02T15:05:00Z');
/** At two thousand an hour a hundred thousand requests have been read once by half past four on Sunday. */
const SUNDAY_EVENING = Date.parse('2026-10-04T18:00:00Z');
const SUNDAY_MIDNIGHT = Date.parse('2026-10-05T00:00:00Z');
const WEEKEND_HOURS = (SUNDAY_MIDNIGHT - SUNDAY_EVENING) / HOUR;
const MONDAY = Date.parse('2026-10-05T09:00:00Z');
/** Three quarters of sixteen hours: begun then, a clock has an hour's share left when Monday begins. */
const THURSDAY = Date.parse('2026-10-01T13:00:00Z');
/** Functions that read clocks and write their fields; the hourly walk over changed requests belongs to the loop. */
const READERS = new Set(['tick', 'look-at-clocks']);
/** What fields and statuses are called: read once a day, and shared with the loop. */
const NAMES = new Set(['/rest/api/3/field', '/rest/api/3/status']);

const Tables = z.looseObject({
  alerts: z.array(z.looseObject({ started_at: z.coerce.number(), raised_at: z.coerce.number() })),
});

interface Measured {
  /** Points of Jira an hour. */
  readonly weekend: number;
  readonly weekday: number;
  /** Points a day for the names of fields and statuses. */
  readonly namesADay: number;
  /** Milliseconds each alert was late, by the history alone. */
  readonly lateness: readonly number[];
  /** Points for one reading of the clocks of every open request, a hundred in a page. */
  readonly plainWay: number;
}

/** Enough to see that alerts follow the clocks that are due; a hundred thousand take half an hour. */
const FEW = 20_000;
const MANY = 100_000;

export const measureAlerts = (): Promise<Row[]> => alertsBeside(FEW);
export const measureAlertsOfMany = (): Promise<Row[]> => alertsBeside(MANY);

/**
 * What alerts ask of Jira while so many requests are open, with so many clocks that cross a threshold on Monday between nine and
 * ten, and how late they are. Over the weekend the same clocks sleep.
 */
async function alertsBeside(open: number): Promise<Row[]> {
  const build = await buildApp('.', { resources: false });
  const patterns = await onSandbox(build, async (sandbox) => {
    const desk = await SmallDesk.open({ url: sandbox.url, stop: () => sandbox.dispose() });
    await raisePatterns(desk);
    return desk.client.snapshot();
  });
  const measure = (inWindow: number) => onSandbox(build, (sandbox) => measured(sandbox, patterns, { open, inWindow }));
  const idle = await measure(0);
  const some = await measure(300);
  const many = await measure(3000);
  const late = [...some.lateness, ...many.lateness].toSorted((a, b) => a - b);
  const p99 = late.length === 3300 ? (late[Math.ceil(late.length * 0.99) - 1] ?? Infinity) / 1000 : null;
  return [
    points('alerts, idle, weekday: points of Jira an hour', idle.weekday, 2),
    points('alerts, idle, weekend: points of Jira an hour', idle.weekend, 2),
    points('alerts, 300 clocks asleep, weekend: points of Jira an hour', some.weekend, idle.weekend),
    points('alerts, 3,000 clocks asleep, weekend: points of Jira an hour', many.weekend, idle.weekend),
    points('alerts, 300 clocks due in the hour: points of Jira', some.weekday, 300 * POINTS_A_CLOCK),
    points('alerts, 3,000 clocks due in the hour: points of Jira', many.weekday, 3000 * POINTS_A_CLOCK),
    {
      name: 'names of fields and statuses: points of Jira a day',
      value: idle.namesADay,
      unit: 'points/d',
      budget: 100,
    },
    points(
      `the plain way, each of ${open.toLocaleString('en')} open requests once: points of Jira`,
      many.plainWay,
      Infinity,
    ),
    {
      name: 'alerts: points at 3,000 clocks in the window, per point of the plain way',
      value: many.weekday / many.plainWay,
      unit: 'ratio',
      budget: 1,
    },
    { name: 'alerts: lateness of a threshold known 5 min ahead, p99', value: p99, unit: 's', budget: 60 },
  ];
}

/** Found by asking and read again when it is due; fields are written a hundred in a call. */
const POINTS_A_CLOCK = 2.5;

function points(name: string, value: number, budget: number): Row {
  return { name, value, unit: 'points/h', budget };
}

async function onSandbox<Result>(build: BuiltApp, work: (sandbox: Sandbox) => Promise<Result>): Promise<Result> {
  const sandbox = await Sandbox.start({ appDir: '.', build, now: new Date(FRIDAY).toISOString() });
  try {
    return await work(sandbox);
  } finally {
    await sandbox.dispose();
  }
}

async function measured(
  sandbox: Sandbox,
  patterns: unknown,
  { open, inWindow }: { readonly open: number; readonly inWindow: number },
): Promise<Measured> {
  const begun = Array.from(
    { length: inWindow },
    (_, index) => THURSDAY + Math.floor(((index + 0.5) * HOUR) / inWindow),
  );
  const many = withOpenRequests(patterns, { total: open, inWindow: begun });
  // As one object and not as text: it would be longer than a text can be.
  await sandbox.site.restore(SiteSnapshot.parse(many));
  const client = new ControlClient(sandbox.url);
  await client.people();
  // Each request is read once after the installation; that is over by then.
  await moveOn(client, FRIDAY, SUNDAY_EVENING);
  const weekend = await callsBetween(client, SUNDAY_EVENING, SUNDAY_MIDNIGHT);
  await moveOn(client, SUNDAY_MIDNIGHT, MONDAY);
  const weekday = await callsBetween(client, MONDAY, MONDAY + HOUR);
  // What comes due in the last minute may be told in the next.
  await client.advance('PT5M');
  return {
    weekend: pointsIn(weekend, isReading) / WEEKEND_HOURS,
    weekday: pointsIn(weekday, isReading),
    namesADay: (pointsIn(weekend, isNames) * 24) / WEEKEND_HOURS,
    lateness: await latenessOf(sandbox, new Set(begun)),
    plainWay: await plainPoints(sandbox, open),
  };
}

/** Hour by hour: a move is one call, and calls have five minutes to be answered. */
async function moveOn(client: ControlClient, from: number, to: number): Promise<void> {
  for (let instant = from + HOUR; instant < to; instant += HOUR) await client.moveTo(instant, 'each');
  await client.moveTo(to, 'each');
}

async function callsBetween(client: ControlClient, from: number, to: number): Promise<readonly Call[]> {
  const calls = await callsDuring(client, () => moveOn(client, from, to));
  return calls.filter(({ kind }) => kind === 'jira');
}

function pointsIn(calls: readonly Call[], wanted: (call: Call) => boolean): number {
  return calls.filter((call) => wanted(call)).reduce((total, call) => total + call.points, 0);
}

const isNames = ({ path }: Call): boolean => NAMES.has(path.split('?')[0] ?? '');
const isReading = (call: Call): boolean => READERS.has(call.functionKey ?? '') && !isNames(call);

/** The instant at which a clock is due follows from its start alone. */
async function latenessOf(sandbox: Sandbox, begun: ReadonlySet<number>): Promise<readonly number[]> {
  const { alerts } = Tables.parse(await sandbox.site.sql.dump());
  return alerts
    .filter(({ started_at: startedAt }) => begun.has(startedAt))
    .map(({ started_at: startedAt, raised_at: raisedAt }) => raisedAt - (MONDAY + startedAt - THURSDAY));
}

/** One page of a hundred open requests with their clocks, as the app would ask it. */
async function plainPoints(sandbox: Sandbox, open: number): Promise<number> {
  const request = {
    method: 'POST',
    path: '/rest/api/3/search/jql',
    headers: {},
    body: JSON.stringify({
      jql: 'statusCategory != Done',
      maxResults: 100,
      fields: ['customfield_10701', 'customfield_10702'],
    }),
  };
  const scopes = ['read:jira-work', 'read:servicedesk-request'];
  const answer = await sandbox.site.jira.handle(request, { kind: 'app', appId: 'plain', scopes });
  return (pointsOf(request, answer) * open) / 100;
}
