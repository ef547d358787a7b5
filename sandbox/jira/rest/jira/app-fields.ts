import { z } from 'zod';
import { bodyOf, noContent, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, forbidden, notFound, RestError } from '../../http/rest-error.ts';
import { flagOf } from '../../http/paging.ts';
import { recordChange } from '../../issues/change-issue.ts';
import { parseFieldValue } from '../../issues/field-values.ts';
import { setCustomValue } from '../../issues/set-field.ts';
import { canBrowseIssue } from '../../people/permissions.ts';
import type { ChangeItem, IssueRecord } from '../../state/issue-records.ts';
import type { FieldRecord } from '../../state/records.ts';

/** Issue ids are integers here, neither strings nor keys. */
const IssueIds = z.array(z.number().int().positive()).min(1);
const MultiField = z.strictObject({
  updates: z.array(z.strictObject({ customField: z.string(), issueIds: IssueIds, value: z.unknown() })).min(1),
});
const OneField = z.strictObject({
  updates: z.array(z.strictObject({ issueIds: IssueIds, value: z.unknown() })).min(1),
});

interface Write {
  readonly issue: IssueRecord;
  readonly field: FieldRecord;
  readonly value: unknown;
}

/** @throws RestError 404 for no such field, 403 for a field of somebody else. */
const ownField = (context: RestContext, idOrKey: string): FieldRecord => {
  const field = context.site.store.fieldByIdOrKey(idOrKey);
  if (field === undefined) throw notFound(`The custom field ${idOrKey} was not found.`);
  if (context.actor.kind !== 'app' || field.appId === null || field.appId !== context.actor.appId) {
    throw forbidden('Only the app that provided the custom field can update its value.');
  }
  return field;
};

const writesOf = (
  context: RestContext,
  updates: readonly { readonly field: FieldRecord; readonly issueIds: readonly number[]; readonly value: unknown }[],
): Write[] =>
  updates.flatMap(({ field, issueIds, value }) => {
    if (value === undefined) throw badRequest('A value is required; null clears the field.');
    assertValue(context, field, value);
    return issueIds.map((id) => {
      const issue = context.site.store.issues.byId(String(id));
      if (issue === undefined || !canBrowseIssue(context.site, context.actor, issue)) {
        throw badRequest(`The issue with id ${id} was not found or you do not have permission to view it.`);
      }
      return { issue, field, value };
    });
  });

const assertValue = (context: RestContext, field: FieldRecord, value: unknown): void => {
  try {
    parseFieldValue(context.site, field, value);
  } catch (error) {
    if (error instanceof RestError)
      throw badRequest(
        `Invalid value for the custom field ${field.key}: ${error.fieldErrors[field.id] ?? error.message}`,
      );
    throw error;
  }
};

/** One change an issue, however many of its fields are written. */
const apply = (context: RestContext, writes: readonly Write[]): void => {
  const traces = {
    changelog: flagOf(context.query, 'generateChangelog', true),
    events: flagOf(context.query, 'generateAppEvents', true),
  };
  const items = new Map<IssueRecord, ChangeItem[]>();
  for (const { issue, field, value } of writes) {
    const item = setCustomValue(context.site, issue, { field, input: value });
    if (item !== null) items.set(issue, [...(items.get(issue) ?? []), item]);
  }
  for (const [issue, changed] of items)
    recordChange(context.site, { actor: context.actor, issue, items: changed, traces });
};

const postValues: Route = {
  method: 'POST',
  path: '/rest/api/3/app/field/value',
  handle: (context) => {
    const { updates } = bodyOf(context, MultiField);
    apply(
      context,
      writesOf(
        context,
        updates.map(({ customField, ...update }) => ({ ...update, field: ownField(context, customField) })),
      ),
    );
    return noContent();
  },
};

const putValue: Route = {
  method: 'PUT',
  path: '/rest/api/3/app/field/{fieldIdOrKey}/value',
  handle: (context) => {
    const field = ownField(context, context.param('fieldIdOrKey'));
    const { updates } = bodyOf(context, OneField);
    apply(
      context,
      writesOf(
        context,
        updates.map((update) => ({ ...update, field })),
      ),
    );
    return noContent();
  },
};

export const appFieldRoutes: readonly Route[] = [postValues, putValue];
