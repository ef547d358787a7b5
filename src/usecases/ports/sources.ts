import type { IncidentReading, RowFault } from '../../contract/incident-import';
import type { Instant, IssueId, ProjectId } from '../../contract/ids';
import type { StaffMonth } from '../../contract/staff';
import type { NativeRating } from '../../domain/sources/native-rating';

/** All methods of these ports reject with StorageUnavailableError when the store does not answer as it should. */

/** A source of incidents beside Jira, and the file it is being taken from, or was taken from last. */
export interface IncidentSource {
  /** The facts are stored under it as if it were a project. */
  readonly id: ProjectId;
  readonly name: string;
  /** Whoever may read the figures of this desk may read those of the source. */
  readonly deskId: ProjectId;
  readonly reading: IncidentReading;
  readonly file: {
    readonly hash: string;
    readonly rows: number;
    readonly portions: number;
    /** Portions and rows taken. */
    readonly done: number;
    readonly rowsDone: number;
    /** The first of them; `faultCount` are all. */
    readonly faults: readonly RowFault[];
    readonly faultCount: number;
    readonly startedAt: Instant;
    readonly movedAt: Instant;
  };
}

export interface IncidentSources {
  list(): Promise<readonly IncidentSource[]>;
  find(id: ProjectId): Promise<IncidentSource | null>;
  /** Upserts by id. One statement. */
  save(source: IncidentSource): Promise<void>;
  /** Incidents held of each source; one without any is missing. */
  counts(): Promise<ReadonlyMap<ProjectId, number>>;
  /** Takes away at most `limit` incidents, with the last of them cells and names; answers how many are left. */
  empty(id: ProjectId, limit: number): Promise<number>;
  /** Takes away the source itself. */
  remove(id: ProjectId): Promise<void>;
}

/** What figures need of a source. */
export type SourceDesk = Pick<IncidentSource, 'id' | 'name' | 'deskId'>;

/** The sources as figures read them: at most five minutes old, and anew at once after a change. */
export interface SourceDesks {
  list(): Promise<readonly SourceDesk[]>;
  /** After a source was added, moved or removed. */
  renew(): Promise<void>;
}

/** Months of staff, typed or imported. */
export interface StaffMonths {
  /** Newest first, the first 5,000. */
  list(): Promise<readonly StaffMonth[]>;
  /** Upserts by month and department. One statement for up to 500. */
  save(months: readonly StaffMonth[]): Promise<void>;
  remove(month: Pick<StaffMonth, 'month' | 'department'>): Promise<void>;
}

/** Ratings of Jira's own survey, imported. Never among the answers of ours. */
export interface NativeRatings {
  /** Upserts by request. One statement for up to 500. */
  save(ratings: readonly NativeRating[]): Promise<void>;
  /** For how many of the requests there is one. */
  countHeld(ids: readonly IssueId[]): Promise<number>;
  /** Given before `through`, in portions. */
  given(through: Instant): AsyncIterable<readonly NativeRating[]>;
}
