import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { readManifest } from '../../../sandbox/app/manifest.ts';
import { VirtualClock, durationMs } from '../../../sandbox/clock.ts';
import { createRest } from '../../../sandbox/control/rest.ts';
import { createHost } from '../../../sandbox/host/host.ts';
import type { HostInvocation, InstalledApp } from '../../../sandbox/host/ports.ts';
import type { Story } from '../../../sandbox/host/story.ts';
import { createResourceServer } from '../../../sandbox/host/resource-server.ts';
import { AutomationSteps } from '../../../sandbox/platform/automation-steps.ts';
import { createJiraSite } from '../../../sandbox/jira/jira-site.ts';
import type { JiraSite } from '../../../sandbox/platform/ports.ts';
import { WORLD } from './fixture-world.ts';

const APP = join(import.meta.dirname, 'fixture-app');
const CLOUD_ID = 'a2f4b1c8-7f0e-4e0b-8c55-1c9de0a7b6d1';

/** A site with the fixture app, its pages and resources served, its functions answered by the test. */
export interface FixtureSite {
  readonly url: string;
  readonly resourceUrl: string;
  readonly jira: JiraSite;
  readonly clock: VirtualClock;
  /** What pages invoked, oldest first. */
  readonly invocations: HostInvocation[];
  /** How the app's function answers from now on. */
  answerWith(answer: (invocation: HostInvocation) => unknown): void;
  /** What the site tells from now on. */
  tell(story: Story): void;
  /** A REST call as a person, `GET /rest/…`; the parsed answer. */
  rest(accountId: string, call: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

/** Builds the page as an app's author would: bundled, relative addresses, nothing inline. */
async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'fixture-page-'));
  await build({
    root: join(APP, 'page'),
    base: './',
    logLevel: 'silent',
    configFile: false,
    publicDir: join(APP, 'page-public'),
    build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  });
  return outDir;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function installFixture(page: string): InstalledApp {
  const manifest = readManifest(APP);
  return {
    environmentId: '7c5d9a1e-93f4-4d39-8a6e-2f10c0b7d111',
    environmentType: 'PRODUCTION',
    manifest,
    resourceDirectories: { main: page },
    localesDirectory: null,
  };
}

export async function startFixtureSite(): Promise<FixtureSite> {
  const page = await buildPage();
  const app = installFixture(page);
  const pages = createServer();
  const url = await listen(pages);
  const resources = createResourceServer({ app, hostOrigin: () => url });
  const resourceUrl = await listen(resources);
  const clock = new VirtualClock(Date.parse('2026-11-22T07:05:00Z'), false);
  const jira = createJiraSite({ clock, siteUrl: url, cloudId: CLOUD_ID, seed: 1 });
  const { appId, customFields } = app.manifest;
  jira.installFields(
    { appId, environmentId: app.environmentId },
    customFields.map((field) => ({ ...field, key: `${appId}__${app.environmentType}__${field.key}` })),
  );
  jira.declare(WORLD);
  const invocations: HostInvocation[] = [];
  let answer: (invocation: HostInvocation) => unknown = ({ payload }) => ({ echo: payload });
  const automation = new AutomationSteps({
    actions: app.manifest.actions,
    clock,
    run: async ({ inputs, smartValues }) =>
      smartValues['issue.key'] === 'PAY-0'
        ? { status: 'failure', messages: ['There is no PAY-0.'] }
        : { status: 'success', smartValues: { said: inputs['word'] } },
  });
  const site = {
    automation,
    cloudId: CLOUD_ID,
    siteUrl: url,
    resourceUrl,
    jira,
    invoke: async (invocation: HostInvocation): Promise<unknown> => {
      invocations.push(invocation);
      return answer(invocation);
    },
  };
  const control = {
    advance: async (duration: string) => clock.set(clock.now() + durationMs(duration)),
    runSchedules: async () => undefined,
  };
  let story: Story | null = null;
  const handlers = [
    createRest(site as unknown as Parameters<typeof createRest>[0]),
    createHost({ site, app, clock, control, story: () => story }),
  ];
  pages.on('request', (request, response) => {
    void (async () => {
      for (const handler of handlers) if (await handler(request, response)) return;
      response.writeHead(404).end();
    })();
  });
  return {
    url,
    resourceUrl,
    jira,
    clock,
    invocations,
    answerWith(next) {
      answer = next;
    },
    tell(next) {
      story = next;
    },
    async rest(accountId, call, body) {
      const [method = '', path = ''] = call.split(' ');
      const given = await jira.handle(
        {
          method,
          path,
          headers: { 'content-type': 'application/json' },
          body: body === undefined ? null : JSON.stringify(body),
        },
        { kind: 'user', accountId, via: 'basic', scopes: null },
      );
      return { status: given.status, body: given.body === '' ? null : JSON.parse(given.body) };
    },
    close: async () => {
      await Promise.all([close(pages), close(resources)]);
      rmSync(page, { recursive: true, force: true });
    },
  };
}
