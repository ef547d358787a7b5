import { z } from 'zod';
import { PeriodId } from '../../contract/gadget';
import { Instant } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import { createAnswerBook, type AnswerBook } from '../../domain/privacy/answer-book';
import { createStretches, planRelease } from '../../domain/privacy/release';
import { answerOfRating } from '../../domain/sources/native-rating';
import { createCalendar, type Calendar } from '../../domain/time/calendar';
import type { SettingsStore, Watermarks } from '../ports/facts';
import type { Releases } from '../ports/figures';
import type { NativeRatings } from '../ports/sources';
import { findHistory } from './back-fill';

export interface PublishNativeRatingsDeps {
  readonly releases: Pick<Releases, 'findLatest' | 'write'>;
  readonly nativeRatings: Pick<NativeRatings, 'given'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly watermarks: Watermarks;
}

const WATERMARK = 'native-release';
const Published = z.object({ through: Instant });

/**
 * Adds the imported ratings to the newest release, once they have all been read: under its rules, in series of their own, whose
 * weeks are counted from the time the first reading went back to. A release that has them is not written again, so any job may
 * call it often. Killed on the way, the next call writes the same rows.
 * @throws StorageUnavailableError
 */
export const publishNativeRatings = (deps: PublishNativeRatingsDeps) => async (): Promise<void> => {
  const work = await findHistory(deps.watermarks, 'ratings');
  const through = work?.state === 'done' ? await deps.releases.findLatest() : null;
  if (work === null || through === null) return;
  const published = Published.safeParse(await deps.watermarks.find(WATERMARK)).data;
  if (published !== undefined && published.through >= through) return;
  const { settings } = await deps.settings.get();
  const calendar = createCalendar(settings.calendar);
  const book = await readRatings(deps, { through, settings, calendar });
  const origin = calendar.startOfWeek(work.origin ?? work.from);
  const stretches = createStretches(book, { through, calendar, origin });
  for (const period of PeriodId.options)
    await deps.releases.write(
      planRelease(book, { period, through, calendar, stretches, asked: new Map(), earlier: () => null }),
    );
  await deps.watermarks.set(WATERMARK, { through });
};

interface Reading {
  readonly through: Instant;
  readonly settings: Settings;
  readonly calendar: Calendar;
}

const readRatings = async (
  { nativeRatings }: Pick<PublishNativeRatingsDeps, 'nativeRatings'>,
  { through, settings, calendar }: Reading,
): Promise<AnswerBook> => {
  const book = createAnswerBook(calendar);
  for await (const page of nativeRatings.given(through))
    for (const rating of page)
      if (settings.projectIds === null || settings.projectIds.includes(rating.projectId))
        book.add(answerOfRating(rating, settings));
  return book;
};
