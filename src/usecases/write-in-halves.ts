import { JiraRefusedError } from './ports/errors';

/**
 * Writes all in one call. One request that Jira refuses (deleted, moved out of reach) must not hold up the others: the list
 * is halved around it until it stands alone, and then it is told of and left.
 * @throws what `write` throws, other than JiraRefusedError
 */
export const writeInHalves = async <Item>(
  items: readonly Item[],
  on: {
    readonly write: (items: readonly Item[]) => Promise<void>;
    readonly refused: (error: JiraRefusedError) => void;
  },
): Promise<void> => {
  if (items.length === 0) return;
  try {
    await on.write(items);
  } catch (error) {
    if (!(error instanceof JiraRefusedError)) throw error;
    if (items.length === 1) {
      on.refused(error);
      return;
    }
    const half = Math.ceil(items.length / 2);
    await writeInHalves(items.slice(0, half), on);
    await writeInHalves(items.slice(half), on);
  }
};
