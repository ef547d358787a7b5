import { emitToFrames } from './frames.js';
import { refreshPage } from './live.js';

/** Asks now and then what changed on the site: Jira's own view and the app's frames follow without a reload. */

const EVERY_MS = 1200;
let latest = Number(document.body.dataset.changes);

function concerns(changes) {
  const issue = document.querySelector('[data-issue-id]')?.dataset.issueId;
  if (issue !== undefined) return changes.filter(({ issueId }) => issueId === issue);
  return document.querySelector('[data-region="queue"]') === null ? [] : changes;
}

async function look() {
  const response = await fetch(`/__host/changes?since=${latest}`, { headers: { accept: 'application/json' } });
  if (!response.ok) return;
  const answer = await response.json();
  latest = answer.latest;
  document.querySelector('[data-clock]').textContent = answer.clock;
  const mine = concerns(answer.changes);
  if (mine.length === 0) return;
  await refreshPage();
  if (document.querySelector('[data-issue]') === null) return;
  const { issueId, projectId } = mine[0];
  emitToFrames('JIRA_ISSUE_CHANGED', {
    issueId,
    projectId,
    changes: mine.map(({ changeType, atlassianId }) => ({ changeType, atlassianId })),
  });
}

export function followChanges() {
  const again = () =>
    setTimeout(() => void (document.hidden ? Promise.resolve() : look().catch(() => undefined)).then(again), EVERY_MS);
  again();
}
