import type { CalendarSettings, Settings } from '../../../src/contract/settings.ts';
import { DEFAULT_SETTINGS } from '../../../src/contract/settings.ts';
import {
  AccountId,
  DepartmentId,
  Instant,
  IssueId,
  IssueKey,
  ProcessId,
  ProjectId,
} from '../../../src/contract/ids.ts';
import type { RequestRecord } from '../../../src/domain/experience/request-record.ts';
import { cellsTouched } from '../../../src/domain/figures/cell-keys.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { createCellFacts } from '../../../src/adapters/sql/cell-facts.ts';
import { createCells } from '../../../src/adapters/sql/cells.ts';
import { createFigureReads } from '../../../src/adapters/sql/figure-reads.ts';
import { createMarks } from '../../../src/adapters/sql/marks.ts';
import { createPersonNumbers } from '../../../src/adapters/sql/people.ts';
import { createReleaseSources } from '../../../src/adapters/sql/release-sources.ts';
import { createReleases } from '../../../src/adapters/sql/releases.ts';
import { createRequests } from '../../../src/adapters/sql/requests.ts';
import { createFrozenCells } from '../../../src/usecases/ports/frozen-cells.ts';
import { createWatermarks } from '../../../src/adapters/sql/watermarks.ts';
import { publishRelease } from '../../../src/usecases/publish-release.ts';
import { readGadget } from '../../../src/usecases/read-gadget.ts';
import { readTile } from '../../../src/usecases/read-tile.ts';
import { rebuildFigures } from '../../../src/usecases/rebuild-figures.ts';
import { refreshCells } from '../../../src/usecases/refresh-cells.ts';
import type { SqlEngine } from '../../../sandbox/platform/ports.ts';
import { createTestDatabase } from '../../support/sql-database.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const PAYROLL = ProjectId.parse('10001');
export const IT = ProjectId.parse('10002');

/** Every minute is worked, so that a working time is the time on the clock. */
export const ALWAYS: CalendarSettings = {
  zone: 'UTC',
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  hours: { from: 0, to: 1440 },
  holidays: 'none',
};

export const at = (text: string): Instant => Instant.parse(Date.parse(text));

export interface RequestOptions {
  readonly id: number;
  readonly project?: ProjectId;
  readonly process?: string | null;
  readonly department?: string | null;
  readonly created: Instant;
  readonly closed?: Instant | null;
  readonly reopens?: number;
  readonly slaMet?: boolean | null;
  readonly complete?: boolean | null;
  readonly responseMs?: number | null;
  readonly requester?: string;
  readonly outcome?: RequestRecord['outcome'];
  readonly handovers?: RequestRecord['handovers'];
  readonly returns?: RequestRecord['returns'];
  readonly waitingMs?: RequestRecord['waitingMs'];
  readonly silenceMs?: RequestRecord['silenceMs'];
  readonly metrics?: RequestRecord['metrics'];
  readonly channel?: RequestRecord['channel'];
  readonly deleted?: boolean;
  /** When it was last looked at; by default when it was closed or created. */
  readonly seen?: Instant;
}

export const aRequest = (options: RequestOptions): RequestRecord => {
  const closedAt = options.closed ?? null;
  return {
    issueId: IssueId.parse(String(options.id)),
    issueKey: IssueKey.parse(`PAY-${options.id}`),
    projectId: options.project ?? PAYROLL,
    ...placed(options),
    requesterId: AccountId.parse(options.requester ?? `person-${options.id}`),
    createdAt: options.created,
    ...closedOr(options, closedAt),
    ...servedAs(options),
    firstResponseAt: null,
    replies: [],
    unownedSince: null,
    heardAt: null,
    missing: 0,
    runs: [],
    segments: [{ class: 'w', from: options.created, to: closedAt }],
    seenAt: options.seen ?? closedAt ?? options.created,
    deleted: options.deleted ?? false,
  };
};

const servedAs = (options: RequestOptions) => ({
  reopens: options.reopens ?? 0,
  handovers: options.handovers ?? 0,
  returns: options.returns ?? 0,
  responseMs: options.responseMs ?? null,
  waitingMs: options.waitingMs ?? null,
  silenceMs: options.silenceMs ?? null,
  slaMet: options.slaMet ?? null,
  metrics: options.metrics ?? [],
  channel: options.channel ?? null,
  complete: options.complete ?? null,
});

const placed = ({ process = 'payslip', department = 'org:1' }: RequestOptions) => ({
  requestTypeId: process === null ? null : '7',
  processId: process === null ? null : ProcessId.parse(process),
  departmentSource: null,
  departmentId: department === null ? null : DepartmentId.parse(department),
});

const closedOr = ({ created, outcome = 'solved' }: RequestOptions, closedAt: Instant | null) =>
  closedAt === null
    ? { closedAt, closeNo: 0, cycleMs: null, outcome: null }
    : { closedAt, closeNo: 1, cycleMs: closedAt - created, outcome };

