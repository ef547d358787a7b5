import type { Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { issueTypeView, statusView } from './issue-parts.ts';

/** The kinds of links there are, as each end reads them. */
export const LINK_TYPES = {
  Duplicate: { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  Relates: { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
} as const;

/** Links from and to an issue, as each end shows them: `outwardIssue` at the start of a link, `inwardIssue` at its end. */
export const linksView = (site: Site, issue: IssueRecord): readonly unknown[] =>
  (issue.links ?? []).flatMap((link) => {
    const other = site.store.issueByIdOrKey(link.otherId);
    if (other === undefined) return [];
    const self = `${site.siteUrl}/rest/api/3/issueLink/${link.id}`;
    const type = {
      ...LINK_TYPES[link.type],
      self: `${site.siteUrl}/rest/api/3/issueLinkType/${LINK_TYPES[link.type].id}`,
    };
    return [{ id: link.id, self, type, [`${link.direction}Issue`]: otherView(site, other) }];
  });

const otherView = (site: Site, issue: IssueRecord): unknown => ({
  id: issue.id,
  key: issue.key,
  self: `${site.siteUrl}/rest/api/3/issue/${issue.id}`,
  fields: {
    summary: issue.summary,
    status: statusView(site, site.store.statusOf(issue)),
    issuetype: issueTypeView(site, issue),
  },
});
