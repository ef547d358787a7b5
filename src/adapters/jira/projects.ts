import { z } from 'zod';
import { Id } from '../../contract/jira-values';
import { ProjectId } from '../../contract/ids';
import type { Projects, SiteProject } from '../../usecases/ports/jira';
import type { Client } from './client';

const Page = z.object({
  values: z.array(z.object({ id: Id.pipe(ProjectId), key: z.string(), name: z.string() })),
  isLast: z.boolean().optional(),
});
const PAGE = 50;
/** More desks than any site has, against an answer that never ends. */
const MAX_PAGES = 40;

/** Service desks the client's account can see. */
export const createProjects = (client: Client): Projects => ({
  list: async () => {
    const projects: SiteProject[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { values, isLast } = await client.sendRequest({
        url: '/rest/api/3/project/search',
        searchParams: { typeKey: 'service_desk', startAt: page * PAGE, maxResults: PAGE, orderBy: 'key' },
        schema: Page,
      });
      projects.push(...values);
      if (isLast !== false || values.length === 0) break;
    }
    return projects;
  },
});
