/** What a plain script says about an incident export. It knows nothing of the app, the sandbox or the loader. */
export interface IncidentCounts {
  readonly requests: number;
  readonly withinSla: number;
  readonly reopened: number;
  readonly byLocation: Readonly<Record<string, number>>;
  readonly byGroup: Readonly<Record<string, number>>;
  readonly incidents: ReadonlyMap<
    string,
    { readonly withinSla: boolean; readonly reopened: boolean; readonly location: string; readonly group: string }
  >;
}

/**
 * Counts from the last row of each incident, in order of time. Cells of this export hold no quotes and no commas, so a
 * split is enough.
 * @param toOrder makes a row's date comparable as text
 */
export function countIncidents(csv: string, toOrder: (date: string) => string = sourceOrder): IncidentCounts {
  const [header = '', ...lines] = csv.split(/\r?\n/).filter((line) => line !== '');
  const names = header.split(',');
  const last = new Map<string, Record<string, string>>();
  for (const line of lines) {
    const row = Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell]));
    const before = last.get(row['number'] ?? '');
    if (before === undefined || toOrder(row['sys_updated_at'] ?? '') >= toOrder(before['sys_updated_at'] ?? ''))
      last.set(row['number'] ?? '', row);
  }
  const incidents = new Map(
    [...last].map(([number, row]) => [
      number,
      {
        withinSla: row['made_sla'] === 'TRUE',
        reopened: Number(row['reopen_count']) > 0,
        location: row['location'] ?? '?',
        group: row['assignment_group'] ?? '?',
      },
    ]),
  );
  const all = [...incidents.values()];
  return {
    requests: all.length,
    withinSla: all.filter((each) => each.withinSla).length,
    reopened: all.filter((each) => each.reopened).length,
    byLocation: tally(all.map((each) => each.location)),
    byGroup: tally(all.map((each) => each.group)),
    incidents,
  };
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** `29-02-2016 13:45` as `2016-02-29 13:45`. */
function sourceOrder(date: string): string {
  return date.replace(/^(\d\d)-(\d\d)-(\d{4})/, '$3-$2-$1');
}
