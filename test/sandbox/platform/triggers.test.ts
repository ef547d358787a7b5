import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { field, minutes, probe, seen, type Seen, startProbe } from './start-probe.ts';

const APP = '11111111-2222-4333-8444-555555555555';
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startProbe();
});
afterEach(() => sandbox.dispose());

const created = (payload: Record<string, unknown> = {}, causedByApp: string | null = null): void => {
  sandbox.site.publish({ eventType: 'avi:jira:created:issue', payload, causedByApp });
};
const updated = (name: string | null): void => {
  const payload = name === null ? {} : { changelog: { items: [{ field: name }] } };
  sandbox.site.publish({ eventType: 'avi:jira:updated:issue', payload, causedByApp: null });
};

const numbers = (entries: readonly Seen[]): readonly number[] =>
  entries.map(({ detail }) => Number(field(detail, 'number')));

describe('a product event', () => {
  test('reaches its trigger by itself, with the place and its own fields', async () => {
    created({ issue: { key: 'PAY-1' } });
    await sandbox.site.settle();
    const [event] = await seen(sandbox.site, 'event');
    expect(event?.detail).toMatchObject({
      eventType: 'avi:jira:created:issue',
      selfGenerated: false,
      issue: { key: 'PAY-1' },
      context: { cloudId: sandbox.site.cloudId, moduleKey: 'on-created' },
    });
  });

  test('caused by the app itself is dropped where the manifest says ignoreSelf', async () => {
    created({ by: 'itself' }, APP);
    created({ by: 'another app' }, 'another');
    await sandbox.site.settle();
    expect((await seen(sandbox.site)).map(({ detail }) => field(detail, 'by'))).toEqual(['another app']);
  });

  test('that the filter does not want never costs an invocation', async () => {
    const before = sandbox.site.invocations;
    updated('summary');
    updated(null);
    await sandbox.site.settle();
    expect(sandbox.site.invocations).toBe(before);
    updated('status');
    await sandbox.site.settle();
    expect(sandbox.site.invocations).toBe(before + 1);
  });

  test('is lost when the function throws', async () => {
    created({ throws: true });
    await sandbox.site.advance('P1D', { schedules: 'coalesce' });
    expect(await seen(sandbox.site, 'event')).toHaveLength(1);
  });

  test('arrives in the order in which it was published', async () => {
    for (const number of [1, 2, 3, 4, 5]) created({ number });
    await sandbox.site.settle();
    expect(numbers(await seen(sandbox.site))).toEqual([1, 2, 3, 4, 5]);
  });

  test('is what an installation is told by', async () => {
    const { seen: all } = await probe<{ seen: readonly Seen[] }>(sandbox.site, 'seen');
    expect(all[0]?.detail).toMatchObject({ eventType: 'avi:forge:installed:app', app: { version: '2.3.4' } });
  });
});

describe('faults of event delivery', () => {
  test('drop and duplicate events as often as said, the same ones for the same seed', async () => {
    const run = async (seed: number): Promise<readonly number[]> => {
      const before = (await seen(sandbox.site)).length;
      sandbox.site.faults.apply({ seed, events: { drop: 0.3, duplicate: 0.3 } });
      for (let number = 0; number < 40; number += 1) created({ number });
      await sandbox.site.settle();
      return numbers(await seen(sandbox.site)).slice(before);
    };
    const first = await run(5);
    expect(await run(5)).toEqual(first);
    expect(await run(6)).not.toEqual(first);
    expect(new Set(first).size).toBeLessThan(40);
    expect(first.length).toBeGreaterThan(new Set(first).size);
  });

  test('delay events, and let later ones overtake', async () => {
    sandbox.site.faults.apply({ seed: 1, events: { delay: 'PT10M', reorder: 0.5 } });
    for (const number of [1, 2, 3, 4, 5, 6]) created({ number });
    await sandbox.site.advance('PT20M', { schedules: 'coalesce' });
    const events = await seen(sandbox.site, 'event');
    expect(numbers(events).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(numbers(events)).not.toEqual([1, 2, 3, 4, 5, 6]);
    expect(Math.max(...minutes(events))).toBeLessThanOrEqual(13);
  });

  test('end with reset', async () => {
    sandbox.site.faults.apply({ events: { drop: 1 } });
    created();
    sandbox.site.faults.apply({ reset: true });
    created({ number: 2 });
    await sandbox.site.settle();
    expect(await seen(sandbox.site)).toHaveLength(1);
  });
});
