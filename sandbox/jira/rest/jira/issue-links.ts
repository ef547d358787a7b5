import { z } from 'zod';
import { bodyOf, created, type RestContext, type Route } from '../../http/rest-context.ts';
import { issueNotFound, notFound } from '../../http/rest-error.ts';
import type { IssueRecord } from '../../state/issue-records.ts';
import { mayInIssue } from './find.ts';

const Ref = z.looseObject({ id: z.string().optional(), key: z.string().optional() });
const Link = z.looseObject({
  type: z.looseObject({ name: z.string() }),
  inwardIssue: Ref,
  outwardIssue: Ref,
});
const TYPES = ['Duplicate', 'Relates'] as const;

/** `inwardIssue` duplicates `outwardIssue`: the first is where the link starts. A second link of the kind changes nothing. */
const link: Route = {
  method: 'POST',
  path: '/rest/api/3/issueLink',
  handle: (context) => {
    const { type, inwardIssue, outwardIssue } = bodyOf(context, Link);
    const name = TYPES.find((each) => each === type.name);
    if (name === undefined) throw notFound(`No issue link type with name '${type.name}' found.`);
    const from = issueAt(context, inwardIssue);
    const to = issueAt(context, outwardIssue);
    const isThere = from.links?.some(
      (each) => each.type === name && each.otherId === to.id && each.direction === 'outward',
    );
    if (isThere !== true) {
      const id = String(context.site.store.next('order'));
      (from.links ??= []).push({ id, type: name, otherId: to.id, direction: 'outward' });
      (to.links ??= []).push({ id, type: name, otherId: from.id, direction: 'inward' });
      for (const issue of [from, to]) context.site.indexed.wrote(issue);
    }
    return created(undefined);
  },
};

const issueAt = (context: RestContext, { id, key }: z.infer<typeof Ref>): IssueRecord => {
  const issue = context.site.store.issueByIdOrKey(id ?? key ?? '');
  if (issue === undefined || !mayInIssue(context, issue, 'LINK_ISSUES')) throw issueNotFound();
  return issue;
};

export const issueLinkRoutes: readonly Route[] = [link];
