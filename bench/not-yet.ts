import type { Row } from './row.ts';

const notYet = (name: string, unit: string, budget: number): Row => ({ name, value: null, unit, budget });

/** Figures whose function, or whose load, does not exist yet. They stay in the table, so that nobody forgets them. */
export const NOT_YET: readonly Row[] = [
  notYet('gadget at 1,000,000 requests: rows read', 'rows', 3_000),
  notYet('gadget at 1,000,000 requests: statements', 'statements', 6),
  notYet('gadget at 1,000,000 requests: time', 'ms', 300),
  notYet('gadget at 1,000,000 requests: time against 10,000', 'ratio', 3),
  notYet('gadget at 1,000,000 requests: search calls', 'calls', 0),
  notYet('storage a request, all tables', 'bytes', 500),
];
