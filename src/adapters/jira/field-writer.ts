import type { IssueId } from '../../contract/ids';
import type { FieldValues } from '../../domain/experience/field-values';
import { JiraUnavailableError } from '../../usecases/ports/errors';
import type { FieldWriter } from '../../usecases/ports/jira';
import type { Catalogue, Catalogues } from './catalogue';
import type { Client } from './client';

/** One value of one field for all the issues that get it, as the multi-field call takes it. */
type Update = {
  readonly customField: string;
  readonly issueIds: number[];
  readonly value: string | number | null;
};

type AppFields = NonNullable<Catalogue['appFields']>;

/** Writes the app's own fields, which only the app itself may. */
export const createFieldWriter = (deps: { readonly client: Client; readonly catalogues: Catalogues }): FieldWriter => ({
  write: async (values) => {
    if (values.length === 0) return;
    const fields = (await deps.catalogues.get()).appFields ?? (await deps.catalogues.refreshed()).appFields;
    if (fields === null) throw new JiraUnavailableError('Jira does not list the fields of the app');
    await deps.client.sendRequest({
      method: 'POST',
      url: '/rest/api/3/app/field/value',
      body: { updates: updatesOf(values, fields) },
    });
  },
});

const updatesOf = (
  values: readonly { readonly issueId: IssueId; readonly values: FieldValues }[],
  fields: AppFields,
): readonly Update[] => {
  const updates = new Map<string, Update>();
  for (const { issueId, values: each } of values) {
    for (const name of ['xlaScore', 'xlaStatus', 'ease'] as const) {
      const group = `${name} ${String(each[name])}`;
      const update = updates.get(group) ?? { customField: fields[name], issueIds: [], value: each[name] };
      update.issueIds.push(Number(issueId));
      updates.set(group, update);
    }
  }
  return [...updates.values()];
};
