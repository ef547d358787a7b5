import { z } from 'zod';
import { Count } from './count';
import { Epoch } from './epoch';
import { DepartmentId, Instant, ProcessId, ProjectId } from './ids';
import { ProjectChoice } from './project-choice';

/** Every measure of the catalogue (`src/domain/figures/measures.ts`). */
export const TileId = z.enum([
  'response-time',
  'cycle-time',
  'silence',
  'open-requests',
  'reopened',
  'returned',
  'handed-over',
  'complete',
  'sla-met',
  'experience',
  'satisfaction',
  'ease',
  'clarity',
  'trust',
  'solved',
  'lost-time',
  'chain',
  'response-share',
  'asked-share',
  'enps',
  'attrition',
]);
export type TileId = z.infer<typeof TileId>;

/** Periods end at the last midnight of the calendar's zone; answers snap to releases (whole weeks). */
export const PeriodId = z.enum(['4w', '13w', '26w', 'all']);
export type PeriodId = z.infer<typeof PeriodId>;

/** What a period is compared with: as many weeks just before it, or as many that ended with the configured baseline. */
export const CompareId = z.enum(['before', 'baseline']);

/** Preset B, usable from day one; at most five headline tiles. */
export const DEFAULT_TILES = ['response-time', 'cycle-time', 'open-requests', 'reopened', 'experience'] as const;

/** Stored by the dashboard, so it arrives from the browser and is parsed and checked like any payload. */
export const GadgetConfig = z.strictObject({
  title: z.string().max(120).optional(),
  projects: z.array(ProjectId).max(100).optional(),
  tiles: z.array(TileId).min(1).max(5).optional(),
  period: PeriodId.optional(),
  /** An instant of the day on which the baseline ended. */
  baseline: Instant.optional(),
});
export type GadgetConfig = z.infer<typeof GadgetConfig>;

/** `projects` left out = every project in scope that this person may see. */
export const ReadGadget = z.strictObject({
  config: GadgetConfig,
  period: PeriodId.optional(),
  process: ProcessId.optional(),
  department: DepartmentId.optional(),
  compare: CompareId.optional(),
});
export type ReadGadget = z.infer<typeof ReadGadget>;

export const ReadTile = z.strictObject({
  config: GadgetConfig,
  tile: TileId,
  period: PeriodId.optional(),
  process: ProcessId.optional(),
  department: DepartmentId.optional(),
  compare: CompareId.optional(),
});
export type ReadTile = z.infer<typeof ReadTile>;

export const ReadChoices = z.strictObject({});
export type ReadChoices = z.infer<typeof ReadChoices>;

/** `working-ms`: working milliseconds, worded as hours or days of `workdayMs`. `share`: 0–1. `score`: 1–5. */
export const Unit = z.enum(['working-ms', 'count', 'share', 'score', 'minutes']);
export type Unit = z.infer<typeof Unit>;

export const Named = z.strictObject({ id: z.string(), name: z.string() }).readonly();

/**
 * A figure and how far it may be trusted.
 * `low`/`high`: 95 % range, equal to `value` for a complete count. `n`: requests or answers. `people`: distinct people,
 * null for operational figures.
 */
export const Figure = z.discriminatedUnion('state', [
  z
    .strictObject({
      state: z.literal('ready'),
      value: z.number(),
      low: z.number(),
      high: z.number(),
      n: Count,
      people: Count.nullable(),
    })
    .readonly(),
  z.strictObject({ state: z.literal('too-few') }).readonly(),
  z.strictObject({ state: z.literal('none') }).readonly(),
]);
export type Figure = z.infer<typeof Figure>;

/** Verdict against the period before. Better and worse only when the difference is proven. */
export const Change = z.discriminatedUnion('verdict', [
  z
    .strictObject({ verdict: z.enum(['better', 'worse', 'no-clear-change']), from: z.number(), to: z.number() })
    .readonly(),
  z.strictObject({ verdict: z.literal('too-early') }).readonly(),
  z.strictObject({ verdict: z.literal('none') }).readonly(),
]);
export type Change = z.infer<typeof Change>;

export const Tile = z
  .strictObject({
    id: TileId,
    unit: Unit,
    figure: Figure,
    change: Change,
    /** Oldest first; null = no figure for that week. */
    trend: z.array(z.strictObject({ from: Epoch, value: z.number().nullable() }).readonly()).readonly(),
    target: z.number().nullable(),
    /** For `experience`: what volunteered answers say beside the headline, and the share of closes that were asked. */
    aside: z.strictObject({ volunteered: Figure, eligibleShare: z.number().nullable() }).readonly().nullable(),
  })
  .readonly();
export type Tile = z.infer<typeof Tile>;

const Totals = {
  /** Requests closed in the period. */
  closed: Count,
  open: Count,
  reopened: Count,
  /** Requests whose SLA clocks all stopped within their goal, of those that had one. */
  slaMet: Count,
  slaTotal: Count,
};

const BreakdownRow = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    ...Totals,
    figures: z.partialRecord(TileId, Figure).readonly(),
  })
  .readonly();
export type BreakdownRow = z.infer<typeof BreakdownRow>;

/** The sentence above the tiles, made of facts; null = nothing worth saying yet. */
export const Insight = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('watermelon'),
      process: z.string(),
      slaShare: z.number(),
      experience: z.number(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('slowest'), process: z.string(), value: z.number(), whole: z.number() }).readonly(),
  z.strictObject({ kind: z.literal('reopens'), process: z.string(), reopened: Count, closed: Count }).readonly(),
  /** People who were to be called back and were not; the JQL finds their requests. */
  z.strictObject({ kind: z.literal('follow-ups'), count: Count, jql: z.string() }).readonly(),
  z.strictObject({ kind: z.literal('quiet') }).readonly(),
]);
export type Insight = z.infer<typeof Insight>;

export const GadgetView = z
  .strictObject({
    asOf: Epoch,
    period: z.strictObject({ id: PeriodId, from: Epoch, to: Epoch }).readonly(),
    /** Working milliseconds of one working day, to word times as days. */
    workdayMs: z.number(),
    /** Answers up to here are in the figures; later ones count in the next release. */
    release: z.strictObject({ through: Epoch.nullable(), nextAt: Epoch }).readonly(),
    tiles: z.array(Tile).readonly(),
    totals: z.strictObject(Totals).readonly(),
    byProcess: z.array(BreakdownRow).readonly(),
    byDepartment: z.array(BreakdownRow).readonly(),
    filters: z
      .strictObject({ processes: z.array(Named).readonly(), departments: z.array(Named).readonly() })
      .readonly(),
    insight: Insight.nullable(),
  })
  .readonly();
export type GadgetView = z.infer<typeof GadgetView>;

/** `measures`: those this release has a source for, in the order they are offered. */
export const GadgetChoices = z
  .strictObject({ projects: z.array(ProjectChoice).readonly(), measures: z.array(TileId).readonly() })
  .readonly();
export type GadgetChoices = z.infer<typeof GadgetChoices>;
