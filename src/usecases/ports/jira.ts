import type { AccountId, Instant, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { Language } from '../../contract/words';
import type { FieldValues } from '../../domain/experience/field-values';
import type { ObservedIssue } from '../../domain/experience/observed-issue';
import type { NativeRating } from '../../domain/sources/native-rating';

/** All methods reject with JiraBusyError or JiraUnavailableError when Jira does not answer as it should. */

export interface ReadOptions {
  /** Fields that may tell a department. */
  readonly departmentFields: readonly string[];
  /** The field that names the team that has a request; null: none does. */
  readonly teamField: string | null;
  /** Fields whose presence tells whether a request is complete. */
  readonly requiredFields: readonly string[];
}

/** Requests as the app sees them. */
export interface Issues {
  /** Everything one read tells; null when there is no such issue, or none that the app may see. */
  find(id: IssueId | IssueKey, options: ReadOptions): Promise<ObservedIssue | null>;
  /** A page of requests by JQL. `next` null: the last one. Rejects with StalePageError when the page token has lapsed. */
  page(query: {
    readonly jql: string;
    readonly after: string | null;
    readonly limit: number;
    readonly options: ReadOptions;
  }): Promise<{ readonly issues: readonly ObservedIssue[]; readonly next: string | null }>;
}

/** A request with the rating that Jira's own survey brought for it. */
export interface RatedRequest extends NativeRating {
  readonly createdAt: Instant;
}

export interface NativeRatingReader {
  /** A page of the rated requests among those of a JQL. `next` null: the last one. Rejects with StalePageError as {@link Issues.page}. */
  page(query: {
    readonly jql: string;
    readonly after: string | null;
    readonly limit: number;
    readonly departments: Settings['departments'];
  }): Promise<{ readonly rated: readonly RatedRequest[]; readonly next: string | null }>;
}

/** What Jira has said in this invocation of the points that all customers of the app share. */
export interface PointsWatch {
  /** Less than a fifth of the hour's points is left. */
  isNearLimit(): boolean;
  /** What the newest answer said; null while none has said it. */
  left(): PointsLeft | null;
}

export interface PointsLeft {
  readonly limit: number;
  readonly remaining: number;
}

export interface DuplicateLinks {
  /** What each of at most a hundred requests is marked as a duplicate of; those that Jira does not show the app are missing. One call. */
  of(ids: readonly IssueId[]): Promise<ReadonlyMap<IssueId, readonly IssueId[]>>;
}

export interface IssueLookup {
  /** Those of the issues that Jira does not show the app: deleted, or closed to it. One call and point for each begun hundred, and a point for each issue. */
  missing(ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>>;
}

/** An issue as the person at the screen sees it. */
export interface ViewerIssues {
  /** null when there is no such issue for this person. */
  find(id: IssueId | IssueKey, options: ReadOptions): Promise<ObservedIssue | null>;
}

export interface PortalRequest {
  readonly issueId: IssueId;
  readonly reporterId: AccountId | null;
}

export interface PortalRequests {
  /** The request as its customer sees it; null when the person may not. */
  find(key: IssueKey): Promise<PortalRequest | null>;
}

export interface FieldWriter {
  /** Writes all fields of all the requests in one call. */
  write(values: readonly { readonly issueId: IssueId; readonly values: FieldValues }[]): Promise<void>;
}

export interface Reopening {
  /** Takes a closed request back to work, as the app; false where its workflow has no such way or refuses it. */
  tryReopen(issueId: IssueId): Promise<boolean>;
}

export interface SiteProject {
  readonly id: ProjectId;
  readonly key: string;
  readonly name: string;
}

export interface AppFields {
  /** Whether Jira lists every field of the app now. */
  areThere(): Promise<boolean>;
  /** Whether a queue of the desk shows a field of the app as a column; null where Jira does not tell the person at the screen. */
  findInQueues(projectId: ProjectId): Promise<boolean | null>;
}

export interface Projects {
  /** Service desks the app can see. */
  list(): Promise<readonly SiteProject[]>;
}

/** What the person at the screen may do. */
export interface ViewerRights {
  isJiraAdmin(): Promise<boolean>;
  /** Service desks this person may browse, and whether they administer each. At most five minutes old. */
  desks(viewer: {
    readonly accountId: AccountId;
    readonly managerGroup: string | null;
    readonly projectIds: readonly ProjectId[] | null;
  }): Promise<ViewerDesks>;
  /** Whether Jira shows the service desk to the person and not to the app. */
  isClosedToApp(projectId: ProjectId): Promise<boolean>;
  /** How many issue security levels of the project the person may set, and the app may see none of their issues. */
  countClosedLevels(projectId: ProjectId): Promise<number>;
}

/** What the person of this invocation may do on one issue, as Jira says it now. An issue they may not see is none they may do anything on. */
export interface IssueRights {
  mayBrowse(issueKey: IssueKey): Promise<boolean>;
  mayEdit(issueKey: IssueKey): Promise<boolean>;
  /** Those of up to a thousand issues that they may browse. One call; none for none. */
  browsable(issueIds: readonly IssueId[]): Promise<ReadonlySet<IssueId>>;
}

export interface ViewerDesks {
  readonly isInManagerGroup: boolean;
  readonly desks: readonly (SiteProject & { readonly isAdmin: boolean })[];
}

export interface Staff {
  /** Whether somebody with a Jira seat works on the desk. At most a day old. */
  isStaff(person: { readonly accountId: AccountId; readonly projectId: ProjectId }): Promise<boolean>;
}

export interface KnownPerson {
  readonly name: string | null;
  /** false: the account is deactivated or closed. */
  readonly isActive: boolean;
}

export interface People {
  /** Null when Jira does not know the account any more. */
  find(accountId: AccountId): Promise<KnownPerson | null>;
  /** Display name of an account; null when Jira does not know it any more. */
  findName(accountId: AccountId): Promise<string | null>;
  /** false: deactivated, erased, or never known. */
  isActive(accountId: AccountId): Promise<boolean>;
  /** As `isActive`, at most a day old: for what is read over and over. */
  wasActive(accountId: AccountId): Promise<boolean>;
  /** The language of the person's account, at most a day old; null where Jira does not tell it. */
  findLanguage(accountId: AccountId): Promise<Language | null>;
}

export interface PersonalDataReport {
  /** Reports accounts held, and answers which of them are closed. */
  findClosed(
    accounts: readonly { readonly accountId: AccountId; readonly updatedAt: Instant }[],
  ): Promise<readonly AccountId[]>;
}
