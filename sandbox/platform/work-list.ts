import type { QueueEvent } from './queue.ts';

/** Something the platform will invoke the app for. */
export type Work =
  | {
      readonly kind: 'trigger';
      readonly moduleKey: string;
      readonly payload: Readonly<Record<string, unknown>>;
      readonly retries: number;
      readonly retryData: unknown;
    }
  | { readonly kind: 'consume'; readonly event: QueueEvent }
  /** A run of a schedule that comes late, or a second time. */
  | { readonly kind: 'schedule'; readonly moduleKey: string };

export interface WorkItem {
  /** Epoch ms by the sandbox's clock. */
  readonly due: number;
  /** Order among items due at the same instant. */
  readonly order: number;
  readonly work: Work;
}

/** What waits for its instant on one site, in due order. */
export class WorkList {
  #items: WorkItem[] = [];
  #lastOrder = 0;

  add(due: number, work: Work): void {
    this.#lastOrder += 1;
    const item = { due, order: this.#lastOrder, work };
    // Most work is due later than what waits already, so the place is looked for from the end.
    let at = this.#items.length;
    while (at > 0 && (this.#items[at - 1]?.due ?? 0) > due) at -= 1;
    this.#items.splice(at, 0, item);
  }

  peek(): WorkItem | null {
    return this.#items[0] ?? null;
  }

  take(): WorkItem | null {
    return this.#items.shift() ?? null;
  }

  /** Removes what matches and says how much it was. */
  remove(matches: (work: Work) => boolean): number {
    const before = this.#items.length;
    this.#items = this.#items.filter(({ work }) => !matches(work));
    return before - this.#items.length;
  }

  items(): readonly WorkItem[] {
    return this.#items;
  }

  load(items: readonly WorkItem[]): void {
    this.#items = items.toSorted((a, b) => a.due - b.due || a.order - b.order);
    this.#lastOrder = this.#items.reduce((last, { order }) => Math.max(last, order), 0);
  }
}
