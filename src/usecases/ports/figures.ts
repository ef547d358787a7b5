import type { PeriodId } from '../../contract/gadget';
import type { AskedCount } from '../../domain/privacy/asking';
import type { DepartmentId, Instant, IssueId, IssueKey, ProcessId, ProjectId } from '../../contract/ids';
import type { ComputedCell, CreatedFact, PlacedClose, Stretch } from '../../domain/figures/recompute-cells';
import type { ViewedCell } from '../../domain/figures/block';
import type { ClosedCounts } from '../../domain/figures/cell';
import type { CellGrain, CellKey, CellPlacement, CellScope } from '../../domain/figures/cell-keys';
import type { CellStretch } from '../../domain/figures/period-plan';
import type { ReleaseScope, ScopedAnswer } from '../../domain/privacy/answer-book';
import type { StaffMonth } from '../../contract/staff';
import type { ReleaseMeasure } from '../../contract/release-measure';
import type { KeptReleases } from '../../domain/privacy/kept-releases';
import type { Release } from '../../domain/privacy/release';
import type { ReleasesRead } from '../../domain/privacy/released-view';

/** All methods of these ports reject with StorageUnavailableError when the store does not answer as it should. */

/** A note that a cell may be stale, as read; `token` names this note and no later one of the same cell. */
export interface Mark extends CellKey {
  readonly token: string;
  readonly markedAt: Instant;
}

/** Cells that some write may have made stale. Marked before the write, so that a killed write leaves too many, never too few. */
export interface Marks {
  /** Marks the cells, again if they were: one statement for up to 500 keys, none for no keys. */
  mark(keys: readonly CellKey[]): Promise<void>;
  /** Marks cells for no fact that is still to be written: they may be removed at once when computed. */
  markSettled(keys: readonly CellKey[]): Promise<void>;
  /** Marks by project, grain and time, at most `limit`, after the given one. */
  read(after: Mark | null, limit: number): Promise<readonly Mark[]>;
  /** Removes exactly these notes; a cell marked again since stays marked. */
  remove(marks: readonly Mark[]): Promise<void>;
}

/** The stored cells. */
export interface Cells {
  /** Writes cells over what is there; an empty cell is removed. A handful of statements for a page. */
  write(cells: readonly ComputedCell[]): Promise<void>;
  /** Keys of stored cells, in order, after the given one. */
  keys(after: CellKey | null, limit: number): Promise<readonly CellKey[]>;
  /** Those of the keys that a cell is stored under. One statement for up to 100 keys, none for no keys. */
  stored(keys: readonly CellKey[]): Promise<readonly CellKey[]>;
  count(): Promise<number>;
  /** The cell at a place in the order of keys, counted from 0; null past the last. */
  findAt(place: number): Promise<CellKey | null>;
  /** Stored cells of a project and grain that begin in the stretch. */
  read(projectId: ProjectId, cells: CellStretch): Promise<readonly ComputedCell[]>;
  /** Removes all cells of a grain that begin before the instant. One statement. */
  prune(grain: CellGrain, before: number): Promise<void>;
}

/** Where and when a request counts. */
export interface PlacedRequest extends CellPlacement {
  readonly issueId: IssueId;
}

/** The facts cells are made of, in portions, in no order. Requests deleted while open were never created. */
export interface CellFacts {
  /** Where all requests count, by issue id, after `after`. */
  placements(after: IssueId | null, limit: number): Promise<readonly PlacedRequest[]>;
  created(projectId: ProjectId, stretches: readonly Stretch[]): AsyncIterable<readonly CreatedFact[]>;
  closed(projectId: ProjectId, stretches: readonly Stretch[]): AsyncIterable<readonly PlacedClose[]>;
}

/** Scopes that are read together, the view's own first; process and department narrow them. */
export interface CountQuery {
  readonly projectIds: readonly ProjectId[];
  readonly scopes: readonly CellScope[];
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
  readonly cells: readonly CellStretch[];
  readonly cellsBefore: readonly CellStretch[];
}

export interface GroupCount extends ClosedCounts {
  readonly scope: CellScope;
  readonly scopeId: string;
  /** Closed in the period before; of the view's own scope only. */
  readonly closedBefore: number;
  /** Open now. */
  readonly open: number;
  /** Beginning of the earliest month with anything in it; null when nothing ever was. */
  readonly since: Instant | null;
}

export interface ClosedQuery {
  readonly projectIds: readonly ProjectId[];
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly limit: number;
}

