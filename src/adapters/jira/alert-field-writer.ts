import type { AlertFieldWriter } from '../../usecases/ports/alerts';
import { JiraUnavailableError } from '../../usecases/ports/errors';
import { writeAppFieldValues } from './app-field-values';
import type { Catalogues } from './catalogue';
import type { Client } from './client';

/** Writes SLA alert, Experience risk and Next breach, the last as an ISO instant. */
export const createAlertFieldWriter = (deps: {
  readonly client: Client;
  readonly catalogues: Catalogues;
}): AlertFieldWriter => ({
  write: async (values) => {
    if (values.length === 0) return;
    const fields = (await deps.catalogues.get()).alertFields ?? (await deps.catalogues.refreshed()).alertFields;
    if (fields === null) throw new JiraUnavailableError('Jira does not list the alert fields of the app');
    await writeAppFieldValues(
      deps.client,
      values.flatMap(({ issueId, values: { slaAlert, nextBreach, risk } }) => [
        { issueId, fieldId: fields.risk, value: risk },
        { issueId, fieldId: fields.slaAlert, value: slaAlert },
        { issueId, fieldId: fields.nextBreach, value: nextBreach === null ? null : new Date(nextBreach).toISOString() },
      ]),
    );
  },
});
