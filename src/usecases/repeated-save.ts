import type { AccountId } from '../contract/ids';

export interface Save {
  readonly version: number;
  readonly by: AccountId | null;
  readonly content: unknown;
}

/**
 * Whether what is stored is this very save: it went through, its answer was lost, and the person clicked again. Then it is one
 * version further, by the same person, and says the same; what a save leads to is done again, and nobody is told of a conflict.
 * @param save over the version that was read
 */
export const isRepeatedSave = (stored: Save, save: Save): boolean =>
  stored.version === save.version + 1 &&
  stored.by === save.by &&
  JSON.stringify(stored.content, inOrder) === JSON.stringify(save.content, inOrder);

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
