import { createQueues } from './adapters/events/queues';
import { createAlertFieldWriter } from './adapters/jira/alert-field-writer';
import { createAskComments } from './adapters/jira/ask-comments';
import { createAppFields, createCatalogues } from './adapters/jira/catalogue';
import { appClient, personClient } from './adapters/jira/clients';
import { createClockReader } from './adapters/jira/clock-reader';
import { createConditions } from './adapters/jira/conditions';
import { createFieldWriter } from './adapters/jira/field-writer';
import { createDuplicateLinks } from './adapters/jira/duplicate-links';
import { createIssueLookup } from './adapters/jira/issue-lookup';
import { createIssueRights } from './adapters/jira/issue-rights';
import { createIssues, createViewerIssues } from './adapters/jira/issues';
import { createNativeRatings } from './adapters/jira/native-ratings';
import { createPeople, createStaff } from './adapters/jira/people';
import { createPointsWatch } from './adapters/jira/points-watch';
import { createPortalRequests } from './adapters/jira/portal-requests';
import { createPushComments } from './adapters/jira/push-comments';
import { tellingByJira } from './adapters/jira/telling';
import { createReopening } from './adapters/jira/reopening';
import { createProjects } from './adapters/jira/projects';
import { createViewerRights } from './adapters/jira/viewer-rights';
import { createKvsCache } from './adapters/kvs/cache';
import { rememberedNames } from './adapters/kvs/remembered-names';
import { rememberedSources } from './adapters/kvs/remembered-sources';
import { createPersonalDataReport } from './adapters/privacy/report';
import { createAsks } from './adapters/sql/asks';
import { createAudit } from './adapters/sql/audit';
import { createForgetting } from './adapters/sql/forgetting';
import { createHolders } from './adapters/sql/holders';
import { alertStores } from './adapters/sql/alert-stores';
import { createContracts } from './adapters/sql/contracts';
import { createDatabase } from './adapters/sql/database';
import { createErasure } from './adapters/sql/erasure';
import { createFollowUps } from './adapters/sql/follow-ups';
import { executeForgeSql } from './adapters/sql/forge-sql';
import { createAnswers, createInvitations } from './adapters/sql/invitations';
import { createLoopStates } from './adapters/sql/loop-states';
import { createMarks } from './adapters/sql/marks';
import { migratingOnce } from './adapters/sql/migrating';
import { migrate } from './adapters/sql/migrate';
import { createNames } from './adapters/sql/names';
import { createPushes } from './adapters/sql/pushes';
import { createPendingFields } from './adapters/sql/pending-fields';
import { figureStores } from './adapters/sql/figure-stores';
import { createRequests } from './adapters/sql/requests';
import { createSettingsStore } from './adapters/sql/settings-store';
import { namingFailures } from './adapters/sql/storage-failures';
import { sourceStores } from './adapters/sql/source-stores';
import { createTransfer } from './adapters/sql/transfer';
import { createWaiting } from './adapters/sql/waiting';
import { createWatermarks } from './adapters/sql/watermarks';
import { newToken, systemChance } from './adapters/system/chance';
import { systemClock } from './adapters/system/clock';
import { consoleLog } from './adapters/system/log';
import { createRuns } from './usecases/ports/runs';
import { createFrozenCells } from './usecases/ports/frozen-cells';
import { adminWork } from './usecases/admin/admin-work';
import { noticeChanges } from './usecases/alerts/notice-changes';
import { alertWork } from './usecases/alerts/alert-work';
import { touchClocks } from './usecases/alerts/touch-clocks';
import { checkCells } from './usecases/check-cells';
import { automationActions } from './usecases/automation/automation-actions';
import { confirmSolved } from './usecases/confirm-solved';
import { eraseAccounts } from './usecases/erase-accounts';
import { expireInvitations } from './usecases/expire-invitations';
import { forgetLostRequests } from './usecases/forget-lost-requests';
import { install } from './usecases/install';
import { markCells } from './usecases/mark-cells';
import { observeRequest } from './usecases/observe-request';
import { publishRelease } from './usecases/publish-release';
import { readAsManager, readChoices } from './usecases/read-as-manager';
import { readGadget } from './usecases/read-gadget';
import { readMatrix } from './usecases/read-matrix';
import { readTile } from './usecases/read-tile';
import { createRebuildProgress, rebuildFigures } from './usecases/rebuild-figures';
import { recomputeFacts } from './usecases/recompute-facts';
import { reconcileRequests } from './usecases/reconcile-requests';
import { refreshCells } from './usecases/refresh-cells';
import { renewSampling } from './usecases/renew-sampling';
import { requestWork } from './usecases/request-work';
import { sourceWork } from './usecases/sources/source-work';
import { sendPushes } from './usecases/send-pushes';
import { sweepPendingFields } from './usecases/sweep-pending-fields';
import { writeFields } from './usecases/write-fields';

/** What the platform vouches for of an invocation. */
export interface Invocation {
  readonly appId: string;
  /** false once the site's licence has lapsed: the app then only reads. */
  readonly isLicensed: boolean;
}

/**
 * Every use case over the real adapters, built for one invocation: the process is shared between tenants, so nothing is
 * built once for all. Building reads nothing.
 */
