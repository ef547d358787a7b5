import { join } from 'node:path';
import { z } from 'zod';
import { buildApp } from '../sandbox/app/build-app.ts';
import { Sandbox, type SandboxOptions } from '../sandbox/sandbox.ts';
import { ControlClient } from '../demo/control-client.ts';
import { AGENT, liveRequests, multiplied, WORLD } from './large-desk.ts';
import type { Row } from './row.ts';

/** A queue without requests would measure nothing. */
const Found = z.looseObject({ issues: z.array(z.unknown()).min(1) });

const REQUESTS = 100_000;
const ROUNDS = 5;

/** What desks put into queues and boards. */
const QUERIES = [
  'project = PAY AND statusCategory != Done AND assignee is EMPTY ORDER BY created ASC',
  'project in (IT, HR) AND status in ("In progress", "Waiting for customer") ORDER BY updated DESC',
  'project = IT AND resolution = Unresolved AND "Time to resolution" < remaining("4h") ORDER BY "Time to resolution" ASC',
  'statusCategory != Done AND "Time to resolution" = breached() ORDER BY created DESC',
  '"Time to resolution" = running() AND "Time to resolution" = withinCalendarHours()',
  'project = PAY AND "Time to resolution" = everBreached() ORDER BY created DESC',
  '"Request Type" = "Type 1 (IT)" AND created >= -30d ORDER BY created DESC',
  'organizations = "Unit 1" ORDER BY updated DESC',
  'project = HR AND Experience <= 2 AND Department = Sales ORDER BY Experience ASC, updated DESC',
  'assignee = currentUser() AND resolution = Unresolved ORDER BY priority DESC, created ASC',
  'updated >= -2d ORDER BY updated DESC',
  'project = BUY AND summary ~ "desk" ORDER BY created DESC',
];

/**
 * A site of many requests: how long a script takes to load it by the control contract until every queue has been read once, and
 * what a queue takes then, over HTTP. In processor time of script and sandbox together, which a busy machine does not change.
 */
export async function measureScale({ requests = REQUESTS, rounds = ROUNDS } = {}): Promise<Row[]> {
  const held = `${requests.toLocaleString('en-US')} requests`;
  const appDir = join(import.meta.dirname, 'empty-app');
  const build = await buildApp(appDir, { resources: false });
  const few = await onSandbox({ appDir, build }, async (client) => {
    await client.declare(WORLD);
    await liveRequests(client);
    return client.snapshot();
  });
  const many = multiplied(few, requests);
  return onSandbox({ appDir, build }, async (client) => {
    const cpu = process.cpuUsage();
    await client.restore(many);
    await client.people();
    await eachQuery(client, 1);
    const seconds = cpuMsSince(cpu) / 1000;
    const slowest = Math.max(...(await eachQuery(client, rounds)));
    return [
      {
        name: `${held}: loaded, and every queue read once, processor time`,
        value: seconds,
        unit: 's',
        budget: 60,
      },
      {
        name: `${held}: slowest of ${QUERIES.length} queues, processor time, best of ${rounds} rounds`,
        value: slowest,
        unit: 'ms',
        budget: 200,
      },
    ];
  });
}

async function onSandbox<Result>(
  options: Pick<SandboxOptions, 'appDir' | 'build'>,
  work: (client: ControlClient) => Promise<Result>,
): Promise<Result> {
  const sandbox = await Sandbox.start(options);
  try {
    return await work(new ControlClient(sandbox.url));
  } finally {
    await sandbox.dispose();
  }
}

/** Milliseconds of a first page of each query, the fastest of some rounds: the first ones compile it. */
async function eachQuery(client: ControlClient, rounds: number): Promise<number[]> {
  const fastest: number[] = [];
  for (const jql of QUERIES) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const cpu = process.cpuUsage();
      const page = await client.rest(AGENT, 'POST /rest/api/3/search/jql', {
        jql,
        maxResults: 50,
        fields: ['summary'],
      });
      times.push(cpuMsSince(cpu));
      Found.parse(page);
    }
    fastest.push(Math.min(...times));
  }
  return fastest;
}

function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
