/** Budgets of JavaScript in bytes of gzip. One list for the gate (`npm run size`) and for the bench. */
export const SIZED_BUILD = 'node_modules/.cache/inward/sized-build';

export interface SizeBudget {
  readonly name: string;
  /** Prefix of the surface's module in the build; null = what every surface loads first. */
  readonly surface: string | null;
  readonly bytes: number;
}

export const SIZE_BUDGETS: readonly SizeBudget[] = [
  { name: 'main', surface: null, bytes: 25_000 },
  { name: 'request card in all', surface: 'surfaces/request-card/surface', bytes: 85_000 },
  { name: 'issue panel in all', surface: 'surfaces/issue-panel/surface', bytes: 120_000 },
  { name: 'gadget in all', surface: 'surfaces/gadget/surface', bytes: 120_000 },
  { name: 'gadget edit in all', surface: 'surfaces/gadget/edit-surface', bytes: 120_000 },
  { name: 'experience page in all', surface: 'surfaces/queue-page/surface', bytes: 120_000 },
  { name: 'workspace in all', surface: 'surfaces/workspace/surface', bytes: 170_000 },
  { name: 'automation form in all', surface: 'surfaces/automation-form/surface', bytes: 85_000 },
  { name: 'settings in all', surface: 'surfaces/settings/surface', bytes: 170_000 },
];
