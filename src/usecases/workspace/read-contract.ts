import type { AccountId, ProcessId } from '../../contract/ids';
import type { ContractVersionView, ContractView, KeptView, ReadContract } from '../../contract/service-contract';
import type { ProcessSettings, Settings } from '../../contract/settings';
import type { Language } from '../../contract/words';
import { promisedMs } from '../../domain/contract/promise';
import {
  contractInForce,
  inForceSince,
  newestVersion,
  type ServiceContract,
  type Signature,
} from '../../domain/contract/service-contract';
import { createNameBook } from '../../domain/figures/name-book';
import type { Calendar } from '../../domain/time/calendar';
import { createDeskCalendars } from '../../domain/time/desk-calendars';
import { groupWording } from '../group-wording';
import { managedProject, type ProjectCall } from '../managed-projects';
import type { Contracts, KeptCounts } from '../ports/contracts';
import { NoProcessError } from '../ports/errors';
import type { Names, SettingsStore } from '../ports/facts';
import type { People, ViewerRights } from '../ports/jira';
import type { Clock } from '../ports/system';

export interface ReadContractDeps {
  readonly contracts: Contracts;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly names: Pick<Names, 'list'>;
  readonly people: People;
  readonly rights: Pick<ViewerRights, 'desks' | 'isClosedToApp'>;
  readonly clock: Clock;
}

export interface ContractCall<Payload> extends ProjectCall {
  readonly language: Language;
  readonly payload: Payload;
}

/**
 * The contract of a process with its versions, and how its clauses were kept since it is in force.
 * @throws NotManagerError, NoProcessError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readContract =
  (deps: ReadContractDeps) =>
  async (call: ContractCall<ReadContract>): Promise<ContractView> => {
    const { settings, process } = await contractedProcess(deps, call, call.payload.processId);
    return contractView(deps, { settings, process, call });
  };

/**
 * The process, where it is named and of a project that the person manages. One that nobody named has no team to promise
 * anything.
 * @throws NotManagerError, NoProcessError
 */
export const contractedProcess = async (
  deps: Pick<ReadContractDeps, 'settings' | 'rights'>,
  call: ProjectCall,
  processId: ProcessId,
): Promise<{ readonly settings: Settings; readonly process: ProcessSettings }> => {
  const { settings } = await deps.settings.get();
  const { id } = await managedProject(deps, settings, call);
  const process = settings.processes.find((each) => each.id === processId && each.projectId === id);
  if (process === undefined) throw new NoProcessError('no such process in the project', { field: 'processId' });
  return { settings, process };
};

interface Viewed {
  readonly settings: Settings;
  readonly process: ProcessSettings;
  readonly call: ProjectCall & { readonly language: Language };
}

export const contractView = async (deps: ReadContractDeps, viewed: Viewed): Promise<ContractView> => {
  const { settings, process, call } = viewed;
  const versions = await deps.contracts.of(process.id);
  const newest = newestVersion(versions);
  const inForce = contractInForce(versions);
  const calendar = createDeskCalendars(settings).of(process.id);
  const names = await namesOf(deps, versions);
  return {
    asOf: deps.clock.now(),
    workdayMs: calendar.workdayMs,
    processId: process.id,
    processName: process.name[call.language],
    team: process.team[call.language],
    revision: newest?.revision ?? 0,
    versions: versions
      .toSorted((a, b) => b.version - a.version)
      .map((contract) => versionView(contract, { inForce, names, viewer: call.accountId })),
    isDeciderGone:
      newest !== null && (newest.decider === null || !(await deps.people.isActive(newest.decider.accountId))),
    kept: inForce === null ? [] : await keptView(deps, { inForce, calendar, ...viewed }),
    keptSince: inForce && inForceSince(inForce),
  };
};

/** Each account once. */
const namesOf = async (
  { people }: ReadContractDeps,
  versions: readonly ServiceContract[],
): Promise<ReadonlyMap<AccountId, string | null>> => {
  const ids = new Set(versions.flatMap(({ editedBy, giving, receiving }) => [editedBy, giving?.by, receiving?.by]));
  const known = [...ids].filter((id) => id !== null && id !== undefined);
  return new Map(await Promise.all(known.map(async (id) => [id, await people.findName(id)] as const)));
};

interface VersionContext {
  readonly inForce: ServiceContract | null;
  readonly names: ReadonlyMap<AccountId, string | null>;
  readonly viewer: AccountId;
}

const versionView = (contract: ServiceContract, { inForce, names, viewer }: VersionContext): ContractVersionView => {
  const { version, terms, decider, isPublic, reviewOn, editedAt, editedBy, giving, receiving } = contract;
  const signature = (given: Signature | null): ContractVersionView['giving'] =>
    given && { name: names.get(given.by) ?? null, at: given.at, isViewer: given.by === viewer };
  return {
    version,
    terms,
    decider,
    isPublic,
    reviewOn,
    editedAt,
    editedBy: editedBy && (names.get(editedBy) ?? null),
    giving: signature(giving),
    receiving: signature(receiving),
    isInForce: contract === inForce,
  };
};

const keptView = async (
  deps: ReadContractDeps,
  {
    inForce,
    calendar,
    settings,
    process,
    call,
  }: Viewed & { readonly inForce: ServiceContract; readonly calendar: Calendar },
): Promise<readonly KeptView[]> => {
  const { response, handling } = inForce.terms;
  const promised = {
    responseMs: response && promisedMs(response, calendar),
    handlingMs: handling && promisedMs(handling, calendar),
  };
  const counts = await deps.contracts.kept(process.id, inForceSince(inForce) ?? inForce.editedAt, promised);
  const { language } = call;
  const labels = (await deps.names.list('department')).map(({ id, name }) => ({
    kind: 'department' as const,
    id,
    name,
  }));
  const book = createNameBook(settings, labels, { language, wording: groupWording(language) });
  const whole = counts.reduce(added, NOTHING);
  const departments = counts.toSorted((a, b) => b.closed - a.closed);
  return [
    keptOf(whole, null, promised),
    ...departments.map((count) => keptOf(count, book.department(count.departmentId ?? 'none'), promised)),
  ];
};

const NOTHING: KeptCounts = {
  departmentId: null,
  closed: 0,
  responseKept: 0,
  responseOf: 0,
  handlingKept: 0,
  handlingOf: 0,
  complete: 0,
  completeOf: 0,
};

const added = (a: KeptCounts, b: KeptCounts): KeptCounts => ({
  departmentId: null,
  closed: a.closed + b.closed,
  responseKept: a.responseKept + b.responseKept,
  responseOf: a.responseOf + b.responseOf,
  handlingKept: a.handlingKept + b.handlingKept,
  handlingOf: a.handlingOf + b.handlingOf,
  complete: a.complete + b.complete,
  completeOf: a.completeOf + b.completeOf,
});

const keptOf = (
  counts: KeptCounts,
  department: string | null,
  promised: { readonly responseMs: number | null; readonly handlingMs: number | null },
): KeptView => ({
  department,
  closed: counts.closed,
  response: promised.responseMs === null ? null : { kept: counts.responseKept, of: counts.responseOf },
  handling: promised.handlingMs === null ? null : { kept: counts.handlingKept, of: counts.handlingOf },
  complete: { kept: counts.complete, of: counts.completeOf },
});
