import { createDuplicateLinks } from '../adapters/jira/duplicate-links';
import { createFieldWriter } from '../adapters/jira/field-writer';
import { createIssues } from '../adapters/jira/issues';
import { createPeople, createStaff } from '../adapters/jira/people';
import { createPortalRequests } from '../adapters/jira/portal-requests';
import { createReopening } from '../adapters/jira/reopening';
import { cardWork } from '../usecases/card-work';
import { connectJira } from './jira-connection';
import { openDatabase, requestStores } from './stores';
import { createSystem, type Invocation } from './system';

/** What the requester's card asks for, and nothing else: a card is the first that many people see of the app. */
export const composePortal = (invocation: Invocation) => {
  const system = createSystem(invocation);
  const { client, person, ...connection } = connectJira(invocation);
  const jira = {
    portal: createPortalRequests({ person, app: client }),
    issues: createIssues({ client, ...connection }),
    people: createPeople({ client, ...connection }),
    staff: createStaff({ client, ...connection }),
    links: createDuplicateLinks(client),
    fields: createFieldWriter({ client, ...connection }),
    reopening: createReopening(client),
  };
  return { log: system.log, ...cardWork({ ...system, ...requestStores(openDatabase()), ...jira }) };
};
