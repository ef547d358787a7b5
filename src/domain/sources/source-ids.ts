import { IssueId, IssueKey, ProcessId, ProjectId } from '../../contract/ids';
import { hashOf } from '../experience/short-hash';

/** Ids of sources begin here. Jira counts its projects and issues from small numbers and comes nowhere near. */
export const FIRST_SOURCE_ID = '900000000000000000';

const SOURCES = 99_999_999_999_999_999n;
const FIRST_INCIDENT = 200_000_000_000_000_000n;
/** Ids of imported incidents begin here: what is looked for among them is found without a look at any request of Jira. */
export const FIRST_INCIDENT_ID = String(FIRST_INCIDENT);
const INCIDENTS = 699_999_999_999_999_999n;

/** Whether the facts of a project were imported: Jira knows neither it nor its requests. */
export const isImported = (projectId: ProjectId): boolean =>
  projectId.length === FIRST_SOURCE_ID.length && projectId >= FIRST_SOURCE_ID;

/** The id under which a source's facts are stored: its name is its key. */
export const sourceIdOf = (name: string): ProjectId =>
  ProjectId.parse(String(BigInt(FIRST_SOURCE_ID) + (hashOf(name) % SOURCES)));

/** Natural key of an imported incident: its source and number. Of a million two share one with a probability below 1e-6. */
export const incidentIdOf = (source: ProjectId, number: string): IssueId =>
  IssueId.parse(String(FIRST_INCIDENT + (hashOf(`${source}\n${number}`) % INCIDENTS)));

/** A key that no request of Jira can have: they are counted from 1, without a leading zero. */
export const incidentKeyOf = (id: IssueId): IssueKey => IssueKey.parse(`IMPORTED-0${id.slice(-11)}`);

const PREFIX = 'imp:';

/** What stands for the request type of an imported incident: its process by name; `imp:` alone where the file tells none. */
export const importedTypeOf = (source: ProjectId, process: string | null): string =>
  process === null ? PREFIX : `${PREFIX}${hashOf(`${source}\n${process}`).toString(36)}`;

/** The process of an imported incident; undefined for request types of Jira, null where the file told none. */
export const importedProcessOf = (requestTypeId: string): ProcessId | null | undefined => {
  if (!requestTypeId.startsWith(PREFIX)) return undefined;
  return requestTypeId === PREFIX ? null : ProcessId.parse(requestTypeId);
};
