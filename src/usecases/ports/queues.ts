/** Work handed to a later invocation. Delivered at least once, in no order. */
export interface Queues {
  /** Fields of the marked requests are written after this many seconds, 0–900. */
  pushFieldWrite(delaySeconds: number): Promise<void>;
  /** Figures are recomputed from the facts. */
  pushRebuild(): Promise<void>;
}
