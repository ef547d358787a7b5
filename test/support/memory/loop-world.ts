import type { IssueId, IssueKey } from '../../../src/contract/ids.ts';
import type { CardView } from '../../../src/contract/card.ts';
import type { FieldValues } from '../../../src/domain/experience/field-values.ts';
import type { ObservedEvent } from '../../../src/domain/experience/observed-event.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { addDetails } from '../../../src/usecases/add-details.ts';
import { confirmSolved } from '../../../src/usecases/confirm-solved.ts';
import { observeRequest } from '../../../src/usecases/observe-request.ts';
import type { AuditNote } from '../../../src/usecases/ports/admin.ts';
import type { StandingAlert } from '../../../src/usecases/ports/alerts.ts';
import { StorageUnavailableError } from '../../../src/usecases/ports/errors.ts';
import type { Issues, PortalRequests, ViewerDesks } from '../../../src/usecases/ports/jira.ts';
import { rate } from '../../../src/usecases/rate.ts';
import { readCard } from '../../../src/usecases/read-card.ts';
import { readPanel } from '../../../src/usecases/read-panel.ts';
import { reconcileRequests } from '../../../src/usecases/reconcile-requests.ts';
import { sweepPendingFields } from '../../../src/usecases/sweep-pending-fields.ts';
import { writeFields } from '../../../src/usecases/write-fields.ts';
import { ProjectId } from '../../../src/contract/ids.ts';
import { account, IssueLife, MINUTE, START } from './issue-life.ts';
import type { Invitation } from '../../../src/domain/survey/invitation.ts';
import { closeKeyOf, type PlannedPush } from '../../../src/domain/survey/push.ts';
import type { PushComments } from '../../../src/usecases/ports/pushes.ts';
import { sendPushes } from '../../../src/usecases/send-pushes.ts';
import type { ServiceContract } from '../../../src/domain/contract/service-contract.ts';
import { MemoryFollowUps } from './memory-follow-ups.ts';
import { MemoryPushes } from './memory-pushes.ts';
import { MemoryStore } from './memory-store.ts';

/** The loop over a store and a Jira that live in memory. Time moves only by `now`. */
export class LoopWorld {
  now = START;
  readonly store = new MemoryStore();
  readonly pushed = new MemoryPushes(this.store);
  /** Closes whose public comment was written, in order. */
  readonly comments: string[] = [];
  /** May throw to be the moment of a kill. */
  beforeComment: () => void = () => {};
  afterComment: () => void = () => {};
  readonly issues = new Map<string, IssueLife>();
  /** Values of the custom fields by issue id, as last written. */
  readonly fields = new Map<string, FieldValues>();
  /** The queue refuses each push. */
  isQueueClosed = false;
  readonly pushes: number[] = [];
  /** Calls of Jira, by name. */
  readonly jiraCalls: string[] = [];
  readonly logged: string[] = [];
  standingAlerts: readonly StandingAlert[] = [];
  /** What was written down of acts. */
  readonly notes: AuditNote[] = [];
  contract: ServiceContract | null = null;
  isDeciderThere = true;
  readonly followUps = new MemoryFollowUps();
  /** Issues that Jira does not show the app. */
  readonly hiddenIssues = new Set<IssueId>();
  canReopen = true;
  isLicensed = true;
  /** Requests whose clocks were touched. */
  readonly touched: string[] = [];
  staff = new Set<string>();
  viewer: ViewerDesks = { isInManagerGroup: false, desks: [] };
  /** Numbers that chance answers with, over and over. */
  draws: readonly number[] = [0];
  beforeFieldWrite: () => void = () => {};
  #drawn = 0;

  add(issue: IssueLife): IssueLife {
    this.issues.set(issue.id, issue);
    return issue;
  }

