import type { GadgetConfig, PeriodId, Tile, TileId } from '../contract/gadget';
import { DEFAULT_TILES } from '../contract/gadget';
import type { DepartmentId, Instant, IssueId, ProcessId, ProjectId } from '../contract/ids';
import type { Settings } from '../contract/settings';
import type { Language } from '../contract/words';
import type { StaffMonth } from '../contract/staff';
import { mergedDepartmentId } from '../domain/experience/department';
import { DEFAULT_RULES } from '../domain/experience/process';
import { attritionOf, rowsOfCompany, rowsOfDepartment, type Attrition } from '../domain/figures/attrition';
import { verdictsOf } from '../domain/figures/change';
import { isReadable, MEASURES } from '../domain/figures/measures';
import { createNameBook, type NameBook } from '../domain/figures/name-book';
import { trendWeeks } from '../domain/figures/period-plan';
import { judged, tileOf } from '../domain/figures/tile-figures';
import type { ReleaseMeasure } from '../contract/release-measure';
import { createReleasedView, type ReleasedView } from '../domain/privacy/released-view';
import { seedOf } from '../domain/statistics/random-source';
import { createCalendar, type Calendar } from '../domain/time/calendar';
import { gatherFigures, type FigureQuestion, type GatheredFigures } from './gather-figures';
import { groupWording } from './group-wording';
import { NoAccessError } from './ports/errors';
import type { FigureReads, Label, ReleaseQuery } from './ports/figures';

export interface FigureDeps {
  readonly figures: FigureReads;
}

/** A reading of figures. Everything that comes from the browser has been parsed, nothing of it is trusted. */
export interface FigureRequest {
  readonly config: GadgetConfig;
  readonly period?: PeriodId | undefined;
  readonly process?: ProcessId | undefined;
  readonly department?: DepartmentId | undefined;
  readonly compare?: 'before' | 'baseline' | undefined;
}

export interface FigureCall<Payload extends FigureRequest> {
  readonly payload: Payload;
  /** Projects whose figures this person may read, from Jira. */
  readonly projectIds: readonly ProjectId[];
  readonly language: Language;
  readonly now: Instant;
  readonly settings: Settings;
}

/** Everything read for a view, and its tiles with their verdicts. */
export interface BuiltView {
  readonly question: FigureQuestion;
  readonly calendar: Calendar;
  readonly gathered: GatheredFigures;
  readonly released: ReleasedView;
  readonly labels: readonly Label[];
  /** Requests whose requesters were to be called back, where that is wanted. */
  readonly overdue: readonly IssueId[];
  readonly names: NameBook;
  readonly tiles: readonly Tile[];
  /** Months of staff that belong to the view; none unless a tile asks for them. */
  readonly staff: readonly StaffMonth[];
}

const STANDARD_PERIOD: PeriodId = '13w';

/** What a view is to show: its tiles, and what more of the answers than they need. */
interface Wanted {
  readonly tiles: readonly TileId[];
  readonly more?: readonly ReleaseMeasure[];
  /** So many overdue follow-ups at most; a view of a part tells of none. */
  readonly overdue?: number;
}

/**
 * Reads and judges the tiles of a view in at most five statements, six where people who left are among them.
 * @throws NoAccessError when the person may read none of the projects, or not the process asked for, StorageUnavailableError
 */
export const buildView = async (
  deps: FigureDeps,
  call: FigureCall<FigureRequest>,
  { tiles: wanted, more = [], overdue: limit = 0 }: Wanted,
): Promise<BuiltView> => {
  const readable = wanted.filter(isReadable);
  const calendar = createCalendar(call.settings.calendar);
  const question = questionOf(call, calendar);
  const [gathered, released, { labels, overdue }, staff] = await Promise.all([
    gatherFigures(deps.figures, question),
    deps.figures.releases(releaseQuery(question, [...releasedBy(readable), ...more])),
    deps.figures.surroundings({ projectIds: question.projectIds, overdue: overdueIn(question, limit) }),
    readable.includes('attrition') ? deps.figures.staff() : [],
  ]);
  assertOwnProcess(question, { ids: gathered.byProcess, labels, settings: call.settings });
  const view = {
    question,
    calendar,
    gathered,
    released: createReleasedView(released, question),
    labels,
    overdue,
    names: createNameBook(call.settings, labels, { language: call.language, wording: groupWording(call.language) }),
  };
  // Shown once somebody has told of staff.
  const tiles = readable.filter((tile) => tile !== 'attrition' || staff.length > 0);
  const own = staffOf(staff, view, call.settings);
  const attrition = attritionOf(question.departmentId === null ? rowsOfCompany(own) : own);
  return { ...view, staff: own, tiles: judgedTiles({ ...view, attrition }, tiles, call.settings) };
};

const overdueIn = (
  { processId, departmentId, now }: FigureQuestion,
  limit: number,
): { readonly at: Instant; readonly limit: number } | null =>
  limit === 0 || processId !== null || departmentId !== null ? null : { at: now, limit };

