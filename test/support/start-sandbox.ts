import { Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';
import type { RestAnswer, RestRequest } from '../../sandbox/platform/ports.ts';
import { checkExchange } from '../sandbox/jira/documents/check-exchange.ts';

const misfits = new Set<string>();
const statements = new Set<string>();

/**
 * A fresh sandbox with this app, its clock standing still. The global setup has built the app, so this takes the cached build.
 * Every call to its Jira and every answer is held to Atlassian's documents where they are at hand, see `takeMisfits`, and every
 * statement is kept, see `takeStatements`.
 */
export async function startSandbox(options: Omit<SandboxOptions, 'appDir' | 'build'> = {}): Promise<Sandbox> {
  const sandbox = await Sandbox.start({ ...options, appDir: '.', onStatement: (text) => statements.add(text) });
  for (const site of sandbox.sites) site.jira.onExchange(noteMisfit);
  return sandbox;
}

/** What the documents do not allow of the calls since the last time, each once. */
export function takeMisfits(): readonly string[] {
  const found = [...misfits];
  misfits.clear();
  return found;
}

/** The texts of the statements the app sent since the last time, each once. */
export function takeStatements(): readonly string[] {
  const sent = [...statements];
  statements.clear();
  return sent;
}

function noteMisfit({ method, path, body: sent, bytes }: RestRequest, { status, body }: RestAnswer): void {
  try {
    checkExchange({
      method,
      path,
      sent: sent === null || sent === '' ? bytes : JSON.parse(sent),
      status,
      body: body === '' ? undefined : JSON.parse(body),
    });
  } catch (error) {
    misfits.add(error instanceof Error ? error.message : String(error));
  }
}
