import { expect, test } from 'vitest';
import { takeSnapshot } from '../../../sandbox/platform/site-snapshot.ts';
import type { Site } from '../../../sandbox/site.ts';
import { probe, seen, startProbe } from './start-probe.ts';

const liveOn = async (site: Site): Promise<unknown> => {
  await site.advance('PT20M');
  return [
    await seen(site),
    await probe(site, 'chance'),
    await probe(site, 'statement', { query: 'SELECT id, name FROM notes ORDER BY id' }),
  ];
};

test('a restored snapshot is the same site and lives on in the same way', async () => {
  const [recorded, restored] = await Promise.all([startProbe(), startProbe({ now: '2030-01-01T00:00:00Z' })]);
  try {
    await probe(recorded.site, 'statement', {
      ddl: true,
      query: 'CREATE TABLE notes (id BIGINT PRIMARY KEY, name VARCHAR(20) NOT NULL)',
    });
    await probe(recorded.site, 'statement', {
      query: 'INSERT INTO notes (id, name) VALUES (?, ?)',
      params: [1, 'kept'],
    });
    await probe(recorded.site, 'push', { events: [{ body: { name: 'waiting', retries: 1 }, delayInSeconds: 400 }] });
    await recorded.site.advance('PT6M');
    const snapshot = JSON.parse(JSON.stringify(await recorded.site.snapshot()));
    await restored.site.restore(snapshot);
    expect(JSON.parse(JSON.stringify(await takeSnapshot(restored.site)))).toEqual(snapshot);
    expect(await liveOn(restored.site)).toEqual(await liveOn(recorded.site));
  } finally {
    await Promise.all([recorded.dispose(), restored.dispose()]);
  }
});

test('restoring starts the functions cold, so that no module remembers another state', async () => {
  const sandbox = await startProbe();
  try {
    const snapshot = await sandbox.site.snapshot();
    await probe(sandbox.site, 'warmCalls');
    await sandbox.site.restore(snapshot);
    expect(await probe(sandbox.site, 'warmCalls')).toEqual({ warmCalls: 1 });
  } finally {
    await sandbox.dispose();
  }
});
