import { expect } from 'vitest';
import { type Row, toJsonLines, toTable } from '../../bench/row.ts';

/** Holds the rows of a bench to what they are for: so many, each measured, told with its verdict in both forms. */
export function expectMeasured(rows: readonly Row[], count: number): void {
  expect(rows).toHaveLength(count);
  expect(rows.filter(({ value }) => value === null || !Number.isFinite(value) || value < 0)).toEqual([]);
  const [, , ...lines] = toTable(rows).split('\n');
  expect(lines.filter((line) => !/ (ok|OVER)\s*$/.test(line))).toEqual([]);
  const verdicts = toJsonLines(rows)
    .split('\n')
    .map((line) => JSON.parse(line).ok);
  expect(verdicts).toEqual(lines.map((line) => / ok\s*$/.test(line)));
}
