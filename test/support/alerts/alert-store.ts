import type { Instant, IssueId } from '../../../src/contract/ids.ts';
import type { WrittenFields } from '../../../src/domain/alerts/alert-fields.ts';
import type { Crossing } from '../../../src/domain/alerts/plan-clocks.ts';
import { isSameRun, type ClockRow } from '../../../src/domain/alerts/read-clock.ts';
import type { AlertFieldRows, Alerts, ClockRows, StoredRule, Touches } from '../../../src/usecases/ports/alerts.ts';
import type { RaisedAlert, UntoldAlerts } from '../../../src/usecases/ports/telling.ts';
import type { Watermarks } from '../../../src/usecases/ports/facts.ts';
import { Agenda } from './agenda.ts';

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
  readonly #looks = new Agenda();
  readonly #breaches = new Agenda();
  readonly #tellings = new Agenda();
  /** Alerts that have not ended, by request. */
  readonly #standing = new Map<IssueId, Set<StoredAlert>>();
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
        this.#looks.set(keyOf(row), row.nextAt);
        this.#breaches.set(keyOf(row), row.isPaused ? null : row.breachAt);
        const metrics = this.#metrics.get(row.issueId) ?? new Set();
        this.#metrics.set(row.issueId, metrics.add(row.metric));
      }
    },
    drop: async (keys) => {
      this.#call();
      for (const key of keys) this.#drop(keyOf(key));
    },
    forget: async (projectIds) => {
      this.#call();
      for (const [key, row] of this.rows) if (projectIds.includes(row.projectId)) this.#drop(key);
    },
    due: async (until, limit) =>
      this.#asked(
        this.#looks
          .between(-Infinity, until)
          .slice(0, limit)
          .flatMap((key) => this.rows.get(key) ?? []),
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
      const rows = this.#breaches.between(now, until).flatMap((key) => this.rows.get(key) ?? []);
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
        const tellAt = crossing.kind === 'new' ? at : null;
        const known = this.raised.get(alertKey(crossing));
        if (known === undefined) this.#raise({ ...crossing, raisedAt: at, token, endedAt: null, tellAt });
        else if (known.endedAt !== null) this.#standAgain(known);
      }
      const mine = crossings.filter((crossing) => this.raised.get(alertKey(crossing))?.token === token);
      this.owned.push(...mine.map(alertKey));
      return mine;
    },
    standing: async (issueId) => this.#asked(this.#standingOf(issueId)),
    end: async (runs, at) => {
      this.#call();
      for (const run of runs) {
        for (const alert of this.#standingOf(run.issueId).filter((each) => isSameRun(run, each))) {
          alert.endedAt = at;
          this.#tellAt(alert, null);
          this.#standing.get(run.issueId)?.delete(alert);
        }
      }
    },
  };

  readonly untold: UntoldAlerts = {
    due: async (until, limit) =>
      this.#asked(
        this.#tellings
          .between(-Infinity, until)
          .slice(0, limit)
          .flatMap((key) => this.raised.get(key) ?? []),
      ),
    standing: async (issueIds) =>
      this.#asked(issueIds.flatMap((issueId) => this.#standingOf(issueId)).toSorted((a, b) => a.dueAt - b.dueAt)),
    remember: async (alerts, at) => {
      this.#call();
      for (const each of alerts) {
        const alert = this.raised.get(alertKey(each));
        if (alert !== undefined && alert.endedAt === null) this.#tellAt(alert, at);
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

  #drop(key: string): void {
    this.rows.delete(key);
    this.#looks.set(key, null);
    this.#breaches.set(key, null);
  }

  #raise(alert: StoredAlert): void {
    this.raised.set(alertKey(alert), alert);
    this.#tellings.set(alertKey(alert), alert.tellAt);
    this.#standing.set(alert.issueId, (this.#standing.get(alert.issueId) ?? new Set()).add(alert));
  }

  #standAgain(alert: StoredAlert): void {
    alert.endedAt = null;
    this.#standing.get(alert.issueId)?.add(alert);
  }

  #tellAt(alert: StoredAlert, at: Instant | null): void {
    alert.tellAt = at;
    this.#tellings.set(alertKey(alert), at);
  }

  #standingOf(issueId: IssueId): readonly StoredAlert[] {
    return [...(this.#standing.get(issueId) ?? [])];
  }

  #rowsOf(id: IssueId): readonly ClockRow[] {
    return [...(this.#metrics.get(id) ?? [])].flatMap((metric) => this.rows.get(keyOf({ issueId: id, metric })) ?? []);
  }
}
