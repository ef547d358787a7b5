import type { Instant } from '../contract/ids';
import type { Settings } from '../contract/settings';
import type { Absorption } from './plan-absorption';
import type { CellMarks, Invitations, Names, PendingFields, Requests } from './ports/facts';
import type { FieldWriter } from './ports/jira';
import type { Log } from './ports/system';

export interface ApplyAbsorptionDeps {
  readonly requests: Requests;
  readonly invitations: Invitations;
  readonly marks: CellMarks;
  readonly names: Names;
  readonly pending: PendingFields;
  readonly fields: FieldWriter;
  readonly log: Log;
}

/**
 * Does what was decided for one request. The record goes last: until it says that the close is known, the next event or
 * the hourly reconcile does everything again, and each step here may be done twice.
 */
export const applyAbsorption =
  (deps: ApplyAbsorptionDeps) =>
  async (absorption: Absorption, context: { readonly settings: Settings; readonly now: Instant }): Promise<void> => {
    const { plan, before, after, names, fields } = absorption;
    const pushes = absorption.push === null ? [] : [absorption.push];
    if (plan.save !== null && plan.isNews) await deps.marks.mark([{ before, after: plan.save }], context.settings);
    if (fields !== null) await writeOrMark(deps, absorption, context.now);
    if (plan.withdraw !== null) await deps.invitations.withdraw(after.issueId, plan.withdraw);
    if (plan.invite !== null) await deps.invitations.invite([plan.invite], pushes);
    if (names.length > 0) await deps.names.remember(names);
    if (plan.save !== null) await deps.requests.save([plan.save]);
  };

/** A queue column that lags an hour is a lesser evil than a close that is not stored, so a failure is left to the sweep. */
const writeOrMark = async (deps: ApplyAbsorptionDeps, { after, fields }: Absorption, now: Instant): Promise<void> => {
  if (fields === null) return;
  try {
    await deps.fields.write([{ issueId: after.issueId, values: fields }]);
  } catch (error) {
    deps.log('warn', 'fields-left-to-sweep', { cause: error instanceof Error ? error.name : 'unknown' });
    await deps.pending.mark([after.issueId], now);
  }
};

/** Does what was decided for many requests with a fixed number of statements; their fields are left to the sweep. */
export const applyAbsorptions =
  (deps: Omit<ApplyAbsorptionDeps, 'fields' | 'log'>) =>
  async (
    absorptions: readonly Absorption[],
    context: { readonly settings: Settings; readonly now: Instant },
  ): Promise<void> => {
    const saves = absorptions.flatMap(({ plan }) => plan.save ?? []);
    const news = absorptions.flatMap(({ plan, before, after }) => (plan.isNews ? [{ before, after }] : []));
    const stale = absorptions.flatMap(({ fields, after }) => (fields === null ? [] : [after.issueId]));
    const invites = absorptions.flatMap(({ plan }) => (plan.invite === null ? [] : [plan.invite]));
    const names = absorptions.flatMap((absorption) => absorption.names);
    if (news.length > 0) await deps.marks.mark(news, context.settings);
    if (stale.length > 0) await deps.pending.mark(stale, context.now);
    for (const { plan, after } of absorptions) {
      if (plan.withdraw !== null) await deps.invitations.withdraw(after.issueId, plan.withdraw);
    }
    const pushes = absorptions.flatMap(({ push }) => push ?? []);
    if (invites.length > 0) await deps.invitations.invite(invites, pushes);
    if (names.length > 0) await deps.names.remember(names);
    if (saves.length > 0) await deps.requests.save(saves);
  };
