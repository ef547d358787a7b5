/** Files of integration tests that bring their own faults or let none in, and why. They are not run under those of a seed. */
export const OWN_FAULTS: ReadonlyMap<string, string> = new Map([
  ['fault-seeds.test.ts', 'plays its own seeds'],
  ['kill.test.ts', 'places a kill after each call'],
  ['kill-actions.test.ts', 'places a kill after each call'],
  ['incidents.test.ts', 'loads its file before any fault could be set'],
  ['telling.test.ts', 'kills and troubles the app by seeds of its own'],
]);
