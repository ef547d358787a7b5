import { z } from 'zod';
import { IssueId, type IssueKey } from '../../contract/ids';
import { Id } from '../../contract/jira-values';
import { JiraRefusedError } from '../../usecases/ports/errors';
import type { IssueRights } from '../../usecases/ports/jira';
import type { Client } from './client';

const MyPermissions = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });
const Granted = z.object({
  projectPermissions: z.array(z.object({ issues: z.array(Id.pipe(IssueId)).default([]) })).default([]),
});

/** What the person of this invocation may do on an issue, as Jira itself says it to them, now. */
export const createIssueRights = (person: Client): IssueRights => ({
  mayBrowse: (issueKey) => hasPermission(person, issueKey, 'BROWSE_PROJECTS'),
  mayEdit: (issueKey) => hasPermission(person, issueKey, 'EDIT_ISSUES'),
  browsable: (issueIds) => readBrowsable(person, issueIds),
});

const readBrowsable = async (person: Client, issueIds: readonly IssueId[]): Promise<ReadonlySet<IssueId>> => {
  if (issueIds.length === 0) return new Set();
  const { projectPermissions } = await person.sendRequest({
    url: '/rest/api/3/permissions/check',
    method: 'POST',
    body: { projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: issueIds.map(Number) }] },
    schema: Granted,
  });
  return new Set(projectPermissions.flatMap(({ issues }) => issues));
};

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
