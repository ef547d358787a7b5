import { badRequest } from '../http/rest-error.ts';
import type { Actor, Site } from '../site.ts';
import type { ProjectRecord } from '../state/desk-records.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { changeItem, moveToStatus, recordChange } from './change-issue.ts';

/**
 * Moves an issue to another project: new key, the project's issue type, and its first status where the old one does not exist there.
 * The old key keeps finding the issue; its request type stays only where the new desk has one of the same issue type.
 * @throws RestError 400 when the project has no such issue type
 */
export const moveIssue = (
  site: Site,
  actor: Actor,
  {
    issue,
    project,
    issueTypeId,
  }: { readonly issue: IssueRecord; readonly project: ProjectRecord; readonly issueTypeId: string },
): void => {
  const from = site.store.projectOf(issue);
  const requestType = project.requestTypes.find((type) => type.issueTypeId === issueTypeId);
  if (requestType === undefined) throw badRequest(`Project ${project.key} has no issue type ${issueTypeId}.`);
  const oldKey = issue.key;
  issue.projectId = project.id;
  project.lastIssueNumber += 1;
  issue.key = `${project.key}-${project.lastIssueNumber}`;
  issue.issueTypeId = issueTypeId;
  if (issue.requestTypeId !== null) issue.requestTypeId = requestType.id;
  issue.securityLevelId = null;
  const items = [
    changeItem({ fieldId: 'project', from: from.id, fromText: from.name, to: project.id, toText: project.name }),
    changeItem({ fieldId: 'issuekey', field: 'Key', from: null, fromText: oldKey, to: null, toText: issue.key }),
  ];
  const known = new Set([project.workflow.initial, ...project.workflow.transitions.map((transition) => transition.to)]);
  const status = known.has(issue.statusId) ? null : moveToStatus(site, issue, project.workflow.initial);
  recordChange(site, { actor, issue, items: status === null ? items : [...items, status] });
};
