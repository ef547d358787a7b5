import type { Instant, IssueId } from '../contract/ids';
import { planEvent, planLeaving, type EventPlan, type ObservedEvent } from '../domain/experience/observed-event';
import { inScope, isUnserved } from '../domain/experience/scope';
import { applyAbsorption } from './apply-absorption';
import { closeRequest, type CloseRequestDeps } from './close-request';
import { forgetRequest } from './forget-request';
import { planStoring } from './plan-absorption';
import type { Erasure, LoopState, LoopStates } from './ports/facts';

export interface ObserveRequestDeps extends CloseRequestDeps {
  readonly states: LoopStates;
  readonly erasure: Erasure;
  readonly touchClocks: (event: { readonly issueId: IssueId }) => Promise<void>;
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
    if (isUnserved(settings, event.projectId)) await observeLeaving(deps, event, { state, now });
    if (!inScope(settings, event.projectId)) return;
    // First, so that a close that fails to be read leaves its clocks touched.
    if (mayMoveClocks(state.request, event)) await deps.touchClocks(event);
    await carryOut(deps, planEvent(state.request, event), { event, state, now });
  };

interface Observed {
  readonly state: LoopState;
  readonly now: Instant;
}

/** The next tick withdraws what stands on a request that has gone where the app does nothing. */
const observeLeaving = async (
  deps: ObserveRequestDeps,
  event: ObservedEvent,
  { state, now }: Observed,
): Promise<void> => {
  const plan = planLeaving(state.request, event);
  if (plan.kind === 'ignore') return;
  await deps.touchClocks(event);
  await carryOut(deps, plan, { event, state, now });
};

const carryOut = async (
  deps: ObserveRequestDeps,
  plan: EventPlan,
  { event, state, now }: Observed & { readonly event: ObservedEvent },
): Promise<void> => {
  const { settings } = state;
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
      await forgetRequest(deps)({ before: state.request, settings, after: plan.record });
      return;
  }
};

/** Of all that is written on a request only the desk's first word moves a clock: that of the first response. */
const mayMoveClocks = (stored: LoopState['request'], { kind, heardAt }: ObservedEvent): boolean =>
  kind !== 'commented' || (heardAt !== null && (stored?.heardAt ?? null) === null);
