import type { Band } from './bands';

export interface MetricBands {
  /** Field id, `customfield_10701`. */
  readonly metric: string;
  readonly bands: readonly Band[];
}

/**
 * The one question for all metrics: clocks that run, in their own hours, with working time left in a band. Both bounds are
 * always said, for Jira leaves open whether "less than" holds for what is breached. The first question of a site asks for
 * what is breached as well. `scope` goes before: empty, or clauses with their AND. Metrics by the number of their field, which survives renaming and translation.
 */
export const searchJql = (
  metrics: readonly MetricBands[],
  { scope, isFirst }: { readonly scope: string; readonly isFirst: boolean },
): string => `${scope}(${metrics.flatMap((each) => clausesOf(each, isFirst)).join(' OR ')})`;

const clausesOf = ({ metric, bands }: MetricBands, isFirst: boolean): readonly string[] => {
  const field = `cf[${metric.replace(/^customfield_/, '')}]`;
  const left = bands.map(({ from, to }) => `(${field} > remaining("${from}m") AND ${field} <= remaining("${to}m"))`);
  const awake = `(${field} = running() AND ${field} = withinCalendarHours() AND (${left.join(' OR ')}))`;
  return isFirst ? [awake, `(${field} = running() AND ${field} = breached())`] : [awake];
};
