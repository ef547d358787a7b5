import type { IssueId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { ReadIssue } from '../../domain/alerts/read-clock';
import { rulesAt, type ActiveRule } from '../../domain/alerts/rules';
import { processIdOf } from '../../domain/experience/process';
import type { AlertRules, Conditions, StoredRule, Verdict } from '../ports/alerts';
import { JiraRefusedError } from '../ports/errors';
import type { Log } from '../ports/system';

export interface RulesForIssuesDeps {
  readonly alertRules: Pick<AlertRules, 'all' | 'noteFaults'>;
  readonly conditions: Pick<Conditions, 'match'>;
  readonly log: Log;
}

/** A rule as it holds: saved by a project, or the common one. */
export type SetRule = ActiveRule | StoredRule;

const isStored = (rule: SetRule): rule is StoredRule => 'version' in rule;

/**
 * Which rules speak of which of the requests read: by project, process and condition. Jira is asked once for all
 * conditions of all these requests, and not at all where none has one. A rule whose condition Jira does not take any more
 * speaks of nothing, says so, and keeps no other from its work.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const rulesForIssues =
  (deps: RulesForIssuesDeps) =>
  async (
    issues: readonly ReadIssue[],
    { settings, rules }: { readonly settings: Settings; readonly rules: readonly SetRule[] },
  ): Promise<(issue: ReadIssue) => readonly ActiveRule[]> => {
    const at = new Map(
      issues.map((issue) => {
        const { projectId } = issue;
        return [issue.issueId, rulesAt(rules, { projectId, processId: processIdOf(settings, issue) })] as const;
      }),
    );
    const asked = new Set([...at.values()].flat().filter(({ rule }) => rule.isOn && rule.condition !== null));
    const ids = issues.map(({ issueId }) => issueId);
    const verdicts = await matched(deps, ids, [...asked]);
    await noteFaults(deps, [...asked], verdicts);
    return ({ issueId }) =>
      (at.get(issueId) ?? []).filter(
        ({ rule }) => rule.condition === null || verdicts.get(rule.condition)?.matched.has(issueId) === true,
      );
  };

const matched = async (
  deps: RulesForIssuesDeps,
  ids: readonly IssueId[],
  rules: readonly SetRule[],
): Promise<ReadonlyMap<string, Verdict>> => {
  try {
    return await deps.conditions.match(ids, [...new Set(rules.flatMap(({ rule }) => rule.condition ?? []))]);
  } catch (error) {
    if (!(error instanceof JiraRefusedError)) throw error;
    // The rules without a condition go on.
    deps.log('warn', 'conditions-refused', { status: error.status });
    return new Map();
  }
};

const noteFaults = async (
  deps: RulesForIssuesDeps,
  rules: readonly SetRule[],
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<void> => {
  const notes = rules.filter(isStored).flatMap((stored) => {
    const verdict = verdicts.get(stored.rule.condition ?? '');
    const isNews = verdict !== undefined && (verdict.fault === null) !== (stored.fault === null);
    return isNews ? [{ ...stored, fault: verdict.fault }] : [];
  });
  if (notes.length > 0) await deps.alertRules.noteFaults(notes);
};
