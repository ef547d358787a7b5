import type { IssueId } from '../../contract/ids';
import type { Client } from './client';

/** A value for one field of one request; null empties it. */
export interface AppFieldValue {
  readonly issueId: IssueId;
  readonly fieldId: string;
  readonly value: string | number | null;
}

/** One value of one field for all the issues that get it, as the multi-field call takes it. */
type Update = { readonly customField: string; readonly issueIds: number[]; readonly value: AppFieldValue['value'] };

/** Writes values of the app's own fields, which only the app itself may, in one call. */
export const writeAppFieldValues = async (client: Client, values: readonly AppFieldValue[]): Promise<void> => {
  await client.sendRequest({
    method: 'POST',
    url: '/rest/api/3/app/field/value',
    body: { updates: updatesOf(values) },
  });
};

const updatesOf = (values: readonly AppFieldValue[]): readonly Update[] => {
  const updates = new Map<string, Update>();
  for (const { issueId, fieldId, value } of values) {
    const group = `${fieldId} ${String(value)}`;
    const update = updates.get(group) ?? { customField: fieldId, issueIds: [], value };
    update.issueIds.push(Number(issueId));
    updates.set(group, update);
  }
  return [...updates.values()];
};
