import { z } from 'zod';
import type { Driver, Reason, XlaStatus } from './words';

/** Which issue comes from `context.extension.issue`, and is checked as the viewing agent. */
export const ReadPanel = z.strictObject({});
export type ReadPanel = z.infer<typeof ReadPanel>;

/** One SLA cycle of the request, working milliseconds throughout. */
export interface PanelClock {
  readonly name: string;
  readonly state: 'running' | 'paused' | 'outside-hours' | 'met' | 'breached' | 'breached-running';
  readonly goalMs: number;
  readonly elapsedMs: number;
  /** Negative after a breach. */
  readonly remainingMs: number;
  /** Wall-clock instant of the breach; null while paused or when Jira does not say. */
  readonly breachAt: number | null;
}

/** What agents see on an issue. */
export interface PanelView {
  readonly asOf: number;
  /** Working milliseconds of one working day, to word times as days. */
  readonly workdayMs: number;
  readonly issueKey: string;
  readonly status: z.infer<typeof XlaStatus>;
  /** Why it was not asked, when status is `not-asked`. */
  readonly notAskedReason: string | null;
  /** null when not answered, or when this process shows answers as aggregate only. */
  readonly score: number | null;
  /** XLA target of the process, 1–5; a score at or above it is "Met". */
  readonly target: number;
  readonly processName: string | null;
  readonly clocks: readonly PanelClock[];
  readonly requester: {
    readonly displayName: string | null;
    readonly departmentName: string | null;
    /** JQL of the requester's other open requests, run by the browser as the agent. */
    readonly openRequestsJql: string | null;
  };
  readonly times: {
    readonly createdAt: number;
    readonly closedAt: number | null;
    /** Working ms from creation to close (or to now), time while Done left out. */
    readonly cycleMs: number | null;
    readonly responseMs: number | null;
    readonly reopens: number;
    readonly handovers: number;
    readonly waitingMs: number | null;
  };
  readonly answer: null | {
    readonly score: number;
    readonly driver: { readonly item: z.infer<typeof Driver>; readonly value: number } | null;
    readonly reasons: readonly z.infer<typeof Reason>[];
    /** null: none, or this person may not read it (`commentHidden`). */
    readonly comment: string | null;
    readonly commentHidden: boolean;
    readonly lostMinutes: number | null;
    readonly mode: 'invited' | 'volunteered';
    readonly answeredAt: number;
  };
  /** Answers are kept from this person by the process's setting. */
  readonly answerHidden: boolean;
}
