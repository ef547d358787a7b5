import { createKvsCache } from '../adapters/kvs/cache';
import { rememberedSources } from '../adapters/kvs/remembered-sources';
import { createForgetting } from '../adapters/sql/forgetting';
import { createHolders } from '../adapters/sql/holders';
import { alertStores } from '../adapters/sql/alert-stores';
import { createErasure } from '../adapters/sql/erasure';
import { executeForgeSql } from '../adapters/sql/forge-sql';
import { migrate } from '../adapters/sql/migrate';
import { figureStores } from '../adapters/sql/figure-stores';
import { namingFailures } from '../adapters/sql/storage-failures';
import { sourceStores } from '../adapters/sql/source-stores';
import { createDueWork } from '../adapters/sql/due-work';
import { createTransfer } from '../adapters/sql/transfer';
import { createWaiting } from '../adapters/sql/waiting';
import { createWatermarks } from '../adapters/sql/watermarks';
import type { Database } from '../adapters/sql/database';
import { newToken } from '../adapters/system/chance';
import { systemClock } from '../adapters/system/clock';
import { consoleLog } from '../adapters/system/log';
import { createRuns } from '../usecases/ports/runs';
import { createFrozenCells } from '../usecases/ports/frozen-cells';
import { adminWork } from '../usecases/admin/admin-work';
import { noticeChanges } from '../usecases/alerts/notice-changes';
import { alertWork } from '../usecases/alerts/alert-work';
import { touchClocks } from '../usecases/alerts/touch-clocks';
import { checkCells } from '../usecases/check-cells';
import { automationActions } from '../usecases/automation/automation-actions';
import { eraseAccounts } from '../usecases/erase-accounts';
import { expireInvitations } from '../usecases/expire-invitations';
import { figureReadings } from '../usecases/figure-readings';
import { findDueWork } from '../usecases/find-due-work';
import { forgetLostRequests } from '../usecases/forget-lost-requests';
import { install } from '../usecases/install';
import { observeRequest } from '../usecases/observe-request';
import { publishRelease } from '../usecases/publish-release';
import { createRebuildProgress, rebuildFigures } from '../usecases/rebuild-figures';
import { recomputeFacts } from '../usecases/recompute-facts';
import { reconcileRequests } from '../usecases/reconcile-requests';
import { refreshCells } from '../usecases/refresh-cells';
import { renewSampling } from '../usecases/renew-sampling';
import { sourceWork } from '../usecases/sources/source-work';
import { sendPushes } from '../usecases/send-pushes';
import { sweepPendingFields } from '../usecases/sweep-pending-fields';
import { writeFields } from '../usecases/write-fields';
import { contractWork } from '../usecases/workspace/contract-work';
import { createJira } from './jira';
import { openDatabase, requestStores } from './stores';
import { createSystem, type Invocation } from './system';

/**
 * What events, queues, schedules, rules of automation and the pages of owners and admins ask for, over the real adapters and
 * built for one invocation: the process is shared between tenants, so nothing is built once for all. Building reads nothing.
 * The surfaces that many people open have compositions of their own, which load less.
 */
export const composeWhole = (invocation: Invocation) => {
  const ports = createPorts(invocation);
  return {
    log: ports.log,
    clock: ports.clock,
    rights: ports.rights,
    ...figureReadings(ports),
    ...contractWork(ports),
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
    findDueWork: findDueWork(ports),
    sendPushes: sendPushes(ports),
    expireInvitations: expireInvitations(ports),
    forgetLostRequests: forgetLostRequests(ports),
    eraseAccounts: eraseAccounts(ports),
    ...alertWork(ports),
    ...automationActions(ports),
    ...createFigureWork(ports),
    isRebuilding: async (): Promise<boolean> => (await ports.rebuild.find()) !== null,
    pushRebuild: (): Promise<void> => ports.queues.pushRebuild(),
  };
};

/** The use cases of one invocation. */
export type App = ReturnType<typeof composeWhole>;

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

const createPorts = (invocation: Invocation) => ({
  ...createSystem(invocation),
  ...createStores(openDatabase()),
  ...createJira(invocation),
});

const createStores = (db: Database) => {
  const watermarks = createWatermarks(db);
  const sources = sourceStores(db);
  return {
    schema: { migrate: () => migrate(namingFailures(executeForgeSql)) },
    ...requestStores(db),
    ...alertStores(db, newToken),
    ...sources,
    sourceDesks: rememberedSources(sources.incidentSources, { cache: createKvsCache(consoleLog), clock: systemClock }),
    watermarks,
    erasure: createErasure(db),
    rebuild: createRebuildProgress(watermarks),
    transfer: createTransfer(db),
    runs: createRuns(watermarks),
    waiting: createWaiting(db),
    dueWork: createDueWork(db),
    holders: createHolders(db),
    forgetting: createForgetting(db),
    frozen: createFrozenCells(watermarks),
    ...figureStores(db),
  };
};
