import type { TransferCursor, TransferRow } from '../../contract/transfer';

/** The store's rows, out and in. Methods reject with StorageUnavailableError when the store does not answer as it should. */
export interface Transfer {
  /** Rows of an export. */
  count(): Promise<number>;
  /** Rows after a place; null begins. `next` null: these were the last. */
  page(
    after: TransferCursor | null,
    limit: number,
  ): Promise<{ readonly rows: readonly TransferRow[]; readonly next: TransferCursor | null }>;
  /** Whether a row is one that this release could have written. */
  isWhole(row: TransferRow): boolean;
  /** Adds the rows that are not there yet; answers how many those were. */
  add(rows: readonly TransferRow[]): Promise<number>;
}
