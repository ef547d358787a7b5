import { test } from 'vitest';
import { measureBackFill } from '../../bench/back-fill.ts';
import { measureColdStart } from '../../bench/cold-start.ts';
import { measureWithoutComment } from '../../bench/loop.ts';
import type { Row } from '../../bench/row.ts';
import { measureScale } from '../../bench/scale.ts';
import { expectMeasured } from '../support/measured-rows.ts';

/**
 * The benches at their smallest: that they still measure. Whether a budget is kept is said at full size alone. Alerts take minutes
 * at any size; the size of the surfaces and the start of the program have gates of their own.
 */
const SMALLEST: readonly (readonly [group: string, measure: () => Promise<readonly Row[]>, rows: number])[] = [
  ['loop', measureWithoutComment, 4],
  ['back-fill', () => measureBackFill(10), 2],
  ['cold-start', () => measureColdStart(1), 2],
  ['scale', () => measureScale({ requests: 300, rounds: 1 }), 2],
];

test.each(SMALLEST)('%s measures', async (_, measure, count) => {
  expectMeasured(await measure(), count);
});
