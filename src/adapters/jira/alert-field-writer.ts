import type { AlertFieldWriter } from '../../usecases/ports/alerts';
import { JiraUnavailableError } from '../../usecases/ports/errors';
import type { Catalogues } from './catalogue';
import type { Client } from './client';

/** One value of one field for all the issues that get it, as the multi-field call takes it. */
type Update = { readonly customField: string; readonly issueIds: number[]; readonly value: string | null };

/** Writes SLA alert and Next breach, the latter as an ISO instant. */
export const createAlertFieldWriter = (deps: {
  readonly client: Client;
  readonly catalogues: Catalogues;
}): AlertFieldWriter => ({
  write: async (values) => {
    if (values.length === 0) return;
    const fields = (await deps.catalogues.get()).alertFields ?? (await deps.catalogues.refreshed()).alertFields;
    if (fields === null) throw new JiraUnavailableError('Jira does not list the alert fields of the app');
    const updates = new Map<string, Update>();
    const add = (issueId: string, customField: string, value: string | null): void => {
      const group = `${customField} ${String(value)}`;
      const update = updates.get(group) ?? { customField, issueIds: [], value };
      update.issueIds.push(Number(issueId));
      updates.set(group, update);
    };
    for (const { issueId, values: each } of values) {
      add(issueId, fields.slaAlert, each.slaAlert);
      add(issueId, fields.nextBreach, each.nextBreach === null ? null : new Date(each.nextBreach).toISOString());
    }
    await deps.client.sendRequest({
      method: 'POST',
      url: '/rest/api/3/app/field/value',
      body: { updates: [...updates.values()] },
    });
  },
});
