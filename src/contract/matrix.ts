import { z } from 'zod';
import { Count } from './count';
import { Epoch } from './epoch';
import { GadgetConfig, Named, PeriodId } from './gadget';

export const ReadMatrix = z.strictObject({ config: GadgetConfig, period: PeriodId.optional() });
export type ReadMatrix = z.infer<typeof ReadMatrix>;

/** Departments × processes, both sides of each interface. Whole months, because interfaces are counted by month. */
export const MatrixView = z
  .strictObject({
    asOf: Epoch,
    workdayMs: z.number(),
    period: z.strictObject({ id: PeriodId, from: Epoch, to: Epoch }).readonly(),
    processes: z.array(Named).readonly(),
    departments: z.array(Named).readonly(),
    interfaces: z
      .array(
        z
          .strictObject({
            process: z.string(),
            department: z.string(),
            closed: Count,
            /** What the desk gives: mean working milliseconds to the close, requests within SLA of those that had one. */
            cycleMs: z.number().nullable(),
            slaMet: Count,
            slaTotal: Count,
            /** What the department gives: complete requests of those a contract asks it of, and working time it was waited for. */
            complete: Count,
            judged: Count,
            waitingMs: z.number(),
            returned: Count,
          })
          .readonly(),
      )
      .readonly(),
    /** true: there are more interfaces than one view may read; the busiest are shown. */
    isCut: z.boolean(),
  })
  .readonly();
export type MatrixView = z.infer<typeof MatrixView>;
