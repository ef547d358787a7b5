import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ExplainedScope {
  readonly scope: string;
  readonly why: string;
  /** `now`: the app uses it. `for later`: asked early, used by a feature to come. */
  readonly since: string;
}

/** The table of scopes in `docs/security.md`. */
export function explainedScopes(): ExplainedScope[] {
  const text = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8');
  const table = text.slice(text.indexOf('## Scopes'));
  return [...table.matchAll(/^\| `([^`]+)` +\| (.+?) +\| (.+?) +\|$/gm)].map(([, scope, why, since]) => ({
    scope: scope ?? '',
    why: why ?? '',
    since: since ?? '',
  }));
}
