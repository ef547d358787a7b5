import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp, type BuiltApp } from '../../sandbox/app/build-app.ts';
import { Sandbox } from '../../sandbox/sandbox.ts';
import { saveSettings } from '../../demo/save-settings.ts';
import { ADMIN, DANA, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';
import { spareOfFaults } from '../support/faults/fault-seed.ts';

/**
 * A site goes from this release to an older one and back, as it happens while a release is rolled out or taken back: one
 * database, two bundles.
 */

/** The first whose rows are what they are now; nobody runs an earlier one. */
const SAME_ROWS = '4e48bbe7868893710498271e9cfec0e7278f7552';
/** The first that leaves to newer releases what is theirs in the settings; it knows neither pausing nor retention. */
const KEEPS_UNKNOWN = '083d1643c8f109cf9baeb0a85df82b6104f69d9b';

/** Nothing remembers the bundle of an older release, and a busy machine takes minutes to make one. */
const BUILD_MS = 600_000;

const git = (...words: readonly string[]): string => execFileSync('git', words, { encoding: 'utf8', stdio: 'pipe' });
const areThere = [SAME_ROWS, KEEPS_UNKNOWN].every((commit) => {
  try {
    git('cat-file', '-e', `${commit}^{commit}`);
    return true;
  } catch {
    return false;
  }
});
if (!areThere)
  console.log(
    'a shallow clone does not hold the older releases: run git fetch --unshallow to test them beside this one',
  );

/** Builds an older release beside this one for the tests of a block. */
const beside = (commit: string) => {
  const place = join(mkdtempSync(join(tmpdir(), 'older-release-')), 'app');
  const started: Sandbox[] = [];
  const built: Partial<Record<'older' | 'newer', BuiltApp>> = {};
  beforeAll(async () => {
    git('worktree', 'add', '--detach', place, commit);
    symlinkSync(resolve('node_modules'), join(place, 'node_modules'));
    built.older = await buildApp(place, { resources: false });
    built.newer = await buildApp('.', { resources: false });
  }, BUILD_MS);
  afterAll(async () => {
    for (const sandbox of started) await sandbox.dispose();
    git('worktree', 'remove', '--force', place);
    rmSync(resolve(place, '..'), { recursive: true, force: true });
  });
  return async (which: 'older' | 'newer') => {
    const build = built[which];
    if (build === undefined) throw new Error(`the ${which} release was not built`);
    const sandbox = await Sandbox.start({ appDir: build.appDir, build, now: '2026-10-05T09:00:00Z' });
    started.push(sandbox);
    return { url: sandbox.url, stop: async () => {} };
  };
};

beforeEach((context) => spareOfFaults(context, 'takes snapshots between moves, with events still on their way'));

describe.skipIf(!areThere)('facts of two bundles on one database', () => {
  const site = beside(SAME_ROWS);

  it('run the loop in turns, and lose nothing of one another', async () => {
    const before = await SmallDesk.open(await site('newer'));
    await saveSettings(before.client, ADMIN, SMALL_SETTINGS);
    const first = await before.closedRequest(DANA, 'Rated under the newer');
    await before.rate(DANA, first, 4);
    await before.client.advance('PT10M');

    const between = await SmallDesk.resume(await site('older'), await before.client.snapshot());
    expect(await between.card(DANA, first, 'readCard', {})).toMatchObject({ ok: true, value: { kind: 'answered' } });
    const second = await between.closedRequest(DANA, 'Rated under the older');
    expect(await between.rate(DANA, second, 2)).toMatchObject({ ok: true });
    await between.client.advance('P1DT1H');
    expect(await between.fieldsOf(second)).toMatchObject({ 'XLA score': 2 });

    const again = await SmallDesk.resume(await site('newer'), await between.client.snapshot());
    for (const [key, score] of [
      [first, 4],
      [second, 2],
    ] as const) {
      expect(await again.card(DANA, key, 'readCard', {})).toMatchObject({ value: { answer: { score } } });
    }
    const third = await again.closedRequest(DANA, 'Rated under the newer again');
    expect(await again.rate(DANA, third, 5)).toMatchObject({ ok: true });
  });
});

describe.skipIf(!areThere)('settings of two bundles on one database', () => {
  const site = beside(KEEPS_UNKNOWN);

  it('are saved in turns, and lose nothing that the older one does not know', async () => {
    const before = await SmallDesk.open(await site('newer'));
    const retention = { requestMonths: 30, commentMonths: 9, auditMonths: 24 };
    await saveSettings(before.client, ADMIN, { ...SMALL_SETTINGS, pausedProjectIds: ['99999'], retention });
    const between = await SmallDesk.resume(await site('older'), await before.client.snapshot());
    await saveSettings(between.client, ADMIN, { ...SMALL_SETTINGS, managerGroup: 'managers' });
    const again = await SmallDesk.resume(await site('newer'), await between.client.snapshot());
    expect(await again.adminPage('readSettings', {})).toMatchObject({
      value: { settings: { managerGroup: 'managers', pausedProjectIds: ['99999'], retention } },
    });
  });
});
