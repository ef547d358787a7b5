import { z } from 'zod';
import { Count } from './count';
import { Epoch } from './epoch';
import { Change, Figure, Tile, Unit } from './gadget';

const NamedFigure = z.strictObject({ id: z.string(), name: z.string(), figure: Figure }).readonly();

/** More about a figure than its tile has room for; what does not belong to the measure is null or empty. */
const TileDetails = z
  .strictObject({
    spread: z.strictObject({ mean: Figure, p85: Figure, p95: Figure }).readonly().nullable(),
    /** Open requests by days since they were opened; `until` null: older than all others. */
    ages: z
      .strictObject({
        bands: z.array(z.strictObject({ until: Count.nullable(), n: Count }).readonly()).readonly(),
        oldest: Epoch.nullable(),
      })
      .readonly()
      .nullable(),
    divisions: z
      .array(
        z
          .strictObject({
            by: z.enum(['metric', 'channel', 'outcome', 'reason', 'native']),
            rows: z.array(z.strictObject({ id: z.string(), unit: Unit, figure: Figure }).readonly()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    /** What the share among all asked can be, whatever those think who did not answer. */
    bounds: z.strictObject({ low: z.number(), high: z.number() }).readonly().nullable(),
    /** Minutes; and the share of all lost time that the worst tenth of the answers names. */
    lost: z.strictObject({ median: z.number(), worstTenth: z.number().nullable() }).readonly().nullable(),
    /** End of the newest answers in the figure, where later ones wait until enough people have answered. */
    toldUntil: Epoch.nullable(),
    chain: z
      .strictObject({ narrowest: z.string(), links: Count, geometricMean: z.number(), mean: z.number() })
      .readonly()
      .nullable(),
    /** Handovers a request. */
    handovers: z.number().nullable(),
    /** Of attrition: each department, and the company where it is counted as such (`name` null). */
    staff: z
      .array(
        z
          .strictObject({
            name: z.string().nullable(),
            /** People in the newest month. */
            headcount: Count,
            attrition: Figure,
            change: Change,
            /** A person in twelve months; null where not every month tells. */
            absenceDays: z.number().nullable(),
          })
          .readonly(),
      )
      .readonly()
      .nullable(),
  })
  .readonly();
export type TileDetails = z.infer<typeof TileDetails>;

export const TileView = z
  .strictObject({
    asOf: Epoch,
    workdayMs: z.number(),
    tile: Tile,
    byProcess: z.array(NamedFigure).readonly(),
    byDepartment: z.array(NamedFigure).readonly(),
    /** Run by the browser as the viewer. */
    jql: z.string(),
    /** true: the list names people who answered ("identified"). */
    identified: z.boolean(),
    details: TileDetails,
  })
  .readonly();
export type TileView = z.infer<typeof TileView>;
