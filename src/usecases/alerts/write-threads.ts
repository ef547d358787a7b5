import type { IssueId } from '../../contract/ids';
import { isSameRun, type ClockRow } from '../../domain/alerts/read-clock';
import { furthestOf } from '../../domain/alerts/threshold';
import { shortHash } from '../../domain/experience/short-hash';
import type { AlertRules, ClockRows } from '../ports/alerts';
import type { SettingsStore } from '../ports/facts';
import type { AlertThread, AlertThreads, RaisedAlert, ThreadComments, UntoldAlerts } from '../ports/telling';
import { threadWords, type ToldAlert } from './alert-wording';
import { hasChannel, rulesNow } from './rules-now';

export interface WriteThreadsDeps {
  readonly threads: AlertThreads;
  readonly threadComments: ThreadComments;
  readonly untold: Pick<UntoldAlerts, 'standing'>;
  readonly clockRows: Pick<ClockRows, 'find'>;
  readonly alertRules: Pick<AlertRules, 'all'>;
  readonly settings: Pick<SettingsStore, 'get'>;
}

/** Comments a run: each costs a call of Jira. */
const MOST_COMMENTS = 50;

/**
 * Brings the internal comment of each marked request to what its alerts say: written once, edited from then on, and said to
 * be over when they are. Cut off anywhere, the mark stays and the next run finds the comment by its property.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; what is left is still marked
 */
export const writeThreads = (deps: WriteThreadsDeps) => async (): Promise<void> => {
  const marks = await deps.threads.read(MOST_COMMENTS);
  if (marks.length === 0) return;
  const ids = marks.map(({ issueId }) => issueId);
  const { settings } = await deps.settings.get();
  const told = await toldByComment(deps, ids);
  const threads = new Map((await deps.threads.find(ids)).map((thread) => [thread.issueId, thread]));
  for (const mark of marks) {
    const { issueId } = mark;
    const alerts = told.get(issueId) ?? [];
    await writeThread(deps, threads.get(issueId) ?? null, { issueId, alerts, zone: settings.calendar.zone });
    await deps.threads.settle([mark]);
  }
};

/** The alerts that stand and that a rule wants in the comment, the furthest of each clock, the most urgent first. */
const toldByComment = async (
  deps: WriteThreadsDeps,
  ids: readonly IssueId[],
): Promise<ReadonlyMap<IssueId, readonly ToldAlert[]>> => {
  const rules = await rulesNow(deps.alertRules);
  const standing = (await deps.untold.standing(ids)).filter((alert) => hasChannel(rules, alert, 'comment'));
  const rows = await deps.clockRows.find(ids);
  const alerts = rows.flatMap((row): readonly (ToldAlert & { readonly issueId: IssueId })[] => {
    const last = furthestOf(standing.filter((alert) => isSameRun(alert, row)));
    return last === undefined ? [] : [{ issueId: row.issueId, ...toTold(last, row) }];
  });
  return Map.groupBy(
    alerts.toSorted((a, b) => a.dueAt - b.dueAt),
    ({ issueId }) => issueId,
  );
};

const toTold = ({ name, goalMs, threshold, dueAt }: RaisedAlert, { issueKey, breachAt }: ClockRow): ToldAlert => ({
  issueKey,
  name,
  goalMs,
  threshold,
  dueAt,
  breachAt,
});

interface Wanted {
  readonly issueId: IssueId;
  readonly alerts: readonly ToldAlert[];
  readonly zone: string;
}

const writeThread = async (
  deps: WriteThreadsDeps,
  thread: AlertThread | null,
  { issueId, alerts, zone }: Wanted,
): Promise<void> => {
  if (thread === null && alerts.length === 0) return;
  const paragraphs = threadWords(alerts, zone);
  const hash = shortHash(paragraphs.join('\n'));
  if (thread !== null && thread.written === hash) return;
  const known = thread === null ? null : (thread.commentId ?? (await deps.threadComments.find(issueId)));
  // In doubt from here on: cut off, nobody knows what the comment says, or whether it is there.
  await deps.threads.save({ issueId, commentId: known, written: null });
  const isEdited = known !== null && (await deps.threadComments.tryEdit({ issueId, commentId: known }, paragraphs));
  // Somebody deleted it: what is over needs no new one.
  const commentId = isEdited || alerts.length === 0 ? known : await deps.threadComments.add(issueId, paragraphs);
  await deps.threads.save({ issueId, commentId, written: hash });
};
