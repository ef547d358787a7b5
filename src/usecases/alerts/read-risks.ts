import type { AccountId, Instant, ProcessId, ProjectId } from '../../contract/ids';
import type { RisksView } from '../../contract/risk';
import type { Settings } from '../../contract/settings';
import type { Language } from '../../contract/words';
import { DEFAULT_DETECTORS, detect } from '../../domain/alerts/detectors';
import { LOOK_AHEAD_MS } from '../../domain/alerts/reasons';
import { rankedRisks, type RankedRisk } from '../../domain/alerts/risks';
import { timeLeftOf } from '../../domain/alerts/time-left';
import { departmentNameOf } from '../../domain/experience/department';
import { rulesOf } from '../../domain/experience/process';
import { createDeskCalendars, type DeskCalendars } from '../../domain/time/desk-calendars';
import { toInstant } from '../../domain/time/instant';
import { activeDecider } from '../active-decider';
import type { ClockRows, Detectors, RequestOrigin, Risks, StoredOwing } from '../ports/alerts';
import type { Contracts } from '../ports/contracts';
import { NoAccessError, ProjectClosedError, type AppError } from '../ports/errors';
import type { SettingsStore, Watermarks } from '../ports/facts';
import type { IssueRights, People, ViewerRights } from '../ports/jira';
import type { Clock } from '../ports/system';
import { findAlertState } from './alert-state';

export interface ReadRisksDeps {
  readonly risks: Risks;
  readonly clockRows: Pick<ClockRows, 'find'>;
  readonly detectors: Pick<Detectors, 'find'>;
  readonly rights: Pick<ViewerRights, 'desks' | 'isClosedToApp'>;
  readonly contracts: Pick<Contracts, 'findInForce'>;
  readonly people: Pick<People, 'wasActive'>;
  readonly issueRights: Pick<IssueRights, 'browsable'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly watermarks: Watermarks;
  readonly clock: Clock;
}

/** More than a person can work through; the worst come first. */
const MOST_RISKS = 100;
/** What is looked through for the worst of them. */
const MOST_TROUBLED = 500;

/**
 * The requests of a desk that need somebody now, of those that Jira shows the person: security levels hold. What a request
 * is about the browser asks Jira as the person.
 * @throws NoAccessError when the person may not browse the project, ProjectClosedError when the app may not
 */
export const readRisks =
  (deps: ReadRisksDeps) =>
  async (call: {
    readonly accountId: AccountId;
    readonly projectId: ProjectId;
    readonly language: Language;
  }): Promise<RisksView> => {
    const { accountId, projectId, language } = call;
    const { settings } = await deps.settings.get();
    const { managerGroup, projectIds } = settings;
    const { isInManagerGroup, desks } = await deps.rights.desks({ accountId, managerGroup, projectIds });
    const desk = desks.find(({ id }) => id === projectId);
    if (desk === undefined) throw await noDesk(deps, projectId);
    const now = deps.clock.now();
    const clocks = await deps.risks.clocks(projectId, toInstant(now + LOOK_AHEAD_MS), MOST_RISKS);
    const rules = (await deps.detectors.find(projectId))?.rules ?? DEFAULT_DETECTORS;
    const calendars = createDeskCalendars(settings);
    const troubled = (await deps.risks.troubled(projectId, MOST_TROUBLED)).map((request) => ({
      ...request,
      findings: detect(request, { rules, calendar: calendars.of(request.processId), now }).findings,
    }));
    const isManager = isInManagerGroup || desk.isAdmin;
    const owed = (await deps.risks.owed(projectId, MOST_RISKS)).filter(mayKnow(settings, { accountId, isManager }));
    const state = await findAlertState(deps.watermarks);
    const found = rankedRisks({ clocks, troubled, owed }, now).slice(0, MOST_RISKS);
    return {
      asOf: now,
      checkedAt: state?.searchedAt ?? null,
      risks: await listed(deps, found, { settings, calendars, language, now }),
      seenAtStart: await deps.risks.countSeen(projectId),
    };
  };

interface Listing {
  readonly settings: Settings;
  readonly calendars: DeskCalendars;
  readonly language: Language;
  readonly now: Instant;
}

/** Those that Jira shows this person now, with the department of each, what its clock has left and who decides. */
const listed = async (
  deps: ReadRisksDeps,
  found: readonly RankedRisk[],
  { settings, calendars, language, now }: Listing,
): Promise<RisksView['risks']> => {
  const seen = await deps.issueRights.browsable(found.map(({ risk }) => risk.issueId));
  const risks = found.filter(({ risk }) => seen.has(risk.issueId));
  const issueIds = risks.map(({ risk }) => risk.issueId);
  const [origins, rows] = await Promise.all([deps.risks.origins(issueIds), deps.clockRows.find(issueIds)]);
  const deciders = await readDeciders(deps, [...origins.values()], language);
  const clocksOf = Map.groupBy(rows, ({ issueId }) => issueId);
  return risks.map(({ risk, others }) => {
    const origin = origins.get(risk.issueId);
    const calendar = calendars.of(origin?.processId ?? null);
    return {
      ...risk,
      departmentName: departmentNameOf(origin?.departmentSource ?? null, settings.departments, language),
      timeLeft: timeLeftOf(clocksOf.get(risk.issueId) ?? [], risk, { calendar, now }),
      deciderName: deciders.get(origin?.processId ?? null) ?? null,
      others,
    };
  });
};

/** Each contract is read once. */
const readDeciders = async (
  { contracts, people }: ReadRisksDeps,
  origins: readonly RequestOrigin[],
  language: Language,
): Promise<ReadonlyMap<ProcessId | null, string | null>> => {
  const processIds = new Set(origins.flatMap(({ processId }) => processId ?? []));
  const named = [...processIds].map(async (processId) => {
    const decider = await activeDecider(people, await contracts.findInForce(processId));
    return [processId, decider?.name[language] ?? null] as const;
  });
  return new Map(await Promise.all(named));
};

const noDesk = async ({ rights }: ReadRisksDeps, projectId: ProjectId): Promise<AppError> =>
  (await rights.isClosedToApp(projectId))
    ? new ProjectClosedError('the project is closed to the app')
    : new NoAccessError('the project is not there for this person');

/** What follows a rating is kept from those from whom the rating is kept, but for who owes it. */
const mayKnow =
  (settings: Settings, { accountId, isManager }: { readonly accountId: AccountId; readonly isManager: boolean }) =>
  (owing: StoredOwing): boolean => {
    if (owing.ownerId === accountId || !owing.cause.startsWith('answer:')) return true;
    const { visibility } = rulesOf(settings, owing);
    return visibility === 'team' || (visibility === 'managers' && isManager);
  };
