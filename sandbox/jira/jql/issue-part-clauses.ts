import { adfText } from '../issues/adf.ts';
import { browsableAttachments } from '../people/attachment-audience.ts';
import { readableComments } from '../people/permissions.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import type { ClauseField } from './clause-field.ts';
import type { JqlContext } from './jql-context.ts';
import { unknownValue } from './jql-error.ts';

/** A query finds no words its reader may not read; SLA goals read everything. */
export const commentsOf = (issue: IssueRecord, { site, actor }: JqlContext): string[] =>
  (actor === null ? issue.comments : readableComments(site, actor, issue)).map((each) => adfText(each.body));

/** Asked with EMPTY only: a query knows whether there are any, not which. */
export const attachments: ClauseField = {
  name: 'attachments',
  shape: {
    kind: 'choice',
    values: (issue, { site, actor }) =>
      (actor === null ? (issue.attachments ?? []) : browsableAttachments(site, actor, issue)).map(({ id }) => id),
    resolve: (text) => {
      throw unknownValue(text, 'attachments');
    },
  },
};
