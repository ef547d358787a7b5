import { AUTOMATION_CONFIGURATION_BYTES } from '../limits.ts';
import type { ActionModule } from '../app/manifest.ts';
import type { FunctionOutcome } from '../runtime/function-host.ts';
import type { Installation } from './installation.ts';
import type { InvocationSpec } from './invocation.ts';
import { InvokeError } from './resolver-call.ts';

/** One step of an automation rule: an action of the app, as somebody configured it. */
export interface ActionCall {
  readonly actionKey: string;
  /** Whom the rule acts for: the account of the action's connection. */
  readonly accountId: string;
  /** As the form saved them: values with smart values in braces, `{{issue.key}}`. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What smart values stand for when the rule runs. */
  readonly smartValues: Readonly<Record<string, string>>;
}

/** What the audit log of the rule says. A rule goes on after `success` and stops at `failure`. */
export type ActionOutcome =
  | { readonly status: 'success'; readonly smartValues: Readonly<Record<string, unknown>> }
  | { readonly status: 'failure'; readonly messages: readonly string[] };

const TYPES: Readonly<Record<ActionModule['inputs'][string]['type'], (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
};

/** One reason why a rule cannot be saved. */
export interface InputFault {
  /** Null for what is wrong with the whole. */
  readonly input: string | null;
  readonly message: string;
}

/** What is wrong with a configuration, so that its rule cannot be saved. */
export function faultsOfInputs(action: ActionModule, inputs: ActionCall['inputs']): readonly InputFault[] {
  const size = Buffer.byteLength(JSON.stringify(inputs));
  const fault = (input: string, rest: string): InputFault => ({ input, message: `${input} ${rest}` });
  return [
    ...(size > AUTOMATION_CONFIGURATION_BYTES ? [{ input: null, message: 'The configuration is too large.' }] : []),
    ...Object.keys(inputs).flatMap((name) =>
      action.inputs[name] === undefined ? [fault(name, 'is not an input.')] : [],
    ),
    ...Object.entries(action.inputs).flatMap(([name, { type, required }]) => {
      const value = inputs[name];
      if (value === undefined || value === '') return required ? [fault(name, 'is required')] : [];
      return TYPES[type](value) ? [] : [fault(name, `is not of type ${type}`)];
    }),
  ];
}

/** @throws InvokeError when automation is offered no such action */
export function getOfferedAction(actions: readonly ActionModule[], actionKey: string): ActionModule {
  const action = actions.find(({ key }) => key === actionKey);
  if (action === undefined || !action.isOffered)
    throw new InvokeError('NOT_FOUND', `Automation is offered no action ${actionKey}.`);
  return action;
}

/** @throws InvokeError when there is no such action or account, or a rule so configured could not be saved */
export async function runAction(
  installation: Installation,
  call: ActionCall,
  run: (spec: InvocationSpec) => Promise<FunctionOutcome>,
): Promise<ActionOutcome> {
  const action = getOfferedAction(installation.manifest.actions, call.actionKey);
  refuse(installation, action, call);
  const spec = {
    cause: 'automation' as const,
    moduleKey: action.key,
    moduleType: 'action',
    functionKey: action.function,
    body: { ...resolved(call), context: { cloudId: installation.cloudId, moduleKey: action.key } },
    chain: 0,
    account: { accountId: call.accountId, type: 'licensed' as const },
  };
  return toActionOutcome(action, await run(spec));
}

function refuse(installation: Installation, action: ActionModule, call: ActionCall): void {
  const person = installation.jira.people().find(({ accountId }) => accountId === call.accountId);
  if (person === undefined) throw new InvokeError('NOT_FOUND', `There is no account ${call.accountId}.`);
  if (person.role === 'customer' || person.role === 'unlicensed')
    throw new InvokeError('FORBIDDEN', 'A rule acts for an account with a licence.');
  const faults = faultsOfInputs(action, call.inputs);
  if (faults.length > 0)
    throw new InvokeError('INVALID', `The rule cannot be saved: ${faults.map(({ message }) => message).join(' ')}`);
}

/** A smart value that stands for nothing is empty. */
function resolved({ inputs, smartValues }: ActionCall): Record<string, unknown> {
  const fill = (text: string): string =>
    text.replaceAll(/\{\{([^}]*)\}\}/g, (_, name: string) => smartValues[name.trim()] ?? '');
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, typeof value === 'string' ? fill(value) : value]),
  );
}

/** What the rule makes of the answer: `errors` stop it with their messages, an exception with a general one. */
function toActionOutcome(action: ActionModule, outcome: FunctionOutcome): ActionOutcome {
  if (outcome.kind !== 'returned') return { status: 'failure', messages: ['An unexpected error occurred in the app.'] };
  const answer: unknown = outcome.body === null ? {} : JSON.parse(outcome.body);
  const fields = typeof answer === 'object' && answer !== null ? new Map(Object.entries(answer)) : new Map();
  const messages = messagesIn(fields.get('errors'));
  if (messages.length > 0) return { status: 'failure', messages };
  const outputs = Object.keys(action.outputs).map((name): [string, unknown] => [name, fields.get(name) ?? null]);
  return { status: 'success', smartValues: Object.fromEntries(outputs) };
}

function messagesIn(errors: unknown): readonly string[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) =>
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'Unknown error',
  );
}
