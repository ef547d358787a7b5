import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { routes } from '../../../sandbox/jira/routes.ts';
import { SCOPES } from '../../../sandbox/jira/http/scope-table.ts';
import { UNMODELLED_FIELDS, UNMODELLED_FUNCTIONS } from '../../../sandbox/jira/jql/unmodelled-fields.ts';
import { Desk, HOUR, WORLD } from './desk.ts';
import { NO_DOCUMENTS } from './documents/at-hand.ts';
import { operationOf } from './documents/documents.ts';

describe('a declared world', () => {
  test('declared twice is the same world', () => {
    const desk = new Desk();
    const before = JSON.stringify(desk.site.snapshot());
    desk.site.declare(WORLD);
    expect(JSON.stringify(desk.site.snapshot())).toBe(before);
  });

  test('adds to what is there and keeps what happened', async () => {
    const desk = new Desk();
    const key = await desk.raise('dana');
    desk.site.declare({
      people: [{ accountId: 'new', displayName: 'New', emailAddress: 'new@example.com', role: 'agent' }],
    });
    expect(desk.site.people().map((person) => person.accountId)).toContain('new');
    expect((await desk.send('adi', `GET /rest/api/3/issue/${key}`)).status).toBe(200);
    expect(await desk.raise('dana')).toBe('PAY-2');
  });

  test.each([
    { people: [{ accountId: 'x' }] },
    { something: 1 },
    { projects: [{ ...WORLD.projects?.[0], key: 'lower' }] },
    { projects: [{ ...WORLD.projects?.[0], id: '77' }] },
    { projects: [{ ...WORLD.projects?.[0], roles: { agents: ['ghost'] } }] },
    { projects: [{ ...WORLD.projects?.[0], workflow: { initial: '99', transitions: [] } }] },
    {
      people: [{ accountId: 'x', displayName: 'X', emailAddress: 'x@example.com', role: 'agent', groups: ['ghosts'] }],
    },
  ])('that makes no sense is refused (%#)', (world) => {
    expect(() => new Desk().site.declare(world)).toThrow(/\S/);
  });
});

test('a snapshot is plain JSON and brings everything back', async () => {
  const desk = new Desk();
  const key = await desk.raise('dana');
  desk.pass(HOUR);
  await desk.ok('adi', `POST /rest/servicedeskapi/request/${key}/comment`, { body: 'Hello', public: true });
  await desk.ok('amit', 'POST /rest/api/3/bulk/issues/move', {
    targetToSourcesMapping: {
      'IT,10002': {
        issueIdsOrKeys: [key],
        inferClassificationDefaults: true,
        inferFieldDefaults: true,
        inferStatusDefaults: true,
        inferSubtaskTypeDefault: true,
      },
    },
  });
  const snapshot: unknown = JSON.parse(JSON.stringify(desk.site.snapshot()));
  const other = new Desk('2026-09-06T06:00:00Z', {});
  other.site.restore(snapshot);
  expect(other.site.snapshot()).toEqual(snapshot);
  for (const path of [
    `GET /rest/api/3/issue/${key}?expand=changelog`,
    'GET /rest/servicedeskapi/request/IT-1/sla',
    'GET /rest/servicedeskapi/request/IT-1/comment',
  ]) {
    expect(await other.ok('amit', path)).toEqual(await desk.ok('amit', path));
  }
  await desk.ok('amit', 'DELETE /rest/api/3/issue/IT-1');
  expect((await other.send('amit', 'GET /rest/api/3/issue/IT-1')).status).toBe(200);
});

describe('the table of routes', () => {
  test('has each operation once, with its scopes', () => {
    const operations = routes.map((route) => `${route.method} ${route.path}`);
    expect(operations.toSorted()).toEqual(Object.keys(SCOPES).toSorted());
  });

  const named = NO_DOCUMENTS === null ? 'names' : `NOT COMPARED (${NO_DOCUMENTS}): names`;
  test.skipIf(NO_DOCUMENTS !== null)(`${named} the scopes and experimental operations Atlassian documents`, () => {
    const wrong: string[] = [];
    for (const { method, path, experimental } of routes) {
      const operation = `${method} ${path}`;
      const found = operationOf(method, path);
      const scopes = found?.operation['x-atlassian-oauth2-scopes'] ?? [];
      const ofState = (state: string) => scopes.find((each) => each.state === state)?.scopes ?? [];
      const documented = { classic: ofState('Current'), granular: ofState('Beta') };
      if (found?.path !== path || JSON.stringify(SCOPES[operation]) !== JSON.stringify(documented))
        wrong.push(operation);
      // The platform API has experimental operations too, but asks no header for them.
      const asksHeader = path.startsWith('/rest/servicedeskapi') && found?.operation['x-experimental'] === true;
      if ((experimental === true) !== asksHeader) wrong.push(`${operation} experimental`);
    }
    expect(wrong).toEqual([]);
  });
});

test('nothing in the desk knows an app', () => {
  const folder = new URL('../../../sandbox/jira/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(files.filter((file) => /\bInward\b|\b[Xx][Ll][Aa]/.test(readFileSync(new URL(file, folder), 'utf8')))).toEqual(
    [],
  );
});

test('the page about the desk names every field and function of JQL it does not model', () => {
  const page = readFileSync(new URL('../../../sandbox/jira/README.md', import.meta.url), 'utf8');
  const listed = new Set<string>(
    page
      .slice(page.indexOf('the fields are:'))
      .toLowerCase()
      .match(/[a-z-]+/g),
  );
  const unmodelled = [...UNMODELLED_FIELDS, ...UNMODELLED_FUNCTIONS];
  expect(unmodelled.filter((name) => !listed.has(name))).toEqual([]);
});
