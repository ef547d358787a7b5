import { z } from 'zod';
import { DepartmentId, ProcessId, ProjectId } from './ids';

export const TileId = z.enum(['cycle-time', 'response-time', 'open-requests', 'reopened', 'experience', 'ease']);
export type TileId = z.infer<typeof TileId>;

/** Periods end at the last midnight of the calendar's zone; answers snap to releases (whole weeks). */
export const PeriodId = z.enum(['4w', '13w', '26w', 'all']);
export type PeriodId = z.infer<typeof PeriodId>;

/** Preset B, usable from day one; at most five headline tiles. */
export const DEFAULT_TILES = ['response-time', 'cycle-time', 'open-requests', 'reopened', 'experience'] as const;

/** Stored by the dashboard, so it arrives from the browser and is parsed and checked like any payload. */
export const GadgetConfig = z.strictObject({
  title: z.string().max(120).optional(),
  projects: z.array(ProjectId).max(100).optional(),
  tiles: z.array(TileId).min(1).max(5).optional(),
  period: PeriodId.optional(),
});
export type GadgetConfig = z.infer<typeof GadgetConfig>;

/** `projects` left out = every project in scope that this person may see. */
export const ReadGadget = z.strictObject({
  config: GadgetConfig,
  period: PeriodId.optional(),
  process: ProcessId.optional(),
  department: DepartmentId.optional(),
});
export type ReadGadget = z.infer<typeof ReadGadget>;

export const ReadTile = z.strictObject({
  config: GadgetConfig,
  tile: TileId,
  period: PeriodId.optional(),
  process: ProcessId.optional(),
  department: DepartmentId.optional(),
});
export type ReadTile = z.infer<typeof ReadTile>;

export const ReadChoices = z.strictObject({});
export type ReadChoices = z.infer<typeof ReadChoices>;

/** `working-ms`: working milliseconds, worded as hours or days of `workdayMs`. `share`: 0–1. `score`: 1–5. */
export type Unit = 'working-ms' | 'count' | 'share' | 'score';

/**
 * A figure and how far it may be trusted.
 * `low`/`high`: 95 % range, equal to `value` for a complete count. `n`: requests or answers. `people`: distinct people,
 * null for operational figures.
 */
export type Figure =
  | {
      readonly state: 'ready';
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly n: number;
      readonly people: number | null;
    }
  | { readonly state: 'too-few' }
  | { readonly state: 'none' };

/** Verdict against the period before. Better and worse only when the difference is proven. */
export type Change =
  | { readonly verdict: 'better' | 'worse' | 'no-clear-change'; readonly from: number; readonly to: number }
  | { readonly verdict: 'too-early' }
  | { readonly verdict: 'none' };

export interface Tile {
  readonly id: TileId;
  readonly unit: Unit;
  readonly figure: Figure;
  readonly change: Change;
  /** Oldest first; null = no figure for that week. */
  readonly trend: readonly { readonly from: number; readonly value: number | null }[];
  readonly target: number | null;
  /** For `experience`: what volunteered answers say beside the headline, and the share of closes that were asked. */
  readonly aside: null | { readonly volunteered: Figure; readonly eligibleShare: number | null };
}

export interface BreakdownRow {
  readonly id: string;
  readonly name: string;
  /** Requests closed in the period. */
  readonly closed: number;
  readonly open: number;
  readonly reopened: number;
  /** Requests whose SLA clocks all stopped within their goal, of those that had one. */
  readonly slaMet: number;
  readonly slaTotal: number;
  readonly figures: Readonly<Partial<Record<TileId, Figure>>>;
}

/** The sentence above the tiles, made of facts; null = nothing worth saying yet. */
export type Insight =
  | { readonly kind: 'watermelon'; readonly process: string; readonly slaShare: number; readonly experience: number }
  | { readonly kind: 'slowest'; readonly process: string; readonly value: number; readonly whole: number }
  | { readonly kind: 'reopens'; readonly process: string; readonly reopened: number; readonly closed: number }
  | { readonly kind: 'quiet' };

export interface GadgetView {
  readonly asOf: number;
  readonly period: { readonly id: PeriodId; readonly from: number; readonly to: number };
  /** Working milliseconds of one working day, to word times as days. */
  readonly workdayMs: number;
  /** Answers up to here are in the figures; later ones count in the next release. */
  readonly release: { readonly through: number | null; readonly nextAt: number };
  readonly tiles: readonly Tile[];
  readonly totals: {
    readonly closed: number;
    readonly open: number;
    readonly reopened: number;
    readonly slaMet: number;
    readonly slaTotal: number;
  };
  readonly byProcess: readonly BreakdownRow[];
  readonly byDepartment: readonly BreakdownRow[];
  readonly filters: {
    readonly processes: readonly { readonly id: string; readonly name: string }[];
    readonly departments: readonly { readonly id: string; readonly name: string }[];
  };
  readonly insight: Insight | null;
}

export interface TileView {
  readonly asOf: number;
  readonly workdayMs: number;
  readonly tile: Tile;
  readonly byProcess: readonly { readonly id: string; readonly name: string; readonly figure: Figure }[];
  readonly byDepartment: readonly { readonly id: string; readonly name: string; readonly figure: Figure }[];
  /** Run by the browser as the viewer. */
  readonly jql: string;
  /** true: the list names people who answered ("identified"). */
  readonly identified: boolean;
}

export interface GadgetChoices {
  readonly projects: readonly { readonly id: string; readonly key: string; readonly name: string }[];
}
