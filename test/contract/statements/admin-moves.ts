import { createAudit } from '../../../src/adapters/sql/audit.ts';
import { createDueWork } from '../../../src/adapters/sql/due-work.ts';
import { createForgetting } from '../../../src/adapters/sql/forgetting.ts';
import { createHolders } from '../../../src/adapters/sql/holders.ts';
import { createWaiting } from '../../../src/adapters/sql/waiting.ts';
import type { TableDefinition } from '../../../src/adapters/sql/table-definition.ts';
import { KEPT_TABLES, primaryOf } from '../../../src/adapters/sql/transfer-rows.ts';
import { createTransfer } from '../../../src/adapters/sql/transfer.ts';
import type { TransferRow } from '../../../src/contract/transfer.ts';
import type { AuditNote } from '../../../src/usecases/ports/admin.ts';
import type { DueSpan } from '../../../src/usecases/ports/due-work.ts';
import type { Transfer } from '../../../src/usecases/ports/transfer.ts';
import { account } from '../../support/memory/issue-life.ts';
import { IT, PAYROLL } from '../../usecases/figures/figure-world.ts';
import { repository, type Repository } from './repository.ts';
import { instant, TEXT } from './samples.ts';

/** Moments that leave some work due and some not. */
const DUE: DueSpan = {
  now: instant(9),
  looksUntil: instant(9),
  looksLostBefore: instant(8),
  breachesUntil: instant(30),
  pushesStuckSince: instant(0),
  fieldsMarkedBefore: instant(9),
  pausedProjectIds: [],
};

const note = (id: string, hours: number, more: Partial<AuditNote> = {}): AuditNote => ({
  id,
  at: instant(hours),
  kind: 'settings-saved',
  by: account('admin'),
  detail: { version: 1, fields: ['calendar', TEXT] },
  ...more,
});

/** What the admin's pages read and write; what is forgotten comes last of all. */
export const adminRepositories = (): readonly Repository[] => [
  repository(
    { factory: 'createAudit', build: createAudit },
    {
      note: [
        (port) => port.note(note('a', 1)),
        (port) => port.note(note('a', 2)),
        (port) => port.note(note('b', 1, { by: null, kind: 'forgotten', detail: {} })),
      ],
      page: [(port) => port.page(null, 10), (port) => port.page({ at: instant(1), id: 'b' }, 1)],
    },
  ),
  repository(
    { factory: 'createWaiting', build: createWaiting },
    {
      newestRequestAt: [(port) => port.newestRequestAt()],
      oldestAt: [(port) => port.oldestAt()],
    },
  ),
  repository(
    { factory: 'createDueWork', build: createDueWork },
    { find: [(port) => port.find(DUE), (port) => port.find({ ...DUE, pausedProjectIds: [IT, PAYROLL] })] },
  ),
  repository(
    { factory: 'createHolders', build: createHolders },
    {
      requestsOf: [(port) => port.requestsOf(account('person-3')), (port) => port.requestsOf(account('nobody'))],
      holdings: [(port) => port.holdings(account('person-3')), (port) => port.holdings(account('nobody'))],
    },
  ),
];

/** Rows of a table as they are exported, or one that any of its columns takes where the moves have left none. */
const exportedRows = async (port: Transfer, { name, columns }: TableDefinition): Promise<readonly TransferRow[]> => {
  const { rows } = await port.page({ table: name, key: [] }, 2);
  return rows.length > 0 ? rows : [[name, Object.fromEntries(Object.keys(columns).map((column) => [column, '1']))]];
};

/** What reads every table comes after all that fill them. */
export const lastRepositories = (): readonly Repository[] => [
  repository(
    { factory: 'createTransfer', build: createTransfer },
    {
      count: [(port) => port.count()],
      page: [
        (port) => port.page(null, 2),
        ...KEPT_TABLES.flatMap((table) => [
          (port: Transfer) => port.page({ table: table.name, key: [] }, 1),
          (port: Transfer) => port.page({ table: table.name, key: primaryOf(table).map(() => '1') }, 1),
        ]),
      ],
      isWhole: [
        async (port) => {
          const { rows } = await port.page({ table: 'requests', key: [] }, 1);
          return rows.every((row) => port.isWhole(row));
        },
      ],
      add: [
        ...KEPT_TABLES.map((table) => async (port: Transfer) => port.add(await exportedRows(port, table))),
        (port) => port.add([['names', { kind: 'process', id: 'new', name: TEXT, project_id: '1' }]]),
      ],
    },
  ),
  repository(
    { factory: 'createForgetting', build: createForgetting },
    {
      words: [(port) => port.words(instant(0), 10), (port) => port.words(instant(9999), 10)],
      pushes: [(port) => port.pushes(instant(0), 5), (port) => port.pushes(instant(9999), 5)],
      details: [(port) => port.details(instant(0), 10), (port) => port.details(instant(9999), 10)],
      unnamed: [(port) => port.unnamed(5)],
      people: [(port) => port.people([]), async (port) => port.people(await port.unnamed(5))],
      ratings: [(port) => port.ratings(instant(0), 5), (port) => port.ratings(instant(9), 1)],
      audit: [(port) => port.audit(instant(0), 5), (port) => port.audit(instant(9), 1)],
      requests: [(port) => port.requests(instant(-99_999), 5), (port) => port.requests(instant(35), 2)],
    },
  ),
];
