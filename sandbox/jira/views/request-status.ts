import type { Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import type { StatusCategoryKey } from '../state/records.ts';
import { dateDto } from '../time/jira-dates.ts';

const CATEGORIES: Readonly<Record<StatusCategoryKey, string>> = {
  new: 'NEW',
  indeterminate: 'INDETERMINATE',
  done: 'DONE',
};

const view = (site: Site, statusId: string, at: number): Readonly<Record<string, unknown>> => {
  const status = site.store.status(statusId);
  return { status: status.name, statusCategory: CATEGORIES[status.category], statusDate: dateDto(at) };
};

/** Every status the request has had, newest first. */
export const requestStatuses = (site: Site, issue: IssueRecord): Readonly<Record<string, unknown>>[] => {
  const statuses = [view(site, issue.initialStatusId, issue.createdAt)];
  for (const change of issue.history) {
    for (const item of change.items)
      if (item.fieldId === 'status' && item.to !== null) statuses.unshift(view(site, item.to, change.at));
  }
  return statuses;
};

export const currentStatus = (site: Site, issue: IssueRecord): unknown => requestStatuses(site, issue)[0];
