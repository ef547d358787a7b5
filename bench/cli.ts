/**
 * `npm run bench` prints a table, `npm run bench -- --json` one line a figure. Names after the options measure only the groups
 * that are named. Exit code 1 when a figure is over its budget or not measured yet.
 */
import { parseArgs } from 'node:util';
import { measureAlerts, measureAlertsOfMany } from './alerts.ts';
import { measureBackFill } from './back-fill.ts';
import { measureColdStart } from './cold-start.ts';
import { measureFigures, measureFiguresOfAMillion } from './figures.ts';
import { measureLoop } from './loop.ts';
import { isOk, toJsonLines, toTable, type Row } from './row.ts';
import { measureScale } from './scale.ts';
import { measureStart } from './start.ts';
import { measureStatic } from './static-size.ts';

const GROUPS: Readonly<Record<string, () => Promise<readonly Row[]> | readonly Row[]>> = {
  loop: measureLoop,
  alerts: measureAlerts,
  'back-fill': measureBackFill,
  figures: measureFigures,
  static: measureStatic,
  'cold-start': measureColdStart,
  scale: measureScale,
  start: measureStart,
};

/** Groups that take many minutes: measured when they are named, or with `--all`. */
const LONG: typeof GROUPS = {
  'alerts-beside-100,000': measureAlertsOfMany,
  'figures-of-a-million': measureFiguresOfAMillion,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, all: { type: 'boolean' } },
  allowPositionals: true,
});
const every = { ...GROUPS, ...LONG };
const names = positionals.length > 0 ? positionals : Object.keys(values.all === true ? every : GROUPS);
const rows: Row[] = [];
for (const name of names) {
  const measure = every[name];
  if (measure === undefined) throw new Error(`no group ${name}; there are ${Object.keys(every).join(', ')}`);
  if (values.json !== true) console.error(`measuring ${name} …`);
  rows.push(...(await measure()));
}
console.log(values.json === true ? toJsonLines(rows) : toTable(rows));
process.exitCode = rows.every((row) => isOk(row)) ? 0 : 1;
