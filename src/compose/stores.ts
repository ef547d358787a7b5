import { createKvsCache } from '../adapters/kvs/cache';
import { rememberedNames } from '../adapters/kvs/remembered-names';
import { createAsks } from '../adapters/sql/asks';
import { createAudit } from '../adapters/sql/audit';
import { createContracts } from '../adapters/sql/contracts';
import { createDatabase, type Database } from '../adapters/sql/database';
import { createFollowUps } from '../adapters/sql/follow-ups';
import { executeForgeSql } from '../adapters/sql/forge-sql';
import { createAnswers, createInvitations } from '../adapters/sql/invitations';
import { createLoopStates } from '../adapters/sql/loop-states';
import { createMarks } from '../adapters/sql/marks';
import { migratingOnce } from '../adapters/sql/migrating';
import { createNames } from '../adapters/sql/names';
import { createPendingFields } from '../adapters/sql/pending-fields';
import { createPersonNumbers, type MetPeople } from '../adapters/sql/people';
import { createPushes } from '../adapters/sql/pushes';
import { createRequests } from '../adapters/sql/requests';
import { createSettingsStore } from '../adapters/sql/settings-store';
import { namingFailures } from '../adapters/sql/storage-failures';
import { newToken } from '../adapters/system/chance';
import { systemClock } from '../adapters/system/clock';
import { consoleLog } from '../adapters/system/log';
import { markCells } from '../usecases/mark-cells';

/** The database of the invocation's site, brought to the shape of this version when it proves to have an older one. */
export const openDatabase = (): Database => createDatabase(namingFailures(migratingOnce(executeForgeSql)));

/** The stores of a request, of its card and of what follows from it: what the surfaces of people beside one request need. */
export const requestStores = (db: Database) => {
  const met: MetPeople = new Map();
  const people = createPersonNumbers(db, met);
  const cellMarks = createMarks(db, { clock: systemClock, newToken });
  return {
    states: createLoopStates(db, met),
    requests: createRequests(db, met, people),
    invitations: createInvitations(db, people),
    pushes: createPushes(db),
    answers: createAnswers(db),
    pending: createPendingFields(db, newToken),
    names: rememberedNames(createNames(db), { cache: createKvsCache(consoleLog), clock: systemClock }),
    settings: createSettingsStore(db),
    contracts: createContracts(db),
    followUps: createFollowUps(db),
    asks: createAsks(db),
    audit: createAudit(db),
    cellMarks,
    marks: markCells(cellMarks),
  };
};