/** All rows, or those of the department looked at, under any name it has. */
const staffOf = (
  staff: readonly StaffMonth[],
  { question: { departmentId }, names }: Pick<BuiltView, 'question' | 'names'>,
  { departments }: Settings,
): readonly StaffMonth[] => {
  if (departmentId === null) return staff;
  const unit = departments.merge.find((each) => mergedDepartmentId(each) === departmentId);
  const merged = unit === undefined ? [] : [unit.name.en, unit.name.he, ...unit.values];
  return rowsOfDepartment(staff, [names.department(departmentId), ...merged]);
};

/** What of the answers these tiles need. Experience always: the sentence and the tables speak of it. */
const releasedBy = (tiles: readonly TileId[]): readonly ReleaseMeasure[] => [
  ...new Set<ReleaseMeasure>([
    'experience',
    ...tiles.flatMap((tile) => {
      const { reading } = MEASURES[tile];
      return reading.kind === 'released' ? [reading.measure] : [];
    }),
  ]),
];

/** Tiles of a configuration. */
export const tilesOf = ({ tiles }: GadgetConfig): readonly TileId[] => tiles ?? DEFAULT_TILES;

/** What a call asks, of the projects it may read.
 * @throws NoAccessError when it may read none of those it names */
export const questionOf = (
  { payload, projectIds, now }: FigureCall<FigureRequest>,
  calendar: Calendar,
): FigureQuestion => {
  const wanted = payload.config.projects ?? [];
  const chosen = wanted.length === 0 ? projectIds : projectIds.filter((id) => wanted.includes(id));
  if (chosen.length === 0) throw new NoAccessError('no project of these may be read');
  return {
    projectIds: chosen,
    period: payload.period ?? payload.config.period ?? STANDARD_PERIOD,
    processId: payload.process ?? null,
    departmentId: payload.department ?? null,
    calendar,
    now,
    baseline: payload.compare === 'baseline' ? (payload.config.baseline ?? null) : null,
  };
};

interface KnownProcesses {
  readonly ids: GatheredFigures['byProcess'];
  readonly labels: readonly Label[];
  readonly settings: Settings;
}

/** A release is found by the process alone, so a process of a project this person may not read is refused by name. */
const assertOwnProcess = (
  { processId, projectIds }: FigureQuestion,
  { ids, labels, settings }: KnownProcesses,
): void => {
  const isOwn =
    processId === null ||
    ids.some(({ id }) => id === processId) ||
    labels.some(({ kind, id }) => kind === 'process' && id === processId) ||
    settings.processes.some(({ id, projectId }) => id === processId && projectIds.includes(projectId));
  if (!isOwn) throw new NoAccessError('not a process of the projects read');
};

/** More projects than this have a trend of their released figures only together with all others. */
const TREND_PROJECTS = 5;

const releaseQuery = (
  { period, projectIds, processId, departmentId, calendar, now }: FigureQuestion,
  wanted: ReleaseQuery['measures'],
): ReleaseQuery => ({
  period,
  measures: wanted,
  trends: trendGroups({ projectIds, processId, departmentId }),
  since: calendar.addDays(calendar.startOfWeek(now), -7 * trendWeeks(period)),
});

const trendGroups = ({
  projectIds,
  processId,
  departmentId,
}: Pick<FigureQuestion, 'projectIds' | 'processId' | 'departmentId'>): ReleaseQuery['trends'] => {
  if (processId !== null) return [{ scope: 'process', scopeIds: [processId] }];
  if (departmentId !== null) return [{ scope: 'department', scopeIds: [departmentId] }];
  const projects = projectIds.length <= TREND_PROJECTS ? [{ scope: 'project' as const, scopeIds: projectIds }] : [];
  return [{ scope: 'site', scopeIds: ['all'] }, ...projects];
};

const judgedTiles = (
  {
    question,
    calendar,
    gathered,
    released,
    attrition,
  }: Omit<BuiltView, 'tiles' | 'staff'> & { readonly attrition: Attrition },
  ids: readonly TileId[],
  settings: Settings,
): readonly Tile[] => {
  const source = {
    period: question.period,
    isBaseline: question.baseline !== null,
    subject: gathered.subject,
    blocks: gathered.blocks,
    before: gathered.before,
    flow: gathered.flow,
    released,
    attrition,
    processIds: gathered.byProcess.map(({ id }) => id),
    target: commonTarget(gathered, settings),
    seed: seedOf(`${gathered.plan.to} ${question.processId} ${question.departmentId}`),
    weekBefore: (end: Instant) => calendar.addDays(end, -7),
  };
  const unjudged = [...new Set(ids)].map((id) => tileOf(id, source));
  const verdicts = verdictsOf(unjudged.map(({ id, difference }) => ({ tile: id, difference })));
  return unjudged.map((tile) => judged(tile, verdicts.get(tile.id) ?? { verdict: 'none' }));
};

/** Experience target of a process; unconfigured ones have the default. */
export const targetOf = (processId: string, settings: Settings): number =>
  settings.processes.find(({ id }) => id === processId)?.target ?? DEFAULT_RULES.target;

const commonTarget = ({ byProcess }: GatheredFigures, settings: Settings): number | null => {
  const targets = new Set(byProcess.map(({ id }) => targetOf(id, settings)));
  const [only] = targets;
  return targets.size === 1 && only !== undefined ? only : null;
};
