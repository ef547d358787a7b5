import type { Settings } from '../contract/settings';
import { planEvent, type ObservedEvent } from '../domain/experience/observed-event';
import type { RequestRecord } from '../domain/experience/request-record';
import { inScope } from '../domain/experience/scope';
import { applyAbsorption } from './apply-absorption';
import { closeRequest, type CloseRequestDeps } from './close-request';
import { planStoring } from './plan-absorption';
import type { Erasure, LoopStates } from './ports/facts';

export interface ObserveRequestDeps extends CloseRequestDeps {
  readonly states: LoopStates;
  readonly erasure: Erasure;
}

/**
 * Takes in one product event. Events come late, doubled, reordered or never; what is stored afterwards depends on what
 * Jira holds, not on them. Costs no Jira call unless the request was opened or closed.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const observeRequest =
  (deps: ObserveRequestDeps) =>
  async (event: ObservedEvent): Promise<void> => {
    const now = deps.clock.now();
    const state = await deps.states.findById(event.issueId, now);
    const { settings } = state;
    if (!inScope(settings, event.projectId)) return;
    const plan = planEvent(state.request, event);
    switch (plan.kind) {
      case 'ignore':
        return;
      case 'store':
        await applyAbsorption(deps)(planStoring(state, plan.record, { settings, now }), { settings, now });
        return;
      case 'read':
        await closeRequest(deps)(event.issueId, state);
        return;
      case 'forget':
        await forget(deps, { before: state.request, settings, after: plan.record });
        return;
    }
  };

/** The record goes first here: from then on the daily job finishes the wiping if this function does not. */
const forget = async (
  deps: ObserveRequestDeps,
  change: { readonly before: RequestRecord | null; readonly after: RequestRecord; readonly settings: Settings },
): Promise<void> => {
  await deps.marks.mark([change], change.settings);
  await deps.requests.save([change.after]);
  if (change.before !== null) await deps.erasure.wipeDeleted(change.after.issueId);
};
