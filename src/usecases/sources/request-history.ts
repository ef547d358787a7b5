import type { Settings } from '../../contract/settings';
import type { ObservedIssue } from '../../domain/experience/observed-issue';
import { recordOf, workingTimeBy } from '../../domain/experience/request-facts';
import { createDeskCalendars } from '../../domain/time/desk-calendars';
import { namesFor } from '../plan-absorption';
import type { CellMarks, LoopStates, Names, Requests } from '../ports/facts';
import type { Issues } from '../ports/jira';
import { readOptionsOf } from '../read-options';
import { oldestOf, type HistoryPage, type HistoryQuestion } from './history-page';

export interface RequestHistoryDeps {
  readonly requests: Pick<Requests, 'save'>;
  readonly states: Pick<LoopStates, 'findMany'>;
  readonly marks: CellMarks;
  readonly names: Pick<Names, 'remember'>;
  readonly issues: Pick<Issues, 'page'>;
}

/** Reads a page of requests and stores the facts of those that nobody has met. Nobody is asked, nothing is written to Jira. */
export const readRequestPage =
  (deps: RequestHistoryDeps) =>
  async ({ settings, ...question }: HistoryQuestion): Promise<HistoryPage> => {
    const { issues, next } = await deps.issues.page({ ...question, options: readOptionsOf(settings) });
    return { read: issues.length, added: await store(deps, issues, settings), oldest: oldestOf(issues), next };
  };

/** Facts of requests that are there already are kept true by events and the reconcile. */
const store = async (
  deps: RequestHistoryDeps,
  issues: readonly ObservedIssue[],
  settings: Settings,
): Promise<number> => {
  if (issues.length === 0) return 0;
  const known = await deps.states.findMany(issues.map(({ issueId }) => issueId));
  const fresh = issues.filter(({ issueId }) => !known.has(issueId));
  if (fresh.length === 0) return 0;
  const workingOf = workingTimeBy(createDeskCalendars(settings));
  const records = fresh.map((issue) => ({ issue, record: recordOf(issue, settings, workingOf) }));
  await deps.marks.mark(
    records.map(({ record }) => ({ before: null, after: record })),
    settings,
  );
  const names = records.flatMap(({ issue, record }) => namesFor(issue, null, record));
  await deps.names.remember([...new Map(names.map((name) => [`${name.kind} ${name.id}`, name])).values()]);
  await deps.requests.save(records.map(({ record }) => record));
  return fresh.length;
};
