import type { AccountId, Instant, IssueId, IssueKey, ProcessId } from '../../../src/contract/ids.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/contract/settings.ts';
import type { RequestRecord } from '../../../src/domain/experience/request-record.ts';
import type { Answer } from '../../../src/domain/survey/answer.ts';
import type { CardFacts } from '../../../src/domain/survey/card-standing.ts';
import type { Invitation } from '../../../src/domain/survey/invitation.ts';
import type {
  Answers,
  CellMarks,
  Erasure,
  Invitations,
  LoopState,
  LoopStates,
  Named,
  Names,
  PendingFields,
  Requests,
  SettingsStore,
  VersionedSettings,
  Watermarks,
} from '../../../src/usecases/ports/facts.ts';

import { SAMPLING_WATERMARK, samplingIn } from '../../../src/usecases/ports/sampling.ts';

/** The fact store in memory: the same natural keys and the same rules of who overwrites whom. */
export class MemoryStore {
  readonly records = new Map<string, RequestRecord>();
  readonly invited = new Map<string, Invitation>();
  readonly answered = new Map<string, Map<string, Answer>>();
  readonly pendings = new Map<string, { readonly token: string; readonly at: number }>();
  readonly nameList: Named[] = [];
  readonly notes = new Map<string, unknown>();
  /** Kinds of writes in the order they were made. */
  readonly writes: string[] = [];
  /** Called before each write; may throw to be the moment of a kill. */
  beforeWrite: (kind: string) => void = () => {};
  stored: VersionedSettings = { version: 1, settings: DEFAULT_SETTINGS, savedBy: null, savedAt: null };
  #tokens = 0;

  use(settings: Partial<Settings>): void {
    this.stored = { ...this.stored, settings: { ...this.stored.settings, ...settings } };
  }

  factsOf(record: RequestRecord | undefined): CardFacts {
    if (record === undefined) return { request: null, invitation: null, answers: [] };
    const close = `${record.issueId}.${record.closeNo}`;
    const invitation = this.invited.get(close) ?? null;
    return {
      request: record,
      invitation,
      answers: invitation === null ? [] : [...(this.answered.get(close)?.values() ?? [])],
    };
  }

