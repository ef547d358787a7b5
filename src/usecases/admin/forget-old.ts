import { z } from 'zod';
import { DAY_MS } from '../../domain/time/civil-date';
import { toInstant } from '../../domain/time/instant';
import { monthsBefore } from '../../domain/time/months-before';
import type { Audit, Forgetting } from '../ports/admin';
import { FROZEN_WATERMARK, type FrozenCells } from '../ports/frozen-cells';
import type { SettingsStore, Watermarks } from '../ports/facts';
import type { Clock, NewToken } from '../ports/system';

export interface ForgetOldDeps {
  readonly forgetting: Forgetting;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly watermarks: Watermarks;
  readonly frozen: FrozenCells;
  readonly audit: Pick<Audit, 'note'>;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

const PORTION = 500;
/** A day's run takes at most this many portions of a class; the rest waits for the next day. */
const MOST_PORTIONS = 40;
/** A day looks at so many people whom nothing names. */
const MOST_PEOPLE = 1000;
/** A close is asked about 74 days later at most, and is told from the others of one act until then. */
const PUSHES_KEPT_MS = 90 * DAY_MS;
/** A rule is tried on the runs of ninety days. */
const DETAILS_KEPT_MS = 100 * DAY_MS;

/**
 * Takes away what has been kept long enough, each class by its own months. Figures of a month whose facts go stand still
 * from then on: that is written down before the first fact goes, so that no later recomputation empties them. Every portion
 * may be done twice.
 * @throws StorageUnavailableError; the next day goes on
 */
export const forgetOld = (deps: ForgetOldDeps) => async (): Promise<void> => {
  const { settings } = await deps.settings.get();
  const { requestMonths, commentMonths, auditMonths } = settings.retention;
  const now = deps.clock.now();
  const before = monthsBefore(now, requestMonths);
  const frozen = await deps.frozen.before();
  if (before > frozen) await deps.watermarks.set(FROZEN_WATERMARK, { before });
  const words = await inParts((limit) => deps.forgetting.words(monthsBefore(now, commentMonths), limit));
  const requests = await inParts((limit) => deps.forgetting.requests(before, limit));
  await inParts((limit) => deps.forgetting.details(toInstant(now - DETAILS_KEPT_MS), limit));
  await inParts((limit) => deps.forgetting.ratings(before, limit));
  await inParts((limit) => deps.forgetting.pushes(toInstant(now - PUSHES_KEPT_MS), limit));
  await inParts((limit) => deps.forgetting.audit(monthsBefore(now, auditMonths), limit));
  if (words + requests > 0) {
    const detail = { requests, comments: words };
    await deps.audit.note({ id: deps.newToken(), at: now, kind: 'forgotten', by: null, detail });
  }
  await forgetPeople(deps);
};

/** People whom nothing named when the last run looked. */
const Suspects = z.object({ people: z.array(z.number().int()) });
const SUSPECTS = 'unnamed-people';

/**
 * Takes who was named by nothing a day ago and is not today. At once would be wrong: whoever raises the first request in this
 * moment has a number already, and no row with it yet.
 */
const forgetPeople = async ({ forgetting, watermarks }: ForgetOldDeps): Promise<void> => {
  const before = Suspects.safeParse(await watermarks.find(SUSPECTS)).data?.people ?? [];
  const unnamed = await forgetting.unnamed(MOST_PEOPLE);
  const [gone, fresh] = [before.filter((id) => unnamed.includes(id)), unnamed.filter((id) => !before.includes(id))];
  await forgetting.people(gone);
  if (before.length + fresh.length > 0)
    await watermarks.set(SUSPECTS, { people: fresh } satisfies z.infer<typeof Suspects>);
};

const inParts = async (take: (limit: number) => Promise<number>): Promise<number> => {
  let taken = 0;
  for (let portion = 0; portion < MOST_PORTIONS; portion += 1) {
    const now = await take(PORTION);
    taken += now;
    if (now < PORTION) break;
  }
  return taken;
};
