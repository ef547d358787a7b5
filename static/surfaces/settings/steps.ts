/** Steps of the first run, in their order. */
export const STEPS = ['projects', 'departments', 'calendar', 'asking', 'privacy'] as const;
export type Step = (typeof STEPS)[number];
