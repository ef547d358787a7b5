import { IssueIndex } from './issue-index.ts';
import type { ProjectRecord } from './desk-records.ts';
import type { FileRecord, TemporaryFileRecord } from './file-records.ts';
import type { IssueRecord } from './issue-records.ts';
import type {
  AppAccountRecord,
  DashboardRecord,
  FieldRecord,
  GroupRecord,
  MailRecord,
  NamedRecord,
  OrganizationRecord,
  PersonRecord,
  Sequences,
  StatusRecord,
  TaskRecord,
} from './records.ts';
import { builtInFields, FIRST_APP_FIELD } from './system-fields.ts';

/** Plain JSON; what `snapshot()` gives out and `restore()` takes back. */
export interface StoreSnapshot {
  readonly people: readonly PersonRecord[];
  readonly apps: readonly AppAccountRecord[];
  readonly groups: readonly GroupRecord[];
  readonly organizations: readonly OrganizationRecord[];
  readonly statuses: readonly StatusRecord[];
  readonly resolutions: readonly NamedRecord[];
  readonly priorities: readonly NamedRecord[];
  readonly fields: readonly FieldRecord[];
  readonly projects: readonly ProjectRecord[];
  readonly dashboards: readonly DashboardRecord[];
  readonly issues: readonly IssueRecord[];
  readonly formerKeys: readonly (readonly [string, string])[];
  readonly mails: readonly MailRecord[];
  /** States from before there were tasks have none. */
  readonly tasks?: readonly TaskRecord[];
  /** States from before there were attachments have none. */
  readonly files?: readonly FileRecord[];
  readonly temporaryFiles?: readonly TemporaryFileRecord[];
  readonly uploadLimit?: number;
  readonly sequences: Sequences;
}

const firstSequences = (): Sequences => ({
  issue: 10000,
  comment: 10000,
  change: 10000,
  order: 0,
  customField: FIRST_APP_FIELD - 1,
  gadget: 10000,
  attachment: 10000,
});

/** Bytes of one file unless the administrator says otherwise. https://support.atlassian.com/jira-cloud-administration/docs/configure-file-attachments */
const UPLOAD_LIMIT = 1024 ** 3;

const defaultPriorities = (): NamedRecord[] =>
  ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, index) => ({ id: String(index + 1), name }));

const byId = <T extends { readonly id: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((each) => [each.id, each]));

/** A deep copy; for plain JSON several times faster than `structuredClone`. */
const jsonCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The whole state of one site. Records are changed in place by the commands in `issues/` and `world/` only. */
export class Store {
  people = new Map<string, PersonRecord>();
  apps = new Map<string, AppAccountRecord>();
  groups = new Map<string, GroupRecord>();
  organizations = new Map<string, OrganizationRecord>();
  statuses = new Map<string, StatusRecord>();
  resolutions = new Map<string, NamedRecord>();
  priorities = byId(defaultPriorities());
  fields = byId(builtInFields());
  projects = new Map<string, ProjectRecord>();
  dashboards = new Map<string, DashboardRecord>();
  issues = new IssueIndex();
  mails: MailRecord[] = [];
  tasks = new Map<string, TaskRecord>();
  files = new Map<string, FileRecord>();
  temporaryFiles = new Map<string, TemporaryFileRecord>();
  /** Bytes of one attachment. */
  uploadLimit = UPLOAD_LIMIT;
  sequences = firstSequences();

  /** Next number of a sequence. */
  next(sequence: keyof Sequences): number {
    this.sequences[sequence] += 1;
    return this.sequences[sequence];
  }

  projectByKey(key: string): ProjectRecord | undefined {
    const wanted = key.toUpperCase();
    for (const project of this.projects.values()) if (project.key === wanted) return project;
    return undefined;
  }

  projectByIdOrKey(idOrKey: string): ProjectRecord | undefined {
    return this.projects.get(idOrKey) ?? this.projectByKey(idOrKey);
  }

