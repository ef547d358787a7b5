import type { Instant, IssueId } from '../../../src/contract/ids.ts';
import type { WrittenFields } from '../../../src/domain/alerts/alert-fields.ts';
import type { Crossing } from '../../../src/domain/alerts/plan-clocks.ts';
import { isSameRun, type ClockRow } from '../../../src/domain/alerts/read-clock.ts';
import type { AlertFieldRows, Alerts, ClockRows, StoredRule, Touches } from '../../../src/usecases/ports/alerts.ts';
import type { RaisedAlert, UntoldAlerts } from '../../../src/usecases/ports/telling.ts';
import type { Watermarks } from '../../../src/usecases/ports/facts.ts';

export interface StoredAlert extends Crossing {
  readonly raisedAt: Instant;
  readonly token: string;
  endedAt: Instant | null;
  tellAt: Instant | null;
}

const keyOf = ({ issueId, metric }: Pick<ClockRow, 'issueId' | 'metric'>): string => `${issueId} ${metric}`;
export const alertKey = (each: RaisedAlert | Crossing): string =>
  [keyOf(each), each.startedAt, each.goalMs, each.threshold].join(' ');

/** The tables of alerts in memory, with the same rules of who overwrites whom. Each call first asks `call`, which may throw. */
export class AlertStore {
  readonly rows = new Map<string, ClockRow>();
  readonly touched = new Map<IssueId, string>();
  readonly written = new Map<IssueId, WrittenFields>();
  readonly raised = new Map<string, StoredAlert>();
  /** Keys in the order in which callers were told that they own them. */
  readonly owned: string[] = [];
  readonly #call: () => void;
  readonly #rules: readonly StoredRule[];
  readonly #notes = new Map<string, string>();
  readonly #metrics = new Map<IssueId, Set<string>>();
  #tokens = 0;

  constructor(call: () => void, rules: readonly StoredRule[] = []) {
    this.#call = call;
    this.#rules = rules;
  }

  readonly clockRows: ClockRows = {
    find: async (ids) => this.#asked(ids.flatMap((id) => this.#rowsOf(id))),
    save: async (rows) => {
      this.#call();
      for (const row of rows) {
        const known = this.rows.get(keyOf(row));
        if (known !== undefined && known.readAt > row.readAt) continue;
        this.rows.set(keyOf(row), { ...row, queuedFor: known?.queuedFor ?? row.queuedFor });
        const metrics = this.#metrics.get(row.issueId) ?? new Set();
        this.#metrics.set(row.issueId, metrics.add(row.metric));
      }
    },
    drop: async (keys) => {
      this.#call();
      for (const key of keys) this.rows.delete(keyOf(key));
    },
    forget: async (projectIds) => {
      this.#call();
      for (const [key, row] of this.rows) if (projectIds.includes(row.projectId)) this.rows.delete(key);
    },
    due: async (until, limit) =>
      this.#asked(
        [...this.rows.values()]
          .filter(({ nextAt }) => nextAt !== null && nextAt <= until)
          .toSorted((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0))
          .slice(0, limit),
      ),
    markQueued: async (rows) => {
      this.#call();
      for (const row of rows) {
        const known = this.rows.get(keyOf(row));
        if (known?.nextAt === row.nextAt) this.rows.set(keyOf(row), { ...known, queuedFor: row.nextAt });
      }
    },
    inProject: async (projectId, after, limit) => {
      const ids = [...this.rows.values()].filter((row) => row.projectId === projectId).map(({ issueId }) => issueId);
      const later = [...new Set(ids)].filter((id) => Number(id) > Number(after ?? 0));
      return this.#asked(later.toSorted((a, b) => Number(a) - Number(b)).slice(0, limit));
    },
    withUnshownBreach: async (now, until, limit) => {
      const rows = [...this.rows.values()].filter(
        ({ breachAt, isPaused }) => breachAt !== null && !isPaused && breachAt > now && breachAt <= until,
      );
      const ids = rows.map(({ issueId }) => issueId).filter((id) => (this.written.get(id)?.nextBreach ?? 0) === 0);
      return this.#asked([...new Set(ids)].slice(0, limit));
    },
  };

  readonly touches: Touches = {
    mark: async (ids) => {
      this.#call();
      for (const id of ids) this.touched.set(id, `t${(this.#tokens += 1)}`);
    },
    read: async (limit) =>
      this.#asked([...this.touched].slice(0, limit).map(([issueId, token]) => ({ issueId, token }))),
    settle: async (touches) => {
      this.#call();
      for (const { issueId, token } of touches) if (this.touched.get(issueId) === token) this.touched.delete(issueId);
    },
  };

  readonly alertFieldRows: AlertFieldRows = {
    find: async (ids) => this.#asked(ids.flatMap((id) => this.written.get(id) ?? [])),
    save: async (fields) => {
      this.#call();
      for (const each of fields) this.written.set(each.issueId, each);
    },
  };

  readonly alerts: Alerts = {
    claim: async (crossings, { token, at }) => {
      this.#call();
      for (const crossing of crossings) {
        const key = alertKey(crossing);
        const tellAt = crossing.kind === 'new' ? at : null;
        if (!this.raised.has(key)) this.raised.set(key, { ...crossing, raisedAt: at, token, endedAt: null, tellAt });
      }
      const mine = crossings.filter((crossing) => this.raised.get(alertKey(crossing))?.token === token);
      this.owned.push(...mine.map(alertKey));
      return mine;
    },
    standing: async (issueId) =>
      this.#asked([...this.raised.values()].filter((alert) => alert.issueId === issueId && alert.endedAt === null)),
    end: async (runs, at) => {
      this.#call();
      for (const alert of this.raised.values()) {
        if (alert.endedAt !== null || !runs.some((run) => isSameRun(run, alert))) continue;
        alert.endedAt = at;
        alert.tellAt = null;
      }
    },
  };

  readonly untold: UntoldAlerts = {
    due: async (until, limit) =>
      this.#asked(
        [...this.raised.values()]
          .filter(({ tellAt, endedAt }) => tellAt !== null && tellAt <= until && endedAt === null)
          .toSorted((a, b) => (a.tellAt ?? 0) - (b.tellAt ?? 0))
          .slice(0, limit),
      ),
    standing: async (issueIds) =>
      this.#asked(
        [...this.raised.values()]
          .filter(({ issueId, endedAt }) => endedAt === null && issueIds.includes(issueId))
          .toSorted((a, b) => a.dueAt - b.dueAt),
      ),
    remember: async (alerts, at) => {
      this.#call();
      for (const each of alerts) {
        const alert = this.raised.get(alertKey(each));
        if (alert !== undefined && alert.endedAt === null) alert.tellAt = at;
      }
    },
  };

  readonly alertRules = { all: async (): Promise<readonly StoredRule[]> => this.#asked(this.#rules) };

  readonly watermarks: Watermarks = {
    find: async (name) => this.#asked(JSON.parse(this.#notes.get(name) ?? 'null') as unknown),
    set: async (name, value) => {
      this.#call();
      this.#notes.set(name, JSON.stringify(value));
    },
  };

  #asked<Answer>(answer: Answer): Answer {
    this.#call();
    return answer;
  }

  #rowsOf(id: IssueId): readonly ClockRow[] {
    return [...(this.#metrics.get(id) ?? [])].flatMap((metric) => this.rows.get(keyOf({ issueId: id, metric })) ?? []);
  }
}
