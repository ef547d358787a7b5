import type { ActionModule } from '../app/manifest.ts';
import {
  type ActionCall,
  type ActionOutcome,
  type InputFault,
  faultsOfInputs,
  getOfferedAction,
} from './automation.ts';
import type { Clock } from './ports.ts';

/** Runs that are remembered; the oldest goes first. */
const REMEMBERED = 50;

/** What an action's form handed over. A configuration with faults is kept as it is, but no rule runs with it. */
export interface StepConfiguration {
  readonly inputs: ActionCall['inputs'];
  readonly faults: readonly InputFault[];
}

/** One line of the audit log. */
export interface StepRun {
  readonly at: number;
  readonly actionKey: string;
  readonly accountId: string;
  /** Key of the work item that the rule ran for. */
  readonly issueKey: string;
  readonly outcome: ActionOutcome;
}

/**
 * One rule of one step for each action the app offers, configured by the action's form and run by hand. It lives as long as the
 * sandbox runs and is no part of a snapshot.
 */
export class AutomationSteps {
  readonly #configurations = new Map<string, StepConfiguration>();
  readonly #actions: readonly ActionModule[];
  readonly #clock: Clock;
  readonly #run: (call: ActionCall) => Promise<ActionOutcome>;
  #runs: readonly StepRun[] = [];

  constructor(params: {
    readonly actions: readonly ActionModule[];
    readonly clock: Clock;
    readonly run: (call: ActionCall) => Promise<ActionOutcome>;
  }) {
    this.#actions = params.actions;
    this.#clock = params.clock;
    this.#run = params.run;
  }

  /** Null before the form handed anything over. */
  configurationOf(actionKey: string): StepConfiguration | null {
    return this.#configurations.get(actionKey) ?? null;
  }

  /** @throws InvokeError when there is no such action */
  configure(actionKey: string, inputs: ActionCall['inputs']): void {
    const faults = faultsOfInputs(getOfferedAction(this.#actions, actionKey), inputs);
    this.#configurations.set(actionKey, { inputs, faults });
  }

  /** Newest first. */
  runs(): readonly StepRun[] {
    return this.#runs;
  }

  /**
   * Runs the configured step as a rule would that was triggered by a work item.
   * @throws InvokeError when there is no such action or account, or the step could not be saved
   */
  async run(params: Pick<StepRun, 'actionKey' | 'accountId' | 'issueKey'>): Promise<void> {
    const { actionKey, accountId, issueKey } = params;
    const inputs = this.configurationOf(actionKey)?.inputs ?? {};
    const outcome = await this.#run({ actionKey, accountId, inputs, smartValues: { 'issue.key': issueKey } });
    this.#runs = [{ ...params, at: this.#clock.now(), outcome }, ...this.#runs].slice(0, REMEMBERED);
  }
}