export const compose = (invocation: Invocation) => {
  const ports = createPorts(invocation);
  return {
    log: ports.log,
    clock: ports.clock,
    rights: ports.rights,
    confirmSolved: confirmSolved(ports),
    readGadget: readAsManager(ports)(readGadget(ports)),
    readTile: readAsManager(ports)(readTile(ports)),
    readMatrix: readAsManager(ports)(readMatrix(ports)),
    readChoices: readChoices(ports),
    ...adminWork(ports),
    ...sourceWork(ports),
    observeRequest: observeRequest({ ...ports, touchClocks: touchClocks(ports) }),
    install: install(ports),
    migrate: () => ports.schema.migrate(),
    writeFields: writeFields(ports),
    sweepPendingFields: sweepPendingFields(ports),
    reconcileRequests: reconcileRequests({ ...ports, noticeChanges: noticeChanges(ports) }),
    recomputeFacts: recomputeFacts(ports),
    renewSampling: renewSampling(ports),
    sendPushes: sendPushes(ports),
    expireInvitations: expireInvitations(ports),
    forgetLostRequests: forgetLostRequests(ports),
    eraseAccounts: eraseAccounts(ports),
    ...alertWork(ports),
    ...automationActions(ports),
    ...createFigureWork(ports),
    ...requestWork(ports),
    isRebuilding: async (): Promise<boolean> => (await ports.rebuild.find()) !== null,
    pushRebuild: (): Promise<void> => ports.queues.pushRebuild(),
  };
};

/** The work on figures takes the calendar as it is when the work begins. */
const createFigureWork = (ports: ReturnType<typeof createPorts>) => {
  const input = async () => {
    const { settings } = await ports.settings.get();
    return { calendar: settings.calendar, projectIds: settings.projectIds, now: ports.clock.now() };
  };
  const figures = { ...ports, marks: ports.cellMarks };
  return {
    refreshCells: async (timeLeft: () => number) => refreshCells(figures)({ ...(await input()), timeLeft }),
    rebuildFigures: async (timeLeft: () => number) => rebuildFigures(figures)({ ...(await input()), timeLeft }),
    publishRelease: async () => publishRelease(ports)(await input()),
    checkCells: async (timeLeft: () => number) => {
      await refreshCells(figures)({ ...(await input()), timeLeft });
      return checkCells(figures)(await input());
    },
  };
};

/** The use cases of one invocation. */
export type App = ReturnType<typeof compose>;

const createPorts = (invocation: Invocation) => ({
  ...createSystem(),
  ...createStores(),
  ...createJira(invocation),
  isLicensed: invocation.isLicensed,
});

const createSystem = () => ({
  log: consoleLog,
  clock: systemClock,
  chance: systemChance,
  newToken,
  queues: createQueues(),
  report: createPersonalDataReport(),
});

const createStores = () => {
  const execute = namingFailures(migratingOnce(executeForgeSql));
  const db = createDatabase(execute);
  const watermarks = createWatermarks(db);
  const sources = sourceStores(db);
  return {
    schema: { migrate: () => migrate(namingFailures(executeForgeSql)) },
    states: createLoopStates(db),
    requests: createRequests(db),
    invitations: createInvitations(db),
    pushes: createPushes(db),
    answers: createAnswers(db),
    ...alertStores(db, newToken),
    pending: createPendingFields(db, newToken),
    ...sources,
    sourceDesks: rememberedSources(sources.incidentSources, { cache: createKvsCache(consoleLog), clock: systemClock }),
    names: rememberedNames(createNames(db), { cache: createKvsCache(consoleLog), clock: systemClock }),
    settings: createSettingsStore(db),
    contracts: createContracts(db),
    followUps: createFollowUps(db),
    asks: createAsks(db),
    watermarks,
    erasure: createErasure(db),
    rebuild: createRebuildProgress(watermarks),
    audit: createAudit(db),
    transfer: createTransfer(db),
    runs: createRuns(watermarks),
    waiting: createWaiting(db),
    holders: createHolders(db),
    forgetting: createForgetting(db),
    frozen: createFrozenCells(watermarks),
    ...createFigureStores(db),
  };
};

const createFigureStores = (db: ReturnType<typeof createDatabase>) => {
  const cellMarks = createMarks(db, { clock: systemClock, newToken });
  return {
    marks: markCells(cellMarks),
    cellMarks,
    ...figureStores(db),
  };
};

const createJira = ({ appId }: Invocation) => {
  const points = createPointsWatch();
  const client = appClient(points.note);
  const person = personClient();
  const cache = createKvsCache(consoleLog);
  const clock = systemClock;
  const catalogues = createCatalogues({ client, cache, clock, appId });
  const projects = createProjects(client);
  return {
    issues: createIssues({ client, catalogues, cache, clock }),
    viewerIssues: createViewerIssues({ client: person, catalogues, cache, clock }),
    portal: createPortalRequests({ person, app: client }),
    fields: createFieldWriter({ client, catalogues }),
    alertFields: createAlertFieldWriter({ client, catalogues }),
    clockReader: createClockReader({ client, catalogues, clock }),
    lookup: createIssueLookup(client),
    links: createDuplicateLinks(client),
    conditions: createConditions(client),
    projects,
    projectsOfPerson: createProjects(person),
    appFields: createAppFields(catalogues),
    people: createPeople({ client, cache, clock }),
    reopening: createReopening(client),
    comments: createPushComments(client),
    askComments: createAskComments(person),
    issueRights: createIssueRights(person),
    ...tellingByJira({ client, cache, clock }),
    staff: createStaff({ client, cache, clock }),
    points,
    ratingReader: createNativeRatings({ client, catalogues }),
    rights: createViewerRights({ person, app: client, projects, cache, clock }),
  };
};
