import { z } from 'zod';
import { IssueId } from '../contract/ids';
import type { Settings } from '../contract/settings';
import { workingTimeBy, workingTimesOf } from '../domain/experience/request-facts';
import { placementOf, type RequestRecord } from '../domain/experience/request-record';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import type { CellMarks, Requests, SettingsStore, Watermarks } from './ports/facts';

export interface RecomputeFactsDeps {
  readonly requests: Requests;
  readonly marks: CellMarks;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly watermarks: Watermarks;
}

const PAGE = 200;
const RECOMPUTE_WATERMARK = 'recompute';
const Progress = z.object({ version: z.number(), after: IssueId.nullable(), isDone: z.boolean() });
type Progress = z.infer<typeof Progress>;

/**
 * Brings process, department and working times of every stored request to the settings as they are, from the stored
 * segments and sources, without Jira. Goes on after a kill; begins again when the settings have changed on the way.
 * Answers whether there was anything to do since the last run.
 * @throws StorageUnavailableError
 */
export const recomputeFacts = (deps: RecomputeFactsDeps) => async (): Promise<boolean> => {
  const { settings, version } = await deps.settings.get();
  let progress = await readProgress(deps, version);
  if (progress.isDone) return false;
  while (!progress.isDone) {
    const page = await deps.requests.page(progress.after, PAGE);
    await recomputePage(deps, page, settings);
    progress = { version, after: page.at(-1)?.issueId ?? progress.after, isDone: page.length < PAGE };
    await deps.watermarks.set(RECOMPUTE_WATERMARK, progress);
  }
  return true;
};

const readProgress = async (deps: RecomputeFactsDeps, version: number): Promise<Progress> => {
  const stored = Progress.safeParse(await deps.watermarks.find(RECOMPUTE_WATERMARK));
  return stored.success && stored.data.version === version ? stored.data : { version, after: null, isDone: false };
};

const recomputePage = async (
  deps: RecomputeFactsDeps,
  page: readonly RequestRecord[],
  settings: Settings,
): Promise<void> => {
  const workingOf = workingTimeBy(createDeskCalendars(settings));
  const changes = page
    .map((before) => {
      const placement = placementOf(settings, before);
      const times = workingTimesOf(before, workingOf(placement.processId));
      return {
        before,
        // Of a close from before replies were kept nobody can tell how silent it was.
        after: { ...before, ...placement, ...times, silenceMs: before.silenceMs === null ? null : times.silenceMs },
      };
    })
    .filter(({ before, after }) => differs(before, after));
  if (changes.length === 0) return;
  await deps.marks.mark(changes, settings);
  await deps.requests.save(changes.map(({ after }) => after));
};

const differs = (before: RequestRecord, after: RequestRecord): boolean =>
  before.processId !== after.processId ||
  before.departmentId !== after.departmentId ||
  before.cycleMs !== after.cycleMs ||
  before.responseMs !== after.responseMs ||
  before.waitingMs !== after.waitingMs ||
  before.silenceMs !== after.silenceMs;
