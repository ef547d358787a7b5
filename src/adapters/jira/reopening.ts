import { z } from 'zod';
import { JiraRefusedError } from '../../usecases/ports/errors';
import type { Reopening } from '../../usecases/ports/jira';
import { categoryOf } from './catalogue';
import type { Client } from './client';

const Transitions = z.object({
  transitions: z.array(z.object({ id: z.string(), to: z.object({ statusCategory: z.object({ key: z.string() }) }) })),
});

/** Reopens by the first transition of the workflow that leads out of Done; work in progress before the beginning. */
export const createReopening = (client: Client): Reopening => ({
  tryReopen: async (issueId) => {
    const url = `/rest/api/3/issue/${issueId}/transitions`;
    try {
      const { transitions } = await client.sendRequest({ url, schema: Transitions });
      const ways = transitions.map(({ id, to }) => ({ id, category: categoryOf(to.statusCategory.key) }));
      const way =
        ways.find(({ category }) => category === 'indeterminate') ?? ways.find(({ category }) => category === 'new');
      if (way === undefined) return false;
      await client.sendRequest({ method: 'POST', url, body: { transition: { id: way.id } } });
      return true;
    } catch (error) {
      if (error instanceof JiraRefusedError) return false;
      throw error;
    }
  },
});
