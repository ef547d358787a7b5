import { PeriodId } from '../contract/gadget';
import type { Instant, ProjectId } from '../contract/ids';
import type { CalendarSettings } from '../contract/settings';
import { lastWeekEnd } from '../domain/figures/period-plan';
import { keptSince } from '../domain/figures/recompute-cells';
import { createAnswerBook, type AnswerBook } from '../domain/privacy/answer-book';
import { askedGroups } from '../domain/privacy/asking';
import { keptReleases } from '../domain/privacy/kept-releases';
import { createStretches, planRelease, releaseStretch, type Release } from '../domain/privacy/release';
import { createCalendar, type Calendar } from '../domain/time/calendar';
import type { Cells, Releases, ReleaseSources } from './ports/figures';

export interface PublishReleaseDeps {
  readonly releases: Releases;
  readonly sources: ReleaseSources;
  readonly cells: Pick<Cells, 'prune'>;
}

export interface PublishReleaseInput {
  readonly calendar: CalendarSettings;
  readonly now: Instant;
  /** Desks the app serves; null: all. What was answered in others is in no figure. */
  readonly projectIds: readonly ProjectId[] | null;
}

/**
 * Publishes the figures from answers through the last whole week, once: with nothing new to publish it costs one
 * statement and changes nothing, so any job may call it often. A kill before the end leaves a release that no reader
 * sees, and the next call writes it again. What nothing reads of earlier releases, and day and week cells past their keeping,
 * go with it.
 * @throws StorageUnavailableError
 */
export const publishRelease =
  (deps: PublishReleaseDeps) =>
  async ({
    calendar: settings,
    now,
    projectIds,
  }: PublishReleaseInput): Promise<{ readonly published: Instant | null }> => {
    const calendar = createCalendar(settings);
    const through = lastWeekEnd(now, calendar);
    const latest = await deps.releases.findLatest();
    if (latest !== null && latest >= through) return { published: null };
    const book = await readAnswers(deps, { through, calendar, projectIds });
    const earlier = await deps.releases.list(earlierEnds(through, calendar));
    const stretches = createStretches(book, { through, calendar });
    for (const period of PeriodId.options) {
      const everywhere = await deps.sources.asked(...bounds(releaseStretch(period, { through, calendar }).window));
      const asked = everywhere.filter(({ projectId }) => projectIds === null || projectIds.includes(projectId));
      const rows = planRelease(book, {
        period,
        through,
        calendar,
        stretches,
        asked: askedGroups(asked),
        earlier: (group, measure) => valueOf(earlier.find(isFor({ ...group, period, measure }))),
      });
      await deps.releases.write(rows);
    }
    await deps.releases.complete(through);
    await deps.releases.thin(through, keptReleases({ through, calendar }));
    await deps.cells.prune('day', keptSince('day', { calendar, now }));
    await deps.cells.prune('week', keptSince('week', { calendar, now }));
    return { published: through };
  };

interface End {
  readonly through: Instant;
  readonly calendar: Calendar;
}

const readAnswers = async (
  { sources }: PublishReleaseDeps,
  { through, calendar, projectIds }: End & Pick<PublishReleaseInput, 'projectIds'>,
): Promise<AnswerBook> => {
  const book = createAnswerBook(calendar);
  for await (const page of sources.answers(through)) {
    page.filter(({ projectId }) => projectIds === null || projectIds.includes(projectId)).forEach(book.add);
  }
  return book;
};

const bounds = ({ from, to }: { readonly from: Instant; readonly to: Instant }): readonly [Instant, Instant] => [
  from,
  to,
];

/** The releases that spoke of the period before: those published when it had just ended. */
const earlierEnds = (through: Instant, calendar: Calendar): Parameters<Releases['list']>[0] =>
  PeriodId.options.flatMap((period) => {
    const { before } = releaseStretch(period, { through, calendar });
    return before === null ? [] : [{ period, through: before.to }];
  });

const isFor =
  ({ scope, scopeId, period, measure }: Pick<Release, 'scope' | 'scopeId' | 'period' | 'measure'>) =>
  (release: Release): boolean =>
    release.scope === scope && release.scopeId === scopeId && release.period === period && release.measure === measure;

const valueOf = (release: Release | undefined): number | null =>
  release?.figure.state === 'ready' ? release.figure.value : null;
