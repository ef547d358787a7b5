import type { NativeRatingReader } from '../ports/jira';
import type { NativeRatings } from '../ports/sources';
import { oldestOf, type HistoryPage, type HistoryQuestion } from './history-page';

export interface RatingHistoryDeps {
  readonly nativeRatings: Pick<NativeRatings, 'save' | 'countHeld'>;
  readonly ratingReader: NativeRatingReader;
}

/** Reads a page of requests that Jira's own survey brought a rating for, and stores the ratings. One read again changes nothing. */
export const readRatingPage =
  (deps: RatingHistoryDeps) =>
  async ({ settings, ...question }: HistoryQuestion): Promise<HistoryPage> => {
    const { rated, next } = await deps.ratingReader.page({ ...question, departments: settings.departments });
    const held = await deps.nativeRatings.countHeld(rated.map(({ issueId }) => issueId));
    await deps.nativeRatings.save(rated);
    return { read: rated.length, added: rated.length - held, oldest: oldestOf(rated), next };
  };