export interface Rating {
  readonly requestId: number;
  readonly person: string;
  readonly score: number;
  readonly at: Instant;
  readonly item?: 'experience' | 'ease';
  readonly mode?: 'invited' | 'volunteered';
  /** Whoever rated works on the desk. */
  readonly isStaff?: boolean;
}

/** The app's figures over a real database; what the loop would write is written the way the loop writes it. */
export const createFigureWorld = async (first: CalendarSettings = ALWAYS, open?: () => Promise<SqlEngine>) => {
  let calendar = first;
  const database = await createTestDatabase(open);
  const { db } = database;
  let now = at('2026-01-01T00:00:00Z');
  let tokens = 0;
  const newToken = (): string => `t${(tokens += 1)}`;
  const marks = createMarks(db, { clock: { now: () => now }, newToken });
  const requests = createRequests(db);
  const watermarks = createWatermarks(db);
  const deps = {
    marks,
    cells: createCells(db),
    facts: createCellFacts(db),
    requests,
    watermarks,
    frozen: createFrozenCells(watermarks),
  };
  const settings: Settings = { ...DEFAULT_SETTINGS, calendar };
  const known = new Map<string, RequestRecord>();
  const input = () => ({ calendar, now, timeLeft: () => 60_000 });
  const view = (projectIds: readonly ProjectId[]) => ({ projectIds, language: 'en' as const, now, settings });
  const figures = createFigureReads(db);

  return {
    ...database,
    ...deps,
    figures,
    settings,
    useCalendar: (next: CalendarSettings): void => {
      calendar = next;
    },
    goTo: (instant: Instant): void => {
      now = instant;
    },
    save: async (...records: readonly RequestRecord[]): Promise<void> => {
      const days = createCalendar(calendar);
      for (let index = 0; index < records.length; index += 500) {
        const portion = records.slice(index, index + 500);
        await marks.mark(
          distinct(
            portion.flatMap((record) => [
              ...cellsTouched(known.get(record.issueId) ?? null, days),
              ...cellsTouched(record, days),
            ]),
          ),
        );
        await requests.save(portion);
        // As the store keeps them: an older observation that comes late changes nothing.
        for (const record of portion) {
          if (record.seenAt >= (known.get(record.issueId)?.seenAt ?? 0)) known.set(record.issueId, record);
        }
      }
    },
    rate: async (...ratings: readonly Rating[]): Promise<void> => {
      for (const rating of ratings) await writeRating(db, rating);
    },
    refresh: () => refreshCells(deps)(input()),
    rebuild: (timeLeft: () => number = () => 60_000) => rebuildFigures(deps)({ ...input(), timeLeft }),
    publish: () =>
      publishRelease({ releases: createReleases(db), sources: createReleaseSources(db), cells: deps.cells })({
        calendar,
        now,
        projectIds: settings.projectIds,
      }),
    gadget: (payload: Parameters<ReturnType<typeof readGadget>>[0]['payload'], projectIds = [PAYROLL]) =>
      readGadget({ figures })({ payload, ...view(projectIds) }),
    tile: (payload: Parameters<ReturnType<typeof readTile>>[0]['payload'], projectIds = [PAYROLL]) =>
      readTile({ figures })({ payload, ...view(projectIds) }),
    allCells: async (): Promise<readonly unknown[]> =>
      db
        .selectFrom('cells')
        .selectAll()
        .orderBy('project_id')
        .orderBy('grain')
        .orderBy('scope')
        .orderBy('starts_at')
        .orderBy('scope_id')
        .execute(),
    marksLeft: async (): Promise<number> => (await marks.read(null, 10_000)).length,
  };
};

export type FigureWorld = Awaited<ReturnType<typeof createFigureWorld>>;

const distinct = <Key extends object>(keys: readonly Key[]): readonly Key[] => [
  ...new Map(keys.map((key) => [JSON.stringify(key), key])).values(),
];

const writeRating = async (db: FigureWorld['db'], rating: Rating): Promise<void> => {
  const mode = rating.mode ?? 'invited';
  const person = AccountId.parse(rating.person);
  const numberOf = await createPersonNumbers(db).numbersOf([person]);
  await db
    .insertInto('invitations')
    .ignore()
    .values({
      issue_id: rating.requestId,
      close_no: 1,
      requester_id: numberOf(person),
      summary: 'Payslip',
      withdrawn_why: null,
      not_asked_reason: rating.isStaff === true ? 'requester-is-agent' : mode === 'invited' ? null : 'not-meaningful',
      probability: 1,
      driver_item: 'e',
      driver_probability: 1,
      closed_at: rating.at,
      expires_at: rating.at + 14 * DAY,
    })
    .execute();
  await db
    .insertInto('answers')
    .values({
      issue_id: rating.requestId,
      close_no: 1,
      item: rating.item ?? 'experience',
      value: rating.score,
      body: null,
      direction: 'ltr',
      language: 'en',
      mode,
      probability: 1,
      answered_at: rating.at,
    })
    .execute();
};
