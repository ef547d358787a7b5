import { JiraUnavailableError } from '../../usecases/ports/errors';
import type { FieldWriter } from '../../usecases/ports/jira';
import { writeAppFieldValues } from './app-field-values';
import type { Catalogues } from './catalogue';
import type { Client } from './client';

/** Writes XLA score, XLA status and Ease. */
export const createFieldWriter = (deps: { readonly client: Client; readonly catalogues: Catalogues }): FieldWriter => ({
  write: async (values) => {
    if (values.length === 0) return;
    const fields = (await deps.catalogues.get()).appFields ?? (await deps.catalogues.refreshed()).appFields;
    if (fields === null) throw new JiraUnavailableError('Jira does not list the fields of the app');
    const names = ['xlaScore', 'xlaStatus', 'ease'] as const;
    await writeAppFieldValues(
      deps.client,
      values.flatMap(({ issueId, values: each }) =>
        names.map((name) => ({ issueId, fieldId: fields[name], value: each[name] })),
      ),
    );
  },
});
