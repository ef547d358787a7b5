import { expect, test } from 'vitest';
import { startProbe } from './start-probe.ts';

test('a move of the clock that is under way when the sandbox is stopped is refused instead of going on for ever', async () => {
  const sandbox = await startProbe();
  const [moved] = await Promise.allSettled([sandbox.site.advance('P3D'), sandbox.dispose()]);
  expect(moved).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('was stopped') } });
});
