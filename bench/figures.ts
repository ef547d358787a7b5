import { z } from 'zod';
import { readSnapshot } from '../demo/rakia/snapshot.ts';
import { buildApp, type BuiltApp } from '../sandbox/app/build-app.ts';
import { chooseSql } from '../sandbox/engines.ts';
import { pointsOf } from '../sandbox/platform/points.ts';
import type { CallRecord } from '../sandbox/platform/call-log.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { loadFacts, patternsIn } from './many-facts.ts';
import { loadPastReleases } from './past-releases.ts';
import type { Row } from './row.ts';

const FEW = 10_000;
const MANY = 100_000;
const MOST = 1_000_000;
const ROUNDS = 5;
/** Requests in a page of a search. */
const PAGE = 100;
const PERIODS = ['4w', '13w', '26w', 'all'] as const;

const Answer = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({ byDepartment: z.array(z.unknown()).min(1) }),
});

interface Reading {
  readonly rows: number;
  readonly statements: number;
  readonly searches: number;
  readonly ms: number;
}

interface Measured {
  readonly engine: string;
  /** The worst of the periods, each at its fastest. */
  readonly reading: Reading;
  readonly rebuildSeconds: number;
  readonly releaseSeconds: number;
  readonly bytes: number;
  /** Points of Jira for a page of a hundred requests, as the app would ask it. */
  readonly pagePoints: number;
}

/** The figures of 100,000 requests beside those of 10,000. */
export const measureFigures = ({ many = MANY, few = FEW } = {}): Promise<Row[]> => measured(many, few);

/** The same at a million, which takes minutes to load and to roll up. */
export const measureFiguresOfAMillion = (): Promise<Row[]> => measured(MOST, FEW);

/**
 * What a gadget over 12 processes, 200 units and two years reads, and how long the app takes to make its figures anew from
 * so many requests. Beside the newest release lie those of half a year. The requests are those of the demonstration, moved and given to other units, loaded as facts.
 */
async function measured(many: number, few: number): Promise<Row[]> {
  const build = await buildApp('.', { resources: false });
  const small = await measureAt(build, few);
  const large = await measureAt(build, many);
  const at = `${many.toLocaleString('en-US')} requests (${large.engine})`;
  const row = (name: string, value: number, [unit, budget]: readonly [string, number]): Row => ({
    name: `${name} at ${at}`,
    value,
    unit,
    budget,
  });
  return [
    row('gadget: rows read', large.reading.rows, ['rows', 3_000]),
    row('gadget: statements', large.reading.statements, ['statements', 6]),
    row('gadget: time', large.reading.ms, ['ms', 300]),
    row(`gadget: time against ${few.toLocaleString('en-US')}`, large.reading.ms / small.reading.ms, ['ratio', 3]),
    row('gadget: search calls', large.reading.searches, ['calls', 0]),
    row('the plain way, paging search/jql once: points of Jira', (large.pagePoints * many) / PAGE, [
      'points',
      Infinity,
    ]),
    row('all figures made anew', large.rebuildSeconds, ['s', many / REQUESTS_A_SECOND]),
    row('a release published', large.releaseSeconds, ['s', 300]),
    row('storage a request, all tables', large.bytes / many, ['bytes', 500]),
  ];
}

/** A rebuild of a million requests may take half an hour. */
const REQUESTS_A_SECOND = 550;

