/** How far a recomputation of all figures has come. */
export interface RebuildProgress {
  /** null when none is under way. */
  find(): Promise<{ readonly done: number; readonly total: number; readonly startedAt: number } | null>;
}
