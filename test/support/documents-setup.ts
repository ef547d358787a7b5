import { afterAll } from 'vitest';
import { takeMisfits } from './start-sandbox.ts';

// One check a file: what the app asked of Jira on the way, and what it was answered, is as Atlassian documents it.
afterAll(() => {
  const misfits = takeMisfits();
  if (misfits.length > 0) throw new Error(`Not as documented:\n${misfits.join('\n')}`);
});
