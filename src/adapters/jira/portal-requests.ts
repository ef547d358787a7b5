import { z } from 'zod';
import { Id } from '../../contract/jira-values';
import { AccountId, IssueId } from '../../contract/ids';
import { JiraRefusedError } from '../../usecases/ports/errors';
import type { PortalRequests } from '../../usecases/ports/jira';
import type { Client } from './client';

const PortalRequest = z.object({
  issueId: Id.pipe(IssueId),
  reporter: z.object({ accountId: AccountId }).nullish(),
});

/**
 * Requests as their customers see them. Asked as the person first; Forge acts for portal customers only while they are
 * there and for people of other products not at all, so a refusal to act is asked again as the app. The caller compares
 * the reporter with the account either way, which is what protects the request.
 */
export const createPortalRequests = (clients: { readonly person: Client; readonly app: Client }): PortalRequests => ({
  find: async (key) => {
    const url = `/rest/servicedeskapi/request/${key}`;
    const asked = await find(clients.person, url);
    return asked === 'cannot-act' ? orNull(await find(clients.app, url)) : asked;
  },
});

type Found = { readonly issueId: IssueId; readonly reporterId: AccountId | null } | null;

const find = async (client: Client, url: string): Promise<Found | 'cannot-act'> => {
  try {
    const { issueId, reporter } = await client.sendRequest({ url, schema: PortalRequest });
    return { issueId, reporterId: reporter?.accountId ?? null };
  } catch (error) {
    if (!(error instanceof JiraRefusedError)) throw error;
    return error.status === 401 ? 'cannot-act' : null;
  }
};

const orNull = (found: Found | 'cannot-act'): Found => (found === 'cannot-act' ? null : found);
