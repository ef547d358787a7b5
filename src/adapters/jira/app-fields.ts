import { z } from 'zod';
import type { ProjectId } from '../../contract/ids';
import type { AppFields } from '../../usecases/ports/jira';
import type { Catalogues } from './catalogue';
import type { Client } from './client';
import { unlessRefused } from './unless-refused';

const Queues = z.object({
  values: z.array(z.object({ fields: z.array(z.string()).default([]) })),
  isLastPage: z.boolean().optional(),
});
/** More queues than people keep beside a desk, against an answer that never ends. */
const MOST_PAGES = 4;
const PAGE = 50;

export interface AppFieldsDeps {
  readonly catalogues: Pick<Catalogues, 'refreshed'>;
  /** Queues are told to agents of the desk. */
  readonly person: Client;
}

/** Whether Jira lists the app's own fields, without which there is no queue column and no JQL, and where they are shown. */
export const createAppFields = ({ catalogues, person }: AppFieldsDeps): AppFields => ({
  areThere: async () => {
    const { appFields, alertFields } = await catalogues.refreshed();
    return appFields !== null && alertFields !== null;
  },
  findInQueues: async (projectId) => {
    const { appFields, alertFields } = await catalogues.refreshed();
    const own = [...Object.values(appFields ?? {}), ...Object.values(alertFields ?? {})];
    return unlessRefused<boolean | null>(isColumn(person, projectId, own), null);
  },
});

const isColumn = async (person: Client, projectId: ProjectId, own: readonly string[]): Promise<boolean> => {
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // The desk may be named by its project.
    const { values, isLastPage } = await person.sendRequest({
      url: `/rest/servicedeskapi/servicedesk/${projectId}/queue`,
      searchParams: { start: page * PAGE, limit: PAGE },
      schema: Queues,
    });
    if (values.some(({ fields }) => fields.some((field) => own.includes(field)))) return true;
    if (isLastPage !== false || values.length === 0) break;
  }
  return false;
};
