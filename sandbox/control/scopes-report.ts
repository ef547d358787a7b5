import type { Site } from '../site.ts';

/** Scopes the manifest asks for beside those the calls of this run needed. */
export interface ScopesReport {
  readonly asked: readonly string[];
  readonly used: readonly string[];
  /** Asked for and not needed so far. */
  readonly unused: readonly string[];
}

export function scopesReport(site: Site): ScopesReport {
  const asked = site.manifest.scopes.toSorted();
  const used = new Set(site.calls.usedScopes());
  // Events of Jira reach a trigger only with the scope to read them.
  if (site.manifest.triggers.some(({ events }) => events.some(({ eventType }) => eventType.startsWith('avi:jira:'))))
    used.add('read:jira-work');
  return { asked, used: [...used].toSorted(), unused: asked.filter((scope) => !used.has(scope)) };
}
