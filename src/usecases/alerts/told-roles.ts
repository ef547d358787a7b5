import type { AlertRule, RecipientRole } from '../../contract/alert-rules';
import type { AccountId, ProcessId, ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { Contracts } from '../ports/contracts';
import type { People } from '../ports/jira';
import type { AlertPeople } from '../ports/telling';

export interface RolesLeftDeps {
  readonly contracts: Pick<Contracts, 'findInForce'>;
  readonly alertPeople: Pick<AlertPeople, 'findLead'>;
  readonly people: Pick<People, 'wasActive'>;
}

export interface Roles {
  readonly lead: AccountId | null;
  readonly decider: AccountId | null;
}

export interface Place {
  readonly projectId: ProjectId;
  readonly processId: ProcessId | null;
}

/** Whom a process tells by role; a request of no known process has the project's lead and nobody who decides. */
export const rolesIn = async (
  deps: Pick<RolesLeftDeps, 'contracts' | 'alertPeople'>,
  settings: Settings,
  { projectId, processId }: Place,
): Promise<Roles> => {
  const process = settings.processes.find(({ id }) => id === processId);
  return {
    lead: process?.commentReader?.accountId ?? (await deps.alertPeople.findLead(projectId)),
    decider: processId === null ? null : ((await deps.contracts.findInForce(processId))?.decider?.accountId ?? null),
  };
};

/**
 * Which roles that a rule tells are held by somebody who is not there any more, in a process that it speaks of.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const rolesLeft = async (
  deps: RolesLeftDeps,
  settings: Settings,
  { projectId, processes, rules }: RulesOfProject,
): Promise<(rule: AlertRule) => readonly RecipientRole[]> => {
  const isTold = rules.some(({ recipients }) => recipients.some((role) => role !== 'assignee'));
  const places = isTold ? [null, ...processes] : [];
  const left = await Promise.all(
    places.map(async (processId) => ({ processId, left: await leftIn(deps, settings, { projectId, processId }) })),
  );
  return ({ processId, recipients }) => {
    const spoken = left.filter((each) => processId === null || each.processId === processId);
    return recipients.filter((role) => spoken.some((each) => each.left.includes(role)));
  };
};

interface RulesOfProject {
  readonly projectId: ProjectId;
  readonly processes: readonly ProcessId[];
  readonly rules: readonly AlertRule[];
}

const leftIn = async (deps: RolesLeftDeps, settings: Settings, place: Place): Promise<readonly RecipientRole[]> => {
  const { lead, decider } = await rolesIn(deps, settings, place);
  return [...(await ifLeft(deps, 'team-lead', lead)), ...(await ifLeft(deps, 'fast-decider', decider))];
};

const ifLeft = async (
  { people }: RolesLeftDeps,
  role: RecipientRole,
  accountId: AccountId | null,
): Promise<readonly RecipientRole[]> => (accountId === null || (await people.wasActive(accountId)) ? [] : [role]);
