import { z } from 'zod';
import type { Tally } from '../../domain/figures/tally';
import { jsonOf } from './json-column';
import { shortMetric, longMetric } from './stored-metrics';

const Count = z.number().int();
const Counts = z.record(z.string(), Count);
const Shares = z.record(z.string(), z.tuple([Count, Count]));

/** Name, count, name, count … of outcomes and of channels; metric, kept, counted … of metrics. */
const Short = z.tuple([
  z.array(z.union([z.string(), Count])),
  z.array(z.union([z.string(), Count])),
  z.array(z.union([z.string(), Count])),
]);

/** As a release before this one wrote it. */
const Long = z.object({ outcomes: Counts, channels: Counts, metrics: Shares });

/** The column as either release wrote it. */
export const StoredTally = jsonOf(
  z.union([
    Short.transform(([outcomes, channels, metrics]): unknown => ({
      outcomes: Object.fromEntries(inRows(outcomes, 2).map(([name, n]) => [String(name), n] as const)),
      channels: Object.fromEntries(inRows(channels, 2).map(([name, n]) => [String(name), n] as const)),
      metrics: Object.fromEntries(
        inRows(metrics, 3).map(([name, ...counts]) => [longMetric(String(name)), counts] as const),
      ),
    })).pipe(Long),
    Long,
  ]),
);

/** `[["solved",3],["portal",3],["r",2,3]]`. Null for nothing counted. */
export const packTally = ({ outcomes, channels, metrics }: Tally): string | null => {
  const rows = [
    Object.entries(outcomes).flat(),
    Object.entries(channels).flat(),
    Object.entries(metrics).flatMap(([name, counts]) => [shortMetric(name), ...counts]),
  ];
  return rows.every((row) => row.length === 0) ? null : JSON.stringify(rows);
};

const inRows = <Item>(items: readonly Item[], width: number): readonly Item[][] =>
  Array.from({ length: Math.ceil(items.length / width) }, (_, row) => items.slice(row * width, (row + 1) * width));
