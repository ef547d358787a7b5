import type { AccountId, ProjectId } from '../../contract/ids';
import type { RisksView } from '../../contract/risk';
import type { Settings } from '../../contract/settings';
import { DEFAULT_DETECTORS, detect } from '../../domain/alerts/detectors';
import { LOOK_AHEAD_MS } from '../../domain/alerts/reasons';
import { risksOf } from '../../domain/alerts/risks';
import { rulesOf } from '../../domain/experience/process';
import { createDeskCalendars } from '../../domain/time/desk-calendars';
import { toInstant } from '../../domain/time/instant';
import type { Detectors, Risks, StoredOwing } from '../ports/alerts';
import { NoAccessError, ProjectClosedError, type AppError } from '../ports/errors';
import type { SettingsStore, Watermarks } from '../ports/facts';
import type { ViewerRights } from '../ports/jira';
import type { Clock } from '../ports/system';
import { findAlertState } from './alert-state';

export interface ReadRisksDeps {
  readonly risks: Risks;
  readonly detectors: Pick<Detectors, 'find'>;
  readonly rights: Pick<ViewerRights, 'desks' | 'isClosedToApp'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly watermarks: Watermarks;
  readonly clock: Clock;
}

/** More than a person can work through; the worst come first. */
const MOST_RISKS = 100;
/** What is looked through for the worst of them. */
const MOST_TROUBLED = 500;

/**
 * The requests of a desk that need somebody now. Ids and reasons only: what a request is about the browser asks Jira as the
 * person, so that security levels hold.
 * @throws NoAccessError when the person may not browse the project, ProjectClosedError when the app may not
 */
export const readRisks =
  (deps: ReadRisksDeps) =>
  async (call: { readonly accountId: AccountId; readonly projectId: ProjectId }): Promise<RisksView> => {
    const { accountId, projectId } = call;
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
    return {
      asOf: now,
      checkedAt: state?.searchedAt ?? null,
      risks: risksOf({ clocks, troubled, owed }, now).slice(0, MOST_RISKS),
      seenAtStart: await deps.risks.countSeen(projectId),
    };
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
