import type { Actor, Site } from '../site.ts';
import type { ChangeItem, ChangeRecord, IssueRecord } from '../state/issue-records.ts';
import { sendUpdated } from './product-events.ts';

/** What a write leaves behind; both are on unless the caller of an app field write turned them off. */
export interface Traces {
  readonly changelog: boolean;
  readonly events: boolean;
}

export const ALL_TRACES: Traces = { changelog: true, events: true };

/** One difference of a field. */
export const changeItem = (params: {
  readonly fieldId: string;
  readonly field?: string;
  readonly from: string | null;
  readonly fromText: string | null;
  readonly to: string | null;
  readonly toText: string | null;
}): ChangeItem => ({
  field: params.field ?? params.fieldId,
  fieldtype: params.fieldId.startsWith('customfield_') ? 'custom' : 'jira',
  fieldId: params.fieldId,
  from: params.from,
  fromString: params.fromText,
  to: params.to,
  toString: params.toText,
});

/** Puts the issue where the indexes and SLA clocks expect it, after any change. */
export const settleIssue = (site: Site, issue: IssueRecord): void => {
  site.store.issues.put(issue);
  site.sla.refresh(issue);
  site.indexed.wrote(issue);
};

/** Records what has just been changed on the issue and tells the listeners. Nothing happens without a difference. */
export const recordChange = (
  site: Site,
  params: {
    readonly actor: Actor;
    readonly issue: IssueRecord;
    readonly items: readonly ChangeItem[];
    readonly traces?: Traces;
  },
): void => {
  const { actor, issue, items, traces = ALL_TRACES } = params;
  if (items.length === 0) return;
  const at = site.clock.now();
  const change: ChangeRecord = {
    id: String(site.store.next('change')),
    seq: site.store.next('order'),
    at,
    authorId: actor.accountId,
    items,
  };
  if (traces.changelog) issue.history.push(change);
  issue.updatedAt = at;
  settleIssue(site, issue);
  if (traces.events) sendUpdated(site, { actor, issue, change });
};

/** Moves the issue to a status, keeping the instant its category changed. The item of the changelog, or `null` when it stays. */
export const moveToStatus = (site: Site, issue: IssueRecord, statusId: string): ChangeItem | null => {
  const from = site.store.statusOf(issue);
  const to = site.store.status(statusId);
  if (from.id === to.id) return null;
  issue.statusId = to.id;
  if (from.category !== to.category) issue.statusCategoryChangedAt = site.clock.now();
  return changeItem({ fieldId: 'status', from: from.id, fromText: from.name, to: to.id, toText: to.name });
};

/** Sets or clears the resolution and its date. The item of the changelog, or `null` without a difference. */
export const setResolution = (site: Site, issue: IssueRecord, resolutionId: string | null): ChangeItem | null => {
  const before = issue.resolutionId;
  if (before === resolutionId) return null;
  issue.resolutionId = resolutionId;
  issue.resolvedAt = resolutionId === null ? null : site.clock.now();
  const nameOf = (id: string | null): string | null =>
    id === null ? null : (site.store.resolutions.get(id)?.name ?? null);
  return changeItem({
    fieldId: 'resolution',
    from: before,
    fromText: nameOf(before),
    to: resolutionId,
    toText: nameOf(resolutionId),
  });
};