  projectByDesk(serviceDeskId: string): ProjectRecord | undefined {
    for (const project of this.projects.values()) if (project.serviceDeskId === serviceDeskId) return project;
    return undefined;
  }

  issueByIdOrKey(idOrKey: string): IssueRecord | undefined {
    return /^\d+$/.test(idOrKey) ? this.issues.byId(idOrKey) : this.issues.byKey(idOrKey);
  }

  /** @throws Error when the issue's project is gone, which the store never lets happen. */
  projectOf(issue: IssueRecord): ProjectRecord {
    return this.#required(this.projects, issue.projectId, 'project');
  }

  statusOf(issue: IssueRecord): StatusRecord {
    return this.#required(this.statuses, issue.statusId, 'status');
  }

  status(id: string): StatusRecord {
    return this.#required(this.statuses, id, 'status');
  }

  /** By id (`customfield_10010`) or key (`<app>__<environment>__<module>`). */
  fieldByIdOrKey(idOrKey: string): FieldRecord | undefined {
    const direct = this.fields.get(idOrKey);
    if (direct !== undefined) return direct;
    for (const field of this.fields.values()) if (field.key === idOrKey) return field;
    return undefined;
  }

  groupsOf(accountId: string): GroupRecord[] {
    return [...this.groups.values()].filter((group) => group.memberIds.includes(accountId));
  }

  organizationsOf(accountId: string): OrganizationRecord[] {
    return [...this.organizations.values()].filter((organization) => organization.memberIds.includes(accountId));
  }

  snapshot(): StoreSnapshot {
    const copy: StoreSnapshot = {
      people: [...this.people.values()],
      apps: [...this.apps.values()],
      groups: [...this.groups.values()],
      organizations: [...this.organizations.values()],
      statuses: [...this.statuses.values()],
      resolutions: [...this.resolutions.values()],
      priorities: [...this.priorities.values()],
      fields: [...this.fields.values()],
      projects: [...this.projects.values()],
      dashboards: [...this.dashboards.values()],
      issues: [...this.issues.all()],
      formerKeys: this.issues.formerKeys(),
      mails: this.mails,
      tasks: [...this.tasks.values()],
      files: [...this.files.values()],
      temporaryFiles: [...this.temporaryFiles.values()],
      uploadLimit: this.uploadLimit,
      sequences: this.sequences,
    };
    return jsonCopy(copy);
  }

  /** Takes over the records of the snapshot: it must not be used afterwards. */
  restore(snapshot: StoreSnapshot): void {
    this.people = new Map(snapshot.people.map((each) => [each.accountId, each]));
    this.apps = new Map(snapshot.apps.map((each) => [each.accountId, each]));
    this.groups = new Map(snapshot.groups.map((each) => [each.groupId, each]));
    this.organizations = byId(snapshot.organizations);
    this.statuses = byId(snapshot.statuses);
    this.resolutions = byId(snapshot.resolutions);
    this.priorities = byId(snapshot.priorities);
    // A state from before a field was modelled has it now.
    this.fields = byId([...builtInFields(), ...snapshot.fields]);
    this.projects = byId(snapshot.projects);
    this.dashboards = byId(snapshot.dashboards);
    this.issues = new IssueIndex();
    for (const issue of snapshot.issues.toSorted((a, b) => a.updatedAt - b.updatedAt)) this.issues.put(issue);
    for (const [key, id] of snapshot.formerKeys) this.issues.rememberKey(key, id);
    this.mails = [...snapshot.mails];
    this.tasks = byId(snapshot.tasks ?? []);
    this.files = byId(snapshot.files ?? []);
    this.temporaryFiles = byId(snapshot.temporaryFiles ?? []);
    this.uploadLimit = snapshot.uploadLimit ?? UPLOAD_LIMIT;
    this.sequences = { ...firstSequences(), ...snapshot.sequences };
  }

  #required<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
    const found = map.get(id);
    if (found === undefined) throw new Error(`The site has no ${what} ${id}`);
    return found;
  }
}
