import type { Generated } from 'kysely';

/** BIGINT goes in as either and comes out as a string. */
type Big = string | number;

/** A pre-computed aggregate, a pure function of requests. Counts are columns so SQL can sum them; times are histograms. */
export interface CellsTable {
  project_id: Big;
  scope: string;
  scope_id: string;
  grain: string;
  starts_at: Big;
  created: number;
  closed: number;
  reopened: number;
  handed_over: Generated<number>;
  returned: Generated<number>;
  handovers: Generated<number>;
  sla_met: number;
  sla_total: number;
  complete: Generated<number>;
  judged: Generated<number>;
  waiting_sum: Generated<Big>;
  cycle_n: number;
  cycle_sum: Big;
  response_n: number;
  response_sum: Big;
  /** JSON `[cycle, response, silence]`, each `[gap, n, gap, n, …]`, gap the distance to the bin before. */
  histograms: string;
  /** Outcomes, channels and metrics, see `stored-tally`; null: nothing counted. */
  tally: string | null;
}