async function measureAt(build: BuiltApp, requests: number): Promise<Measured> {
  const sandbox = await Sandbox.start({ appDir: '.', build, sql: chooseSql(process.env) });
  try {
    const { site, patterns } = patternsIn(readSnapshot());
    await sandbox.site.restore(site);
    const admin = sandbox.site.jira.people().find(({ role }) => role === 'site-admin')?.accountId ?? '';
    await loadFacts(sandbox.site.sql, patterns, requests);
    const began = sandbox.site.calls.lastSeq;
    await sandbox.site.invoke({
      moduleKey: 'settings',
      accountId: admin,
      functionKey: 'rebuildFigures',
      payload: {},
      extension: { type: 'jira:adminPage' },
    });
    await sandbox.site.settle();
    // The hourly job publishes what is due.
    await sandbox.site.advance('PT1H', { schedules: 'coalesce' });
    const calls = sandbox.site.calls.since(began);
    // The next release, which leaves of the first what it leaves of any, and as many before as are read.
    await sandbox.site.advance('P7D', { schedules: 'coalesce' });
    await loadPastReleases(sandbox.site.sql);
    return {
      engine: sandbox.site.sql.name,
      rebuildSeconds: secondsOf(calls, 'rebuild'),
      releaseSeconds: secondsOf(calls, 'hourly'),
      reading: await worstReading(sandbox, admin),
      bytes: await sandbox.site.sql.storedBytes(),
      pagePoints: await pagePoints(sandbox),
    };
  } finally {
    await sandbox.dispose();
  }
}

/** A step of a schedule that fails does not stop the schedule. */
const isRefusedStatement = ({ kind, status }: CallRecord): boolean => kind === 'sql' && status !== 200;

function secondsOf(calls: readonly CallRecord[], functionKey: string): number {
  const own = calls.filter((call) => call.kind === 'invocation' && call.functionKey === functionKey);
  // One that ran out of memory or time is quick, and has made nothing.
  const failed = own.find(({ status }) => status !== 200) ?? calls.find(isRefusedStatement);
  if (own.length === 0 || failed !== undefined)
    throw new Error(`${functionKey} failed: ${failed?.status ?? 'never ran'}`);
  return own.reduce((total, { ms }) => total + ms, 0) / 1000;
}

/** After a first reading: whose projects these are, and which sources stand beside them, is remembered for five minutes. */
async function worstReading(sandbox: Sandbox, accountId: string): Promise<Reading> {
  await readOnce(sandbox, { accountId, period: '4w' });
  const worst = { rows: 0, statements: 0, searches: 0, ms: 0 };
  for (const period of PERIODS) {
    const rounds: Reading[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await readOnce(sandbox, { accountId, period }));
    worst.ms = Math.max(worst.ms, Math.min(...rounds.map(({ ms }) => ms)));
    worst.rows = Math.max(worst.rows, ...rounds.map(({ rows }) => rows));
    worst.statements = Math.max(worst.statements, ...rounds.map(({ statements }) => statements));
    worst.searches = Math.max(worst.searches, ...rounds.map(({ searches }) => searches));
  }
  return worst;
}

async function readOnce(
  sandbox: Sandbox,
  { accountId, period }: { readonly accountId: string; readonly period: (typeof PERIODS)[number] },
): Promise<Reading> {
  const before = sandbox.site.calls.lastSeq;
  const started = performance.now();
  const answer = await sandbox.site.invoke({
    moduleKey: 'xla-gadget',
    accountId,
    functionKey: 'readGadget',
    payload: { config: {}, period },
    extension: { type: 'jira:dashboardGadget', dashboard: { id: '10900' }, gadget: { id: '10901' } },
  });
  const ms = performance.now() - started;
  Answer.parse(answer);
  const calls = sandbox.site.calls.since(before);
  const statements = calls.filter(({ kind }) => kind === 'sql');
  return {
    ms,
    rows: statements.reduce((total, { rows }) => total + rows, 0),
    statements: statements.length,
    searches: calls.filter(({ kind, path }) => kind === 'jira' && path.startsWith('/rest/api/3/search')).length,
  };
}

async function pagePoints(sandbox: Sandbox): Promise<number> {
  const request = {
    method: 'POST',
    path: '/rest/api/3/search/jql',
    headers: {},
    body: JSON.stringify({ jql: 'statusCategory = Done', maxResults: PAGE, fields: ['created', 'resolutiondate'] }),
  };
  const answer = await sandbox.site.jira.handle(request, { kind: 'app', appId: 'plain', scopes: ['read:jira-work'] });
  return pointsOf(request, answer);
}