  readonly #reading: Issues = {
    find: async (id) => {
      this.jiraCalls.push('issue');
      const issue = [...this.issues.values()].find((each) => [String(each.id), String(each.key)].includes(id));
      return issue === undefined || issue.isDeleted ? null : issue.observed();
    },
    page: async ({ after, limit }) => {
      this.jiraCalls.push('search');
      const all = [...this.issues.values()].filter(({ isDeleted }) => !isDeleted);
      const from = Number(after ?? 0);
      const next = from + limit < all.length ? String(from + limit) : null;
      return { issues: all.slice(from, from + limit).map((issue) => issue.observed()), next };
    },
  };

  readonly #portal: PortalRequests = {
    find: async (key) => {
      this.jiraCalls.push('portal');
      const issue = [...this.issues.values()].find((each) => each.key === key && !each.isDeleted);
      return issue === undefined ? null : { issueId: issue.id, reporterId: issue.reporter?.accountId ?? null };
    },
  };

  readonly #comments: PushComments = {
    stillDone: async (ids) => {
      this.jiraCalls.push('bulkfetch');
      return new Set(ids.filter((id) => this.issues.get(id)?.status.category === 'done'));
    },
    isThere: async (push) => this.comments.includes(closeKeyOf(push)),
    tryWrite: async (push) => {
      this.beforeComment();
      this.jiraCalls.push('comment');
      this.comments.push(closeKeyOf(push));
      this.afterComment();
      return true;
    },
  };

  sendPushes(): Promise<void> {
    return sendPushes(this.deps)();
  }

  get deps() {
    const { store } = this;
    return {
      states: store.states,
      requests: store.requests,
      invitations: {
        ...store.invitations,
        invite: async (invitations: readonly Invitation[], pushes: readonly PlannedPush[]) => {
          await store.invitations.invite(invitations, pushes);
          await this.pushed.plan(pushes);
        },
      },
      answers: store.answers,
      pending: store.pending,
      marks: store.marks,
      names: store.names,
      settings: store.settings,
      watermarks: store.watermarks,
      erasure: store.erasure,
      issues: this.#reading,
      portal: this.#portal,
      fields: {
        write: async (values: readonly { issueId: string; values: FieldValues }[]) => {
          this.jiraCalls.push('fields');
          this.beforeFieldWrite();
          for (const each of values) this.fields.set(each.issueId, each.values);
        },
      },
      pushes: this.pushed,
      comments: this.#comments,
      isLicensed: this.isLicensed,
      audit: { note: async (entry: AuditNote) => void this.notes.push(entry) },
      holders: {
        requestsOf: async (accountId: string) =>
          [...store.invited.values()].flatMap((each) => (each.requesterId === accountId ? [each.issueId] : [])),
      },
      clockRows: { forget: async () => {} },
      touches: { mark: async (issueIds: readonly string[]) => void this.touched.push(...issueIds) },
      touchClocks: async ({ issueId }: { readonly issueId: string }) => void this.touched.push(issueId),
      reopening: {
        tryReopen: async (id: string) => {
          this.jiraCalls.push('reopen');
          if (this.canReopen) this.issues.get(id)?.move('progress', 'inward', this.now);
          return this.canReopen;
        },
      },
      links: {
        of: async (ids: readonly IssueId[]) => {
          this.jiraCalls.push('links');
          return new Map(ids.map((id) => [id, [...(this.issues.get(id)?.duplicateOf ?? [])]]));
        },
      },
      lookup: {
        missing: async (ids: readonly IssueId[]) => {
          this.jiraCalls.push('lookup');
          return new Set(ids.filter((id) => this.hiddenIssues.has(id)));
        },
      },
      projects: { list: async () => [{ id: ProjectId.parse('10700'), key: 'HELP', name: 'Help desk' }] },
      staff: { isStaff: async ({ accountId }: { accountId: string }) => this.staff.has(accountId) },
      rights: {
        isJiraAdmin: async () => false,
        desks: async () => this.viewer,
        isClosedToApp: async () => false,
      },
      queues: {
        pushFieldWrite: async (delay: number) => {
          if (this.isQueueClosed) throw new StorageUnavailableError('the queue did not take the event');
          this.pushes.push(delay);
        },
        pushRebuild: async () => {},
      },
      noticeChanges: async () => {},
      alerts: { standing: async () => this.standingAlerts },
      detectors: { find: async () => null },
      detectorLooks: { again: async () => {} },
      contracts: { findInForce: async () => this.contract },
      followUps: this.followUps,
      asks: { find: async () => null },
      people: {
        findName: async (accountId: string) => `Name of ${accountId}`,
        findLanguage: async () => null,
        wasActive: async () => this.isDeciderThere,
      },
      clock: { now: () => toInstant(this.now) },
      chance: () => this.draws[(this.#drawn += 1) % this.draws.length] ?? 0,
      log: (_level: string, event: string) => void this.logged.push(event),
    };
  }

  observe(event: ObservedEvent): Promise<void> {
    return observeRequest(this.deps)(event);
  }

  /** Jira moves on and tells of it at once. */
  async happen(issue: IssueLife, kind: ObservedEvent['kind'] = 'updated'): Promise<void> {
    await this.observe(issue.event(kind));
  }

  /** A request of Dana's, created, answered in public and resolved by the agent an hour later. */
  async closed(more: ConstructorParameters<typeof IssueLife>[0] = {}): Promise<IssueLife> {
    const issue = this.add(new IssueLife({ at: this.now, ...more }));
    await this.happen(issue, 'created');
    this.now += 60 * MINUTE;
    issue.comment('agent', this.now).move('resolved', 'agent', this.now);
    await this.happen(issue);
    return issue;
  }

  card(person: string, key: IssueKey): Promise<CardView> {
    return readCard(this.deps)({ accountId: account(person), key, language: 'en' });
  }

  solved(person: string, key: IssueKey, solved: boolean): Promise<CardView> {
    const said = { solved, language: 'en', direction: 'ltr' } as const;
    return confirmSolved(this.deps)({ accountId: account(person), key, language: 'en', said });
  }

  rate(person: string, key: IssueKey, score: number): Promise<CardView> {
    const rating = { score, language: 'en', direction: 'ltr' } as const;
    return rate(this.deps)({ accountId: account(person), key, language: 'en', rating });
  }

  details(person: string, key: IssueKey, more: Readonly<Record<string, unknown>>): Promise<CardView> {
    const details = { language: 'en', direction: 'ltr', ...more } as const;
    return addDetails(this.deps)({ accountId: account(person), key, language: 'en', details });
  }

  panel(person: string, key: IssueKey) {
    return readPanel(this.deps)({ accountId: account(person), issue: key, language: 'en' });
  }

  reconcile(): Promise<void> {
    return reconcileRequests(this.deps)();
  }

  writeFields(): Promise<void> {
    return writeFields(this.deps)(toInstant(this.now));
  }

  sweep(): Promise<void> {
    return sweepPendingFields(this.deps)();
  }

  record(issue: IssueLife) {
    return this.store.records.get(issue.id);
  }
}
