import { createHash } from 'node:crypto';
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
/** For so long the app keeps what a push was, and a little longer what only a rule's trial or an open card asks for. */
const PUSHES_KEPT = 90 * 86_400_000;
const DETAILS_KEPT = 100 * 86_400_000;
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
  'people',
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

/**
 * Stores so many requests of two years, of all units and processes, with what was asked and answered, in the order in which
 * they were raised: ids and instants rise together, as Jira's do, and indexes are filled as they are on a site.
 */
export async function loadFacts(sql: SqlEngine, patterns: readonly Pattern[], requests: number): Promise<void> {
  const people = inserting(sql, 'people');
  for (let person = 0; person < Math.min(PEOPLE, requests); person += 1)
    await people.add({ id: person + 1, account_id: accountOf(person) });
  await people.flush();
  const into = {
    requests: inserting(sql, 'requests'),
    invitations: inserting(sql, 'invitations'),
    answers: inserting(sql, 'answers'),
  };
  const newest = Math.max(...patterns.map(({ request }) => Number(request['closed_at'])));
  for (const [position, raised] of raisedInOrder(patterns, requests).entries()) {
    const copy = copyOf(raised, { id: FIRST + position, requests, now: newest });
    await into.requests.add(copy.request);
    for (const row of copy.invitations) await into.invitations.add(row);
    for (const row of copy.answers) await into.answers.add(row);
  }
  for (const table of Object.values(into)) await table.flush();
}

/** One copy of a pattern: which, how often it was repeated before, and how much earlier it lived. */
interface Raised {
  readonly pattern: Pattern;
  readonly index: number;
  readonly round: number;
  readonly by: number;
}

function raisedInOrder(patterns: readonly Pattern[], requests: number): readonly Raised[] {
  const raised = Array.from({ length: requests }, (_, index): Raised => {
    const pattern = patterns[index % patterns.length];
    if (pattern === undefined) throw new RangeError('no request was recorded');
    const round = Math.floor(index / patterns.length);
    // Whole weeks keep the days of the week; some seconds keep instants apart.
    return { pattern, index, round, by: -(round % HALF_YEARS) * HALF_YEAR - (round % 3600) * 1000 };
  });
  const at = ({ pattern, by }: Raised): number => Number(pattern.request['created_at']) + by;
  return raised.toSorted((a, b) => at(a) - at(b));
}

interface Copy {
  readonly id: number;
  /** So many there are in all. */
  readonly requests: number;
  readonly now: number;
}

function copyOf(raised: Raised, { id, requests, now }: Copy): Pattern {
  const { pattern, index, round, by } = raised;
  const { request, invitations, answers } = pattern;
  const person = ((index * 7919) % Math.min(PEOPLE, requests)) + 1;
  const unit = (index * 31 + round * 17) % DEPARTMENTS;
  const moved = (row: Row): Row => ({ ...later(row, by), issue_id: String(id) });
  return {
    request: {
      ...moved(request),
      issue_key: `${String(request['issue_key']).split('-')[0]}-${id}`,
      department_source: `\nUnit ${unit}`,
      department_id: `org:${unit}`,
      requester_id: person,
      ...(Number(request['closed_at']) + by < now - DETAILS_KEPT ? { sla_runs: null } : {}),
    },
    invitations: invitations.map((row) => asDailyJobLeft({ ...moved(row), requester_id: person }, now)),
    answers: round % ANSWERED === 0 ? answers.map(moved) : [],
  };
}

/** What the daily job takes away. */
function asDailyJobLeft(row: Row, now: number): Row {
  const isOver = row['push_state'] !== 'waiting' && Number(row['push_moved_at']) < now - PUSHES_KEPT;
  const pushed = isOver ? { closer: null, due_at: null, channel: null, push_state: null, push_moved_at: null } : {};
  return { ...row, ...pushed, ...(Number(row['expires_at']) < now - DETAILS_KEPT ? { summary: '' } : {}) };
}

/** As Atlassian forms accounts: a realm and a UUID. */
function accountOf(person: number): string {
  const digits = createHash('sha256').update(`person ${person}`).digest('hex');
  const parts = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20)];
  return `712020:${[...parts, digits.slice(20, 32)].join('-')}`;
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
