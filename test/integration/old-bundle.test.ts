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
 * database, two bundles. The older one is the first that leaves to newer releases what is theirs.
 */
const OLDER = '083d1643c8f109cf9baeb0a85df82b6104f69d9b';

const git = (...words: readonly string[]): string => execFileSync('git', words, { encoding: 'utf8', stdio: 'pipe' });
const isThere = ((): boolean => {
  try {
    git('cat-file', '-e', `${OLDER}^{commit}`);
    return true;
  } catch {
    return false;
  }
})();
if (!isThere)
  console.log('a shallow clone does not hold the older release: run git fetch --unshallow to test it beside this one');

describe.skipIf(!isThere)('two bundles on one database', () => {
  const place = join(mkdtempSync(join(tmpdir(), 'older-release-')), 'app');
  const started: Sandbox[] = [];
  let older: BuiltApp;
  let newer: BuiltApp;
  beforeAll(async () => {
    git('worktree', 'add', '--detach', place, OLDER);
    symlinkSync(resolve('node_modules'), join(place, 'node_modules'));
    older = await buildApp(place, { resources: false });
    newer = await buildApp('.', { resources: false });
  });
  afterAll(async () => {
    for (const sandbox of started) await sandbox.dispose();
    git('worktree', 'remove', '--force', place);
    rmSync(resolve(place, '..'), { recursive: true, force: true });
  });

  const site = async (build: BuiltApp) => {
    const sandbox = await Sandbox.start({ appDir: build.appDir, build, now: '2026-10-05T09:00:00Z' });
    started.push(sandbox);
    return { url: sandbox.url, stop: async () => {} };
  };

  beforeEach((context) => spareOfFaults(context, 'takes snapshots between moves, with events still on their way'));

  it('run the loop in turns, and lose nothing of one another', async () => {
    const before = await SmallDesk.open(await site(newer));
    const retention = { requestMonths: 30, commentMonths: 9, auditMonths: 24 };
    await saveSettings(before.client, ADMIN, { ...SMALL_SETTINGS, pausedProjectIds: ['99999'], retention });
    const first = await before.closedRequest(DANA, 'Rated under the newer');
    await before.rate(DANA, first, 4);
    await before.client.advance('PT10M');

    const between = await SmallDesk.resume(await site(older), await before.client.snapshot());
    expect(await between.card(DANA, first, 'readCard', {})).toMatchObject({ ok: true, value: { kind: 'answered' } });
    const second = await between.closedRequest(DANA, 'Rated under the older');
    expect(await between.rate(DANA, second, 2)).toMatchObject({ ok: true });
    await saveSettings(between.client, ADMIN, { ...SMALL_SETTINGS, managerGroup: 'managers' });
    await between.client.advance('PT10M');
    await between.client.advance('P1DT1H', 'coalesce');
    expect(await between.fieldsOf(second)).toMatchObject({ 'XLA score': 2 });

    const again = await SmallDesk.resume(await site(newer), await between.client.snapshot());
    for (const [key, score] of [
      [first, 4],
      [second, 2],
    ] as const) {
      expect(await again.card(DANA, key, 'readCard', {})).toMatchObject({ value: { answer: { score } } });
    }
    const third = await again.closedRequest(DANA, 'Rated under the newer again');
    expect(await again.rate(DANA, third, 5)).toMatchObject({ ok: true });
    expect(await again.adminPage('readSettings', {})).toMatchObject({
      value: { settings: { managerGroup: 'managers', pausedProjectIds: ['99999'], retention } },
    });
  });
});