  readonly states: LoopStates = {
    findByKey: async (key: IssueKey, since: Instant) =>
      this.#state(
        [...this.records.values()].find((record) => record.issueKey === key),
        since,
      ),
    findById: async (id: IssueId, since: Instant) => this.#state(this.records.get(id), since),
    findMany: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const facts = this.factsOf(this.records.get(id));
          const scores = facts.answers.filter(({ item }) => item === 'experience' || item === 'ease');
          return facts.request === null ? [] : [[id, { ...facts, answers: scores }] as const];
        }),
      ),
  };

  #state(record: RequestRecord | undefined, since: Instant): LoopState {
    const isWriteDue = [...this.pendings.values()].some(({ at }) => at >= since);
    const projectName = this.nameList.find(({ kind }) => kind === 'project')?.name ?? null;
    const facts = this.factsOf(record);
    const mainKey = this.records.get(facts.invitation?.mainId ?? '')?.issueKey ?? null;
    const sampling = samplingIn(this.notes.get(SAMPLING_WATERMARK));
    return { ...this.stored, ...facts, projectName, mainKey, sampling, isWriteDue };
  }

  #write(kind: string): void {
    this.beforeWrite(kind);
    this.writes.push(kind);
  }

  readonly requests: Requests = {
    save: async (records) => {
      this.#write('request');
      for (const record of records) {
        const known = this.records.get(record.issueId);
        const newer = known === undefined || record.seenAt >= known.seenAt ? record : known;
        this.records.set(record.issueId, { ...newer, deleted: record.deleted || known?.deleted === true });
      }
    },
    page: async (after, limit) =>
      [...this.records.values()]
        .toSorted((a, b) => Number(a.issueId) - Number(b.issueId))
        .filter(({ issueId }) => Number(issueId) > Number(after ?? 0))
        .slice(0, limit),
    closesByProcess: async (since) => {
      const closes = new Map<ProcessId, number>();
      for (const { processId, closedAt } of this.records.values()) {
        if (processId !== null && (closedAt ?? 0) >= since) closes.set(processId, (closes.get(processId) ?? 0) + 1);
      }
      return [...closes].map(([processId, count]) => ({ processId, closes: count }));
    },
    coverage: async () => ({
      requests: this.records.size,
      withDepartment: [...this.records.values()].filter(({ departmentSource }) => departmentSource !== null).length,
    }),
  };

  readonly invitations: Invitations = {
    invite: async (invitations) => {
      this.#write('invitation');
      for (const invitation of invitations) {
        const close = `${invitation.issueId}.${invitation.closeNo}`;
        if (!this.invited.has(close)) this.invited.set(close, invitation);
      }
    },
    withdraw: async (issueId, { closeNo, why }) => {
      this.#write('withdrawal');
      const close = `${issueId}.${closeNo}`;
      const invitation = this.invited.get(close);
      if (invitation?.status === 'open')
        this.invited.set(close, { ...invitation, status: 'withdrawn', withdrawnWhy: why });
    },
  };

  readonly answers: Answers = {
    save: async ({ issueId, closeNo }, answers) => {
      this.#write('answer');
      const close = `${issueId}.${closeNo}`;
      const items = this.answered.get(close) ?? new Map<string, Answer>();
      for (const answer of answers) {
        items.set(answer.item, { ...answer, answeredAt: items.get(answer.item)?.answeredAt ?? answer.answeredAt });
      }
      this.answered.set(close, items);
    },
  };

  readonly pending: PendingFields = {
    mark: async (issueIds, at) => {
      this.#write('pending');
      for (const id of issueIds) this.pendings.set(id, { token: `t${(this.#tokens += 1)}`, at });
    },
    read: async (before, limit) => ({
      settings: this.stored.settings,
      pending: [...this.pendings]
        .filter(([, { at }]) => at <= before)
        .slice(0, limit)
        .map(([id, { token }]) => ({ issueId: id as IssueId, token, facts: this.factsOf(this.records.get(id)) })),
    }),
    settle: async (pending) => {
      for (const { issueId, token } of pending) {
        if (this.pendings.get(issueId)?.token === token) this.pendings.delete(issueId);
      }
    },
    markExpired: async (from, to) => {
      for (const [close, { issueId, expiresAt }] of this.invited) {
        if (expiresAt < from || expiresAt >= to || this.answered.has(close)) continue;
        this.pendings.set(issueId, { token: `t${(this.#tokens += 1)}`, at: from });
      }
    },
  };

  readonly marks: CellMarks = { mark: async () => this.#write('mark') };
  readonly names: Names = {
    remember: async (names) => void this.nameList.push(...names),
    list: async (kind) => this.nameList.filter((name) => name.kind === kind),
  };
  readonly settings: SettingsStore = {
    get: async () => this.stored,
    trySave: async (version, { settings, by, at }) => {
      if (version !== this.stored.version) return false;
      this.stored = { version: version + 1, settings, savedBy: by, savedAt: at };
      return true;
    },
  };
  readonly watermarks: Watermarks = {
    find: async (name) => this.notes.get(name) ?? null,
    set: async (name, value) => void this.notes.set(name, JSON.parse(JSON.stringify(value))),
  };

  readonly erasure: Erasure = {
    wipeDeleted: async (which) => {
      for (const [close, invitation] of this.invited) {
        const isWanted = which === 'all' || which === invitation.issueId;
        if (!isWanted || this.records.get(invitation.issueId)?.deleted !== true) continue;
        this.invited.set(close, { ...invitation, requesterId: null, summary: '' });
        this.#dropComment(close);
      }
    },
    wipeErased: async () => {
      for (const [close, invitation] of this.invited) {
        if (invitation.requesterId?.startsWith('gone:') !== true) continue;
        this.invited.set(close, { ...invitation, summary: '' });
        this.#dropComment(close);
      }
    },
    accounts: async (after, limit) =>
      [...new Set([...this.records.values(), ...this.invited.values()].map(({ requesterId }) => requesterId))]
        .filter((id): id is AccountId => id !== null && !id.startsWith('gone:') && id > (after ?? ''))
        .toSorted()
        .slice(0, limit),
    erase: async (accountId, alias) => {
      for (const [id, record] of this.records) {
        if (record.requesterId === accountId) this.records.set(id, { ...record, requesterId: alias as AccountId });
      }
      for (const [close, invitation] of this.invited) {
        if (invitation.requesterId !== accountId) continue;
        this.invited.set(close, { ...invitation, requesterId: alias as AccountId, summary: '' });
        this.#dropComment(close);
      }
    },
  };

  #dropComment(close: string): void {
    const items = this.answered.get(close);
    const comment = items?.get('comment');
    if (comment !== undefined) items?.set('comment', { ...comment, body: null });
  }
}
