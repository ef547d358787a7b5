/** Budgets of JavaScript in bytes of gzip. One list for the gate (`npm run size`) and for the bench. */
export const SIZED_BUILD = 'node_modules/.cache/inward/sized-build';

export interface SizeBudget {
  readonly name: string;
  /** Prefix of the surface's module in the build; null = what every surface loads first. */
  readonly surface: string | null;
  /** Shows texts for managers and admins, see `static/catalogue-parts.ts`. */
  readonly isManaging: boolean;
  readonly bytes: number;
}

export const SIZE_BUDGETS: readonly SizeBudget[] = [
  { name: 'main', surface: null, isManaging: false, bytes: 25_000 },
  { name: 'request card in all', surface: 'surfaces/request-card/surface', isManaging: false, bytes: 85_000 },
  { name: 'issue panel in all', surface: 'surfaces/issue-panel/surface', isManaging: false, bytes: 120_000 },
  { name: 'gadget in all', surface: 'surfaces/gadget/surface', isManaging: true, bytes: 120_000 },
  { name: 'gadget edit in all', surface: 'surfaces/gadget/edit-surface', isManaging: true, bytes: 120_000 },
  { name: 'experience page in all', surface: 'surfaces/queue-page/surface', isManaging: false, bytes: 120_000 },
  { name: 'workspace in all', surface: 'surfaces/workspace/surface', isManaging: true, bytes: 170_000 },
  { name: 'automation form in all', surface: 'surfaces/automation-form/surface', isManaging: false, bytes: 85_000 },
  { name: 'settings in all', surface: 'surfaces/settings/surface', isManaging: true, bytes: 170_000 },
];
