import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readManifest } from '../../../sandbox/app/manifest.ts';
import { createResourceServer } from '../../../sandbox/host/resource-server.ts';

let server: Server;
let origin: string;
let root: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'resources-'));
  const main = join(root, 'main');
  const locales = join(root, '__LOCALES__');
  for (const directory of [main, join(main, 'icons'), locales]) mkdirSync(directory);
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(main, 'index.html'), '<!doctype html><html><head><title>App</title></head><body></body></html>');
  writeFileSync(join(main, 'icons', 'x.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(main, 'code.js'), 'export {};');
  writeFileSync(join(locales, 'i18n-info.json'), '{}');
  symlinkSync(join(root, 'secret.txt'), join(main, 'link.txt'));
  const manifest = readManifest(join(import.meta.dirname, 'fixture-app'));
  server = createResourceServer({
    app: {
      environmentId: 'e',
      environmentType: 'PRODUCTION',
      manifest,
      resourceDirectories: { main },
      localesDirectory: locales,
    },
    hostOrigin: () => 'http://127.0.0.1:1',
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true, force: true });
});

/** A path exactly as written, which `fetch` would tidy. */
function statusOf(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ port: new URL(origin).port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('files come with their types', async () => {
  const types = await Promise.all(
    ['/main/', '/main/code.js', '/main/icons/x.svg', '/main/__LOCALES__/i18n-info.json'].map(async (path) =>
      (await fetch(origin + path)).headers.get('content-type'),
    ),
  );
  expect(types).toEqual([
    'text/html; charset=utf-8',
    'text/javascript; charset=utf-8',
    'image/svg+xml',
    'application/json; charset=utf-8',
  ]);
});

test('the bridge is the first thing in the head of a page', async () => {
  expect(await (await fetch(`${origin}/main/index.html`)).text()).toContain(
    '<head><script src="/__host/bridge.js" data-host="http://127.0.0.1:1"></script><title>',
  );
});

test('a page comes under the production policy, framed by the site only and reported to it', async () => {
  const policy = (await fetch(`${origin}/main/index.html`)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("style-src 'self' 127.0.0.1:1");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain('localhost');
  expect(policy).toMatch(/frame-ancestors [^;]*127\.0\.0\.1:1/);
  expect(policy).toContain('report-uri http://127.0.0.1:1/__host/csp-report');
  expect(policy).toContain('sandbox allow-popups');
});

test.each([
  '/main/../secret.txt',
  '/main/%2e%2e/secret.txt',
  '/main/..%2fsecret.txt',
  '/main/link.txt',
  '/main/__LOCALES__/../secret.txt',
  '/other/index.html',
  '/main/nothing.js',
  '/',
])('%s is no file of the app', async (path) => {
  expect(await statusOf(path)).toBe(404);
});
