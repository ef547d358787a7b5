import type { IssueId } from '../contract/ids';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import type { Chance } from '../domain/survey/draw';
import { applyAbsorption, type ApplyAbsorptionDeps } from './apply-absorption';
import { planAbsorption } from './plan-absorption';
import type { LoopState } from './ports/facts';
import type { DuplicateLinks, Issues, Staff } from './ports/jira';
import type { Clock } from './ports/system';
import { readOptionsOf } from './read-options';

export interface CloseRequestDeps extends ApplyAbsorptionDeps {
  readonly issues: Issues;
  readonly staff: Staff;
  readonly links: DuplicateLinks;
  readonly clock: Clock;
  readonly chance: Chance;
}

/**
 * Reads a request whose open or closed state is not the stored one, and brings everything that follows from it up to
 * date: facts, invitation, fields. A request that Jira does not show the app any more is left as it was.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const closeRequest =
  (deps: CloseRequestDeps) =>
  async (issueId: IssueId, state: LoopState): Promise<void> => {
    const { settings } = state;
    const issue = await deps.issues.find(issueId, readOptionsOf(settings));
    if (issue === null) return;
    const calendars = createDeskCalendars(settings);
    const now = deps.clock.now();
    const absorption = await planAbsorption(state, issue, {
      settings,
      now,
      chance: deps.chance,
      staff: deps.staff,
      links: deps.links,
      calendars,
      sampling: state.sampling,
    });
    await applyAbsorption(deps)(absorption, { settings, now });
  };
