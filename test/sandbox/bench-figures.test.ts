import { test } from 'vitest';
import { measureFigures } from '../../bench/figures.ts';
import { expectMeasured } from '../support/measured-rows.ts';

test('figures measure, at their smallest', async () => {
  expectMeasured(await measureFigures({ many: 600, few: 300 }), 9);
});
