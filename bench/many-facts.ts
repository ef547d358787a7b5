import { z } from 'zod';
import type { SqlEngine } from '../sandbox/platform/ports.ts';
import { SiteSnapshot } from '../sandbox/platform/site-snapshot.ts';

/** Units the requesters belong to, as an organisation of tens of thousands has them. */
const DEPARTMENTS = 200;
const PROCESSES = 12;
const PEOPLE = 60_000;
const HALF_YEAR = 175 * 86_400_000;
/** Recorded are 26 weeks, and there are to be 104. */
const HALF_YEARS = 4;
/** One close in five is answered, with all its items: 400,000 answers at a million requests. */
const ANSWERED = 5;
/** Ids of copies begin here. */
const FIRST = 10_000_000;
const PARAMETERS_A_STATEMENT = 9000;

const Snapshot = SiteSnapshot.extend({
  sql: z.looseObject({
    tables: z.array(
      z.looseObject({
        name: z.string(),
        columns: z.array(z.string()),
        rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
      }),
    ),
  }),
});
type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** A request as it was recorded, with what was asked and answered about it. */
interface Pattern {
  readonly request: Row;
  readonly invitations: readonly Row[];
  readonly answers: readonly Row[];
}

/** Facts that the app's own handlers stored, to be repeated. */
export interface FactPatterns {
  /** The recorded site without its facts and figures. */
  readonly site: SiteSnapshot;
  readonly patterns: readonly Pattern[];
}

const FACTS = new Set([
  'requests',
  'invitations',
  'answers',
  'cells',
  'marks',
  'releases',
  'alerts',
  'clocks',
  'touches',
]);

/** Closed requests of twelve processes of a recorded site. */
export function patternsIn(snapshot: unknown): FactPatterns {
  const site = Snapshot.parse(snapshot);
  const rowsOf = (name: string): readonly Row[] => {
    const table = site.sql.tables.find((each) => each.name === name);
    if (table === undefined) throw new RangeError(`the snapshot has no table ${name}`);
    return table.rows.map((row) => Object.fromEntries(table.columns.map((column, at) => [column, row[at] ?? null])));
  };
  const invitations = Map.groupBy(rowsOf('invitations'), ({ issue_id: id }) => id);
  const answers = Map.groupBy(rowsOf('answers'), ({ issue_id: id }) => id);
  const requests = rowsOf('requests').filter(({ closed_at: closedAt, deleted }) => closedAt !== null && deleted === 0);
  const processes = new Set([...new Set(requests.map(({ process_id: process }) => process))].slice(0, PROCESSES));
  return {
    site: {
      ...site,
      sql: {
        ...site.sql,
        tables: site.sql.tables.map((table) => (FACTS.has(table.name) ? { ...table, rows: [] } : table)),
      },
    },
    patterns: requests
      .filter(({ process_id: process }) => processes.has(process ?? null))
      .map((request) => ({
        request,
        invitations: invitations.get(request['issue_id'] ?? null) ?? [],
        answers: answers.get(request['issue_id'] ?? null) ?? [],
      })),
  };
}

/** Stores so many requests of two years, of all units and processes, with what was asked and answered. */
export async function loadFacts(sql: SqlEngine, patterns: readonly Pattern[], requests: number): Promise<void> {
  const into = {
    requests: inserting(sql, 'requests'),
    invitations: inserting(sql, 'invitations'),
    answers: inserting(sql, 'answers'),
  };
  for (let index = 0; index < requests; index += 1) {
    const pattern = patterns[index % patterns.length];
    if (pattern === undefined) throw new RangeError('no request was recorded');
    const copy = copyOf(pattern, index, Math.floor(index / patterns.length));
    await into.requests.add(copy.request);
    for (const row of copy.invitations) await into.invitations.add(row);
    for (const row of copy.answers) await into.answers.add(row);
  }
  for (const table of Object.values(into)) await table.flush();
}

function copyOf({ request, invitations, answers }: Pattern, index: number, round: number): Pattern {
  const issueId = String(FIRST + index);
  // Whole weeks keep the days of the week; some seconds keep instants apart.
  const by = -(round % HALF_YEARS) * HALF_YEAR - (round % 3600) * 1000;
  const person = `712020:${(index * 7919) % PEOPLE}`.padEnd(43, '0');
  const unit = (index * 31 + round * 17) % DEPARTMENTS;
  const moved = (row: Row): Row => ({ ...later(row, by), issue_id: issueId });
  return {
    request: {
      ...moved(request),
      issue_key: `${String(request['issue_key']).split('-')[0]}-${FIRST + index}`,
      department_source: JSON.stringify([`org:${unit}`, `Unit ${unit}`]),
      department_id: `unit:${String(unit).padStart(13, '0')}`,
      requester_id: person,
    },
    invitations: invitations.map((row) => ({ ...moved(row), requester_id: person })),
    answers: round % ANSWERED === 0 ? answers.map(moved) : [],
  };
}

/** Instants are thirteen digits wherever they stand, in columns and in documents. */
function later(row: Row, by: number): Row {
  const text = JSON.stringify(row).replaceAll(/\b1\d{12}\b/g, (instant) => String(Number(instant) + by));
  const moved: unknown = JSON.parse(text);
  return moved as Row;
}

/** Gathers rows into statements of many. */
function inserting(sql: SqlEngine, table: string): { add: (row: Row) => Promise<void>; flush: () => Promise<void> } {
  let rows: Row[] = [];
  const flush = async (): Promise<void> => {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first);
    const places = `(${columns.map(() => '?').join(', ')})`;
    await sql.execute(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => places).join(', ')}`,
      rows.flatMap((row) => columns.map((column) => row[column] ?? null)),
      'execute',
    );
    rows = [];
  };
  return {
    add: async (row) => {
      rows.push(row);
      if (rows.length * Object.keys(row).length >= PARAMETERS_A_STATEMENT) await flush();
    },
    flush,
  };
}
