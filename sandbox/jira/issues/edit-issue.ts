import { z } from 'zod';
import { badRequest } from '../http/rest-error.ts';
import type { Actor, Site } from '../site.ts';
import type { ChangeItem, IssueRecord } from '../state/issue-records.ts';
import { isAdf } from './adf.ts';
import { recordChange } from './change-issue.ts';
import { addComment, saysInternal } from './comment-on-issue.ts';
import { setField } from './set-field.ts';

/** `update` of create, edit and transition: operations by field. */
export const FieldOperations = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
export type FieldOperations = z.infer<typeof FieldOperations>;

interface Edit {
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly update?: FieldOperations | undefined;
}

/** `fields` and the `set`, `add` and `remove` of `update` as plain values of fields. Comments are kept apart. */
export const valuesOf = (issue: IssueRecord, { fields = {}, update = {} }: Edit): Record<string, unknown> => {
  const values: Record<string, unknown> = { ...fields };
  for (const [fieldId, operations] of Object.entries(update)) {
    if (fieldId === 'comment') continue;
    for (const operation of operations)
      values[fieldId] = apply(values[fieldId] ?? currentList(issue, fieldId), operation);
  }
  return values;
};

const currentList = (issue: IssueRecord, fieldId: string): unknown =>
  fieldId === 'labels' ? issue.labels : issue.values[fieldId];

const apply = (before: unknown, operation: Readonly<Record<string, unknown>>): unknown => {
  const list: readonly unknown[] = Array.isArray(before) ? before : [];
  if ('set' in operation) return operation['set'];
  if ('add' in operation) return [...list, operation['add']];
  if ('remove' in operation) return list.filter((each) => JSON.stringify(each) !== JSON.stringify(operation['remove']));
  throw badRequest(`The operation '${Object.keys(operation).join(', ')}' is not modelled by this sandbox.`);
};

/**
 * Changes fields of an issue, all of them or none.
 * @throws RestError 400 naming a wrong field
 */
export const editIssue = (site: Site, actor: Actor, params: { readonly issue: IssueRecord } & Edit): void => {
  const { issue, update } = params;
  const values = Object.entries(valuesOf(issue, params));
  const draft = { ...issue, values: { ...issue.values } };
  for (const [fieldId, input] of values) setField(site, actor, { issue: draft, fieldId, input, screen: 'edit' });
  const items: ChangeItem[] = [];
  for (const [fieldId, input] of values) {
    const item = setField(site, actor, { issue, fieldId, input, screen: 'edit' });
    if (item !== null) items.push(item);
  }
  recordChange(site, { actor, issue, items });
  addComments(site, actor, { issue, update });
};

const NewComment = z.object({
  body: z.custom(isAdf),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).optional(),
});

/** The `comment: [{ add: { body } }]` of an update. */
export const addComments = (
  site: Site,
  actor: Actor,
  { issue, update }: { readonly issue: IssueRecord; readonly update: FieldOperations | undefined },
): void => {
  for (const operation of update?.['comment'] ?? []) {
    const parsed = NewComment.safeParse(operation['add']);
    if (!parsed.success) throw badRequest('Comment body is not valid!');
    const properties = Object.fromEntries((parsed.data.properties ?? []).map(({ key, value }) => [key, value]));
    addComment(site, actor, {
      issue,
      body: parsed.data.body as Parameters<typeof addComment>[2]['body'],
      public: !saysInternal(properties),
      properties,
    });
  }
};
