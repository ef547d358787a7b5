import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { exportedNames, knownEvents, manifestFaults, type Manifest } from '../scripts/manifest-rules.ts';

const root = join(import.meta.dirname, '..');
const manifest: Manifest & { readonly app: { readonly runtime: { readonly name: string } } } = parse(
  readFileSync(join(root, 'manifest.yml'), 'utf8'),
);
const surroundings = {
  exports: new Set(['portal']),
  events: new Map([['avi:jira:created:issue', ['read:jira-work']]]),
};

function faultsOf(modules: Manifest['modules'], scopes: readonly string[] = ['read:jira-work']): string[] {
  return manifestFaults({ modules: modules ?? {}, permissions: { scopes } }, surroundings);
}

test('our manifest keeps the rules that the schema does not know', () => {
  expect(manifestFaults(manifest, { exports: exportedNames(root), events: knownEvents() })).toEqual([]);
});

test('the app stays eligible for Runs on Atlassian: no egress, no remote, no dynamic web trigger', () => {
  expect(manifest.permissions).not.toHaveProperty('external');
  expect(manifest).not.toHaveProperty('remotes');
  expect(manifest.modules).not.toHaveProperty('webtrigger');
});

test('every surface of a person without a licence says so', () => {
  expect(manifest.modules?.['jiraServiceManagement:portalRequestDetailPanel']?.[0]).toMatchObject({
    unlicensedAccess: ['unlicensed', 'customer'],
  });
});

test('the runtime is the Node we test with', () => {
  expect(manifest.app.runtime.name).toBe(`nodejs${process.versions.node.split('.')[0]}.x`);
});

describe('a broken manifest is told by name', () => {
  const schedule = (key: string, interval: string) => ({ key, function: 'portal', interval });

  test('six schedules', () => {
    const scheduledTrigger = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => schedule(key, 'hour'));
    expect(faultsOf({ scheduledTrigger })).toEqual(['scheduledTrigger: 6 schedules, the platform takes 5']);
  });

  test('two schedules every five minutes', () => {
    const scheduledTrigger = [schedule('a', 'fiveMinute'), schedule('b', 'fiveMinute')];
    expect(faultsOf({ scheduledTrigger })).toEqual([
      'scheduledTrigger: 2 run every five minutes, the platform takes 1',
    ]);
  });

  test('an event that nobody sends', () => {
    const trigger = [{ key: 'sla', events: ['avi:jira:created:issue', { eventType: 'avi:jira:breached:sla' }] }];
    expect(faultsOf({ trigger })).toEqual(['trigger sla: the platform sends no event avi:jira:breached:sla']);
  });

  test('an event whose scope is not asked for', () => {
    const trigger = [{ key: 'created', events: [{ eventType: 'avi:jira:created:issue' }] }];
    expect(faultsOf({ trigger }, [])).toEqual([
      'trigger created: avi:jira:created:issue needs the scope read:jira-work',
    ]);
  });

  test('a handler that src/index.ts does not export', () => {
    expect(faultsOf({ function: [{ key: 'gadget', handler: 'index.gadget' }] })).toEqual([
      'function gadget: src/index.ts exports no gadget',
    ]);
  });

  test('a function key of more than 23 characters', () => {
    const key = 'a-function-with-a-long-key';
    expect(faultsOf({ function: [{ key, handler: 'index.portal' }] })).toEqual([
      `function ${key}: key is longer than 23 characters`,
    ]);
  });
});
