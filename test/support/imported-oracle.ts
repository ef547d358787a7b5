/**
 * What a plain script says of an export of incidents with one row a change, dates `29-02-2016 13:45` in UTC and no quoted
 * cells. Working time is Monday to Friday, 09:00–17:00 UTC. It knows nothing of the app.
 */
export interface OracleIncident {
  readonly number: string;
  readonly department: string;
  readonly process: string;
  readonly isMet: boolean;
  readonly reopens: number;
  readonly handovers: number;
  readonly returns: number;
  /** Working milliseconds from opening to the last close, time done left out; and of it, waiting for the caller. */
  readonly cycle: number;
  readonly waiting: number;
}

export interface OracleGroup {
  readonly closed: number;
  readonly reopened: number;
  readonly slaMet: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
type Row = Readonly<Record<string, string>>;

/** Cells of such an export hold no quotes and no commas, so a split is enough. */
export function rowsIn(csv: string): readonly Row[] {
  const [header = '', ...lines] = csv.split(/\r?\n/).filter((line) => line !== '');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])));
}

export function incidentsIn(csv: string): readonly OracleIncident[] {
  return [...Map.groupBy(rowsIn(csv), (row) => row['number'] ?? '')].map(([number, rows]) => incidentOf(number, rows));
}

const at = (date = ''): number => {
  const [day = '', month = '', year = '', hour = '', minute = ''] = date.split(/[-: ]/);
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
};
const isDone = (row: Row): boolean => ['Resolved', 'Closed'].includes(row['incident_state'] ?? '');
const reopensOf = (row: Row): number => Number(row['reopen_count']);

function incidentOf(number: string, rows: readonly Row[]): OracleIncident {
  // Within each count of reopens work comes before done, whatever a wrong clock of the source says.
  const ordered = rows.toSorted(
    (a, b) =>
      reopensOf(a) - reopensOf(b) ||
      Number(isDone(a)) - Number(isDone(b)) ||
      at(a['sys_updated_at']) - at(b['sys_updated_at']),
  );
  const opened = at(rows[0]?.['opened_at']);
  let [since, stands, cycle, waiting, returns] = [opened, 'work', 0, 0, 0];
  for (const [index, row] of ordered.entries()) {
    const next = isDone(row) ? 'done' : row['incident_state'] === 'Awaiting User Info' ? 'wait' : 'work';
    const moment = Math.max(opened, Math.min(...ordered.slice(index).map((later) => at(later['sys_updated_at']))));
    if (next === stands) continue;
    if (stands !== 'done') cycle += workingBetween(since, moment);
    if (stands === 'wait') waiting += workingBetween(since, moment);
    if (next === 'wait') returns += 1;
    [since, stands] = [moment, next];
  }
  const last = ordered.at(-1) ?? {};
  return {
    number,
    department: last['location'] ?? '?',
    process: last['assignment_group'] ?? '?',
    isMet: last['made_sla'] === 'TRUE',
    reopens: Math.max(...rows.map(reopensOf)),
    handovers: ordered
      .map((row) => row['assignment_group'] ?? '?')
      .filter((team) => team !== '?')
      .filter((team, index, teams) => index > 0 && team !== teams[index - 1]).length,
    returns,
    cycle,
    waiting,
  };
}

/** Working milliseconds between two instants, day by day. */
export function workingBetween(from: number, to: number): number {
  let sum = 0;
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY) {
    if ([0, 6].includes(new Date(day).getUTCDay())) continue;
    sum += Math.max(0, Math.min(to, day + 17 * HOUR) - Math.max(from, day + 9 * HOUR));
  }
  return sum;
}

/** At position (n − 1)·p of the sorted values, between two of them in proportion. */
export function percentileOf(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(position)] ?? 0, sorted[Math.ceil(position)] ?? 0];
  return low + (position - Math.floor(position)) * (high - low);
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** What each group has, by its name. */
export function groupsOf(
  incidents: readonly OracleIncident[],
  by: (incident: OracleIncident) => string,
): Readonly<Record<string, OracleGroup>> {
  return Object.fromEntries(
    [...Map.groupBy(incidents, by)].map(([name, group]) => [
      name,
      {
        closed: group.length,
        reopened: group.filter(({ reopens }) => reopens > 0).length,
        slaMet: group.filter(({ isMet }) => isMet).length,
      },
    ]),
  );
}
