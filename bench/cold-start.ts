import { join } from 'node:path';
import { buildApp } from '../sandbox/app/build-app.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import type { Row } from './row.ts';

const ROUNDS = 9;
const PERSON = {
  accountId: 'somebody',
  displayName: 'Some Body',
  emailAddress: 'somebody@example.com',
  role: 'customer',
};
/** A request that is not there: the card asks the store and the portal, and says so. */
const EXTENSION = { type: 'jiraServiceManagement:portalRequestDetailPanel', request: { key: 'HELP-1' } };

interface FirstCall {
  readonly moduleKey: string;
  readonly functionKey: string;
}

/** From the start of the process to the first answer of our bundle, and of a bundle with an empty resolver, in one run. */
export async function measureColdStart(rounds = ROUNDS): Promise<Row[]> {
  const ours = await coldStartMs('.', { moduleKey: 'request-card', functionKey: 'readCard' }, rounds);
  const empty = await coldStartMs(
    join(import.meta.dirname, 'empty-app'),
    {
      moduleKey: 'page',
      functionKey: 'nothing',
    },
    rounds,
  );
  return [
    { name: 'cold start to the first answer', value: ours, unit: 'ms', budget: 250 },
    { name: 'cold start against an empty resolver', value: ours / empty, unit: 'ratio', budget: 3 },
  ];
}

/** The fastest of some rounds, each with a new process: whatever else the machine does only adds. Ours reads a card. */
async function coldStartMs(appDir: string, call: FirstCall, rounds: number): Promise<number> {
  const sandbox = await Sandbox.start({ appDir, build: await buildApp(appDir, { resources: false }) });
  try {
    sandbox.site.jira.declare({ people: [PERSON] });
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      sandbox.restartFunctions();
      const started = performance.now();
      await sandbox.site.invoke({ ...call, accountId: PERSON.accountId, payload: {}, extension: EXTENSION });
      times.push(performance.now() - started);
    }
    return Math.min(...times);
  } finally {
    await sandbox.dispose();
  }
}
