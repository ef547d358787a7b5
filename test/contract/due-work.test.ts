import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/adapters/sql/database.ts';
import { createDueWork } from '../../src/adapters/sql/due-work.ts';
import type { Tables } from '../../src/adapters/sql/tables.ts';
import { ProjectId } from '../../src/contract/ids.ts';
import { toInstant } from '../../src/domain/time/instant.ts';
import type { DueKinds, DueSpan } from '../../src/usecases/ports/due-work.ts';
import { closeMariaDb, NO_MARIADB, openEmbedded, openMariaDb } from '../sandbox/sql/engines.ts';
import { createTestDatabase } from '../support/sql-database.ts';

/** The one question of an idle tick hears of every kind of work, and of no work that is not due yet. */

afterAll(closeMariaDb);

const NOW = toInstant(1_000_000);
const SPAN: DueSpan = {
  now: NOW,
  looksUntil: toInstant(NOW + 300),
  looksLostBefore: toInstant(NOW - 200),
  breachesUntil: toInstant(NOW + 500),
  pushesStuckSince: toInstant(NOW - 100),
  fieldsMarkedBefore: toInstant(NOW - 50),
  pausedProjectIds: [ProjectId.parse('77')],
};
const NOTHING: DueKinds = { alerts: false, pushes: false, fields: false, figures: false };

const CLOCK = {
  issue_id: '1',
  metric: 'm',
  issue_key: 'HELP-1',
  project_id: '7',
  name: 'Reply',
  started_at: 0,
  goal_ms: 1,
  remaining_ms: 1,
  paused: 0,
  breach_at: null,
  level: null,
  next_at: null,
  queued_for: null,
  read_at: 0,
};
const ALERT = {
  issue_id: '1',
  metric: 'm',
  started_at: 0,
  goal_ms: 1,
  threshold: 'breach',
  project_id: '7',
  name: 'Reply',
  kind: 'clock',
  due_at: 0,
  raised_at: 0,
  ended_at: null,
  token: 't',
  rules: null,
  tell_at: null,
};
const REQUEST = { issue_id: '1', issue_key: 'HELP-1', project_id: '7', created_at: 0, segments: '', seen_at: 0 };
const PUSH = {
  issue_id: '1',
  close_no: 1,
  summary: '',
  driver_item: 'e',
  closed_at: 0,
  expires_at: NOW + 1000,
  due_at: NOW,
  channel: 'comment',
  push_state: 'waiting',
  push_moved_at: 0,
};
const MARK = { project_id: '7', scope: 'all', scope_id: '', grain: 'day', starts_at: 0, token: 't' };

type Row = Readonly<Record<string, string | number | null>>;
type Rows = readonly (readonly [table: keyof Tables, row: Row])[];

const insert = (db: Database, table: keyof Tables, row: Row) =>
  sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))}) values (${sql.join(Object.values(row))})`.execute(
    db,
  );

const CASES: readonly (readonly [name: string, rows: Rows, due: Partial<DueKinds>])[] = [
  ['nothing stored', [], {}],
  ['a request that was touched', [['touches', { issue_id: '1', marked_at: 0, token: 't' }]], { alerts: true }],
  ['a look not queued yet', [['clocks', { ...CLOCK, next_at: NOW + 300 }]], { alerts: true }],
  ['a look later than that', [['clocks', { ...CLOCK, next_at: NOW + 301 }]], {}],
  ['a look queued for then', [['clocks', { ...CLOCK, next_at: NOW, queued_for: NOW }]], {}],
  [
    'a look queued for another instant',
    [['clocks', { ...CLOCK, next_at: NOW, queued_for: NOW - 1 }]],
    { alerts: true },
  ],
  [
    'a look whose event was lost',
    [['clocks', { ...CLOCK, next_at: NOW - 200, queued_for: NOW - 200 }]],
    { alerts: true },
  ],
  ['a breach to be shown', [['clocks', { ...CLOCK, breach_at: NOW + 500 }]], { alerts: true }],
  ['a breach too far ahead', [['clocks', { ...CLOCK, breach_at: NOW + 501 }]], {}],
  ['a breach of a paused clock', [['clocks', { ...CLOCK, breach_at: NOW + 500, paused: 1 }]], {}],
  [
    'a breach that is shown',
    [
      ['clocks', { ...CLOCK, breach_at: NOW + 500 }],
      ['alert_fields', { issue_id: '1', sla_alert: null, next_breach: NOW + 500, risk: null }],
    ],
    {},
  ],
  ['a clock of a project that was paused', [['clocks', { ...CLOCK, project_id: '77' }]], { alerts: true }],
  ['a clock at rest', [['clocks', CLOCK]], {}],
  ['a detector that is due', [['requests', { ...REQUEST, look_at: NOW }]], { alerts: true }],
  ['a detector that is not', [['requests', { ...REQUEST, look_at: NOW + 1 }]], {}],
  ['an alert to be told', [['alerts', { ...ALERT, tell_at: NOW }]], { alerts: true }],
  ['an alert to be told later', [['alerts', { ...ALERT, tell_at: NOW + 1 }]], {}],
  ['an alert that is over', [['alerts', { ...ALERT, tell_at: NOW, ended_at: NOW }]], {}],
  ['a note to be written', [['thread_marks', { issue_id: '1', marked_at: 0, token: 't' }]], { alerts: true }],
  ['a push that waits', [['invitations', PUSH]], { pushes: true }],
  ['a push for later', [['invitations', { ...PUSH, due_at: NOW + 1 }]], {}],
  ['a push being sent', [['invitations', { ...PUSH, push_state: 'sending', push_moved_at: NOW - 100 }]], {}],
  [
    'a push whose sender died',
    [['invitations', { ...PUSH, push_state: 'sending', push_moved_at: NOW - 101 }]],
    { pushes: true },
  ],
  ['fields left unwritten', [['pending_fields', { issue_id: '1', marked_at: NOW - 50, token: 't' }]], { fields: true }],
  ['fields being written', [['pending_fields', { issue_id: '1', marked_at: NOW - 49, token: 't' }]], {}],
  ['a stale cell', [['marks', MARK]], { figures: true }],
];

describe.each([
  ['the embedded engine', openEmbedded, null],
  ['MariaDB', openMariaDb, NO_MARIADB],
] as const)('on %s', (_name, open, whyNot) => {
  it.skipIf(whyNot !== null)('tells what is due of every kind, and of one alone', async () => {
    const { db } = await createTestDatabase(open);
    const dueWork = createDueWork(db);
    for (const [name, rows, due] of CASES) {
      for (const [table, row] of rows) await insert(db, table, row);
      expect(await dueWork.find(SPAN), name).toEqual({ ...NOTHING, ...due });
      for (const [table] of rows) await db.deleteFrom(table).execute();
    }
  });

  it.skipIf(whyNot !== null)('asks of paused projects only when there are any', async () => {
    const { db } = await createTestDatabase(open);
    await insert(db, 'clocks', { ...CLOCK, project_id: '77' });
    expect(await createDueWork(db).find({ ...SPAN, pausedProjectIds: [] })).toEqual(NOTHING);
  });
});
