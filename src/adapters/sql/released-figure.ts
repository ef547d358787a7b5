import { z } from 'zod';
import type { Figure } from '../../contract/gadget';
import type { Instant } from '../../contract/ids';
import type { ReleasedFigure } from '../../domain/privacy/release';
import { toInstant } from '../../domain/time/instant';
import { jsonOf } from './json-column';

/**
 * A released figure as the JSON of its row. Half a year of releases lies beside the newest, a row for each group and measure, so
 * the numbers stand in the order of the fields below, without their names, and what there is not is left out.
 */

/** Value, low, high, answers, people; or why there is nothing to show. */
const Packed = z
  .union([
    z.tuple([z.number(), z.number(), z.number(), z.number().int(), z.number().int().nullable()]),
    z.enum(['too-few', 'none']),
  ])
  .transform((packed): Figure => {
    if (typeof packed === 'string') return { state: packed };
    const [value, low, high, n, people] = packed;
    return { state: 'ready', value, low, high, n, people };
  });

/** The column, parsed to what it says. */
export const StoredFigure = jsonOf(
  z
    .object({
      figure: Packed.default({ state: 'none' }),
      /** Figure of the period before, and p. */
      change: z.tuple([z.number(), z.number().nullable()]).optional(),
      volunteered: Packed.default({ state: 'none' }),
      /** Closes, asked, answered. */
      asking: z.tuple([z.number(), z.number(), z.number()]).optional(),
      /** Median and share of the worst tenth. */
      lost: z.tuple([z.number(), z.number().nullable()]).optional(),
      until: z.number().transform(toInstant).nullable().default(null),
    })
    .transform(({ change, asking, lost, ...said }): ReleasedFigure => ({
      ...said,
      change: change === undefined ? null : { from: change[0], p: change[1] },
      asking: asking === undefined ? null : { closes: asking[0], asked: asking[1], answered: asking[2] },
      eligibleShare: asking === undefined ? null : asking[1] / asking[0],
      lost: lost === undefined ? null : { median: lost[0], worstTenth: lost[1] },
    })),
);

/** What a column that shows a figure is like, for a statement. */
export const SHOWN_FIGURE = '%"figure":[%';

export const storedFigure = ({ figure, change, volunteered, asking, lost, until }: ReleasedFigure): string =>
  JSON.stringify({
    figure: packed(figure),
    change: change === null ? undefined : [change.from, change.p],
    volunteered: packed(volunteered),
    asking: asking === null ? undefined : [asking.closes, asking.asked, asking.answered],
    lost: lost === null ? undefined : [lost.median, lost.worstTenth],
    until: until ?? undefined,
  } satisfies Record<string, Packed | readonly (number | null)[] | Instant | undefined>);

type Packed = z.input<typeof Packed> | undefined;

const packed = (figure: Figure): Packed => {
  if (figure.state === 'none') return undefined;
  return figure.state === 'ready' ? [figure.value, figure.low, figure.high, figure.n, figure.people] : figure.state;
};
