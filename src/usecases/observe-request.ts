import type { Settings } from '../contract/settings';
import { planEvent, type ObservedEvent } from '../domain/experience/observed-event';
import { planRequest } from '../domain/experience/plan-request';
import type { RequestRecord } from '../domain/experience/request-record';
import { inScope } from '../domain/experience/scope';
import { closeRequest, type CloseRequestDeps } from './close-request';
import type { Erasure, LoopState, LoopStates } from './ports/facts';

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
    const state = await deps.states.findById(event.issueId, deps.clock.now());
    if (!inScope(state.settings, event.projectId)) return;
    const plan = planEvent(state.request, event);
    switch (plan.kind) {
      case 'ignore':
        return;
      case 'store':
        await store(deps, state, plan.record);
        return;
      case 'read':
        await closeRequest(deps)(event.issueId, state);
        return;
      case 'forget':
        await forget(deps, { before: state.request, settings: state.settings, after: plan.record });
        return;
    }
  };

const store = async (deps: ObserveRequestDeps, state: LoopState, record: RequestRecord): Promise<void> => {
  const { request, invitation, answers, settings } = state;
  const known = { request, invitation, answered: answers.length > 0 };
  const plan = planRequest(known, record, { now: deps.clock.now(), asking: null });
  if (plan.save === null) return;
  await deps.marks.mark([{ before: request, after: plan.save }], settings);
  if (plan.withdraw !== null) await deps.invitations.withdraw(record.issueId, plan.withdraw);
  await deps.requests.save([plan.save]);
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
