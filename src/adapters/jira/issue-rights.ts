import { z } from 'zod';
import type { IssueKey } from '../../contract/ids';
import { JiraRefusedError } from '../../usecases/ports/errors';
import type { IssueRights } from '../../usecases/ports/jira';
import type { Client } from './client';

const MyPermissions = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });

/** What the person of this invocation may do on an issue, as Jira itself says it to them, now. */
export const createIssueRights = (person: Client): IssueRights => ({
  mayBrowse: (issueKey) => hasPermission(person, issueKey, 'BROWSE_PROJECTS'),
  mayEdit: (issueKey) => hasPermission(person, issueKey, 'EDIT_ISSUES'),
});

const hasPermission = async (person: Client, issueKey: IssueKey, permission: string): Promise<boolean> => {
  try {
    const { permissions } = await person.sendRequest({
      url: '/rest/api/3/mypermissions',
      searchParams: { permissions: permission, issueKey },
      schema: MyPermissions,
    });
    return permissions[permission]?.havePermission === true;
  } catch (error) {
    // What somebody may not see is answered as if it were not there.
    if (error instanceof JiraRefusedError && [401, 403, 404].includes(error.status)) return false;
    throw error;
  }
};
