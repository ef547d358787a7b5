/**
 * Test files that take minutes, each with what it spends them on. `npm test` and CI run them on the embedded engine; `npm run check`,
 * which stands before every change, leaves them out, and MariaDB with them: its answers are compared with the embedded engine's
 * statement by statement. On MariaDB they run when asked for: `npx vitest run --project 'long integration mariadb'`.
 */
export const LONG_TESTS: ReadonlyMap<string, string> = new Map([
  ['test/ui/surfaces.test.ts', 'every state of every surface, drawn twice and read by axe'],
  ['test/integration/incidents.test.ts', 'a real file of 500 incidents lived through as events'],
  ['test/integration/fault-seeds.test.ts', 'a story under seeded faults, seed after seed'],
  ['test/integration/kill.test.ts', 'the process killed after each call in turn'],
  ['test/integration/kill-actions.test.ts', 'the process killed after each call in turn'],
  ['test/integration/old-bundle.test.ts', 'two older releases built and run beside this one'],
  ['test/integration/kill-back-fill.test.ts', 'the process killed after each call in turn'],
  ['test/integration/telling.test.ts', 'alerts killed and troubled seed after seed'],
  ['test/sandbox/bench-figures.test.ts', 'the recorded site restored twice and its figures made anew'],
  ['test/sandbox/host/accessibility.test.ts', 'every page in both themes and directions, read by axe'],
]);