/** A closed request as a view reads it. */
export interface ViewedClose extends PlacedClose {
  readonly issueKey: IssueKey;
}

export interface OpenQuery {
  readonly projectIds: readonly ProjectId[];
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
  /** Instants, newest first: how many open requests were created since each. */
  readonly since: readonly Instant[];
}

export interface OpenAges {
  readonly open: number;
  /** In the order asked. */
  readonly createdSince: readonly number[];
  readonly oldest: Instant | null;
}

/** Interfaces of some projects, the busiest first. */
export interface InterfaceQuery {
  readonly projectIds: readonly ProjectId[];
  readonly cells: CellStretch;
  readonly limit: number;
}

export interface InterfaceCount extends ClosedCounts {
  readonly scopeId: string;
}

export interface GroupOfCells {
  readonly scope: CellScope;
  readonly scopeIds: readonly string[];
}

export interface CellQuery {
  readonly projectIds: readonly ProjectId[];
  readonly groups: readonly GroupOfCells[];
  readonly cells: readonly CellStretch[];
}

/** What a view reads of a cell, or of the cells of one time over all projects. */
export interface ReadCell extends ViewedCell {
  readonly scope: CellScope;
  readonly scopeId: string;
}

export interface ReleaseQuery {
  readonly period: PeriodId;
  readonly measures: readonly ReleaseMeasure[];
  /** Groups whose earlier releases are wanted as well, and since when. */
  readonly trends: readonly { readonly scope: ReleaseScope; readonly scopeIds: readonly string[] }[];
  readonly since: Instant;
}

export interface Label {
  readonly kind: 'process' | 'department';
  readonly id: string;
  readonly name: string;
}

/** The projects of a view, and whether it tells of follow-ups past their time: as of when, and how many requests at most. */
export interface SurroundingsQuery {
  readonly projectIds: readonly ProjectId[];
  readonly overdue: { readonly at: Instant; readonly limit: number } | null;
}

export interface Surroundings {
  /** Names met of the projects' processes and of all departments, by name. */
  readonly labels: readonly Label[];
  /** Requests of the projects with a follow-up that is open past its time; none where the query asks for none. */
  readonly overdue: readonly IssueId[];
}

/** What the gadget reads: one statement a method. */
export interface FigureReads {
  counts(query: CountQuery): Promise<readonly GroupCount[]>;
  /** Closed requests of a stretch, oldest first. */
  closed(query: ClosedQuery): Promise<readonly ViewedClose[]>;
  /** How old the open requests are. */
  openAges(query: OpenQuery): Promise<OpenAges>;
  /** Counts of interfaces in which something was closed. */
  interfaces(query: InterfaceQuery): Promise<readonly InterfaceCount[]>;
  /** Cells added up over projects, without times: their histograms are empty. */
  cellSums(query: CellQuery): Promise<readonly ReadCell[]>;
  /** Cells with their times, one for each project. */
  cells(query: CellQuery): Promise<readonly ReadCell[]>;
  /** The newest complete release of a period, and earlier ones of some groups, oldest first. */
  releases(query: ReleaseQuery): Promise<ReleasesRead>;
  /** What is said beside the figures. */
  surroundings(query: SurroundingsQuery): Promise<Surroundings>;
  /** Months of staff, newest first. */
  staff(): Promise<readonly StaffMonth[]>;
}

/** Answers as releases read them, with the person who gave them. */
export interface ReleaseSources {
  /** Given before `through`, in portions. */
  answers(through: Instant): AsyncIterable<readonly ScopedAnswer[]>;
  /** Closes in `[from, to)`. */
  asked(from: Instant, to: Instant): Promise<readonly AskedCount[]>;
}

/** The frozen figures. */
export interface Releases {
  /** End of the newest complete release; null before the first. */
  findLatest(): Promise<Instant | null>;
  /** Rows of complete releases with these ends, by period. */
  list(ends: readonly { readonly period: PeriodId; readonly through: Instant }[]): Promise<readonly Release[]>;
  /** Writes the rows of a release that is not complete yet, over what a killed run left. */
  write(releases: readonly Release[]): Promise<void>;
  /** Makes the release of all periods with this end visible, for good. */
  complete(through: Instant): Promise<void>;
  /** Takes away what nothing reads of the releases before the newest complete one. */
  thin(newest: Instant, kept: readonly KeptReleases[]): Promise<void>;
}
