import { durationMs } from './clock.ts';
import type { Story } from './host/story.ts';
import { AutomationSteps } from './platform/automation-steps.ts';
import { type ActionCall, type ActionOutcome, runAction } from './platform/automation.ts';
import { Installation, type InstallationOptions } from './platform/installation.ts';
import type { Invoker } from './platform/invoker.ts';
import { type SiteSnapshot, restoreSnapshot, takeSnapshot } from './platform/site-snapshot.ts';
import type { ScheduleMode, WorkLoop } from './platform/work-loop.ts';

export interface SiteOptions extends InstallationOptions {
  /** Asked when time is moved: the loop knows its sites, so it is made after them. */
  readonly loop: () => WorkLoop;
  /** Ends the warm process, so that no module of the app remembers another state. */
  readonly restartFunctions: () => void;
}

/** One site with the app installed, as tests and the control contract use it. The clock is shared by all sites of a sandbox. */
export class Site extends Installation {
  /** What is told about this site's world, if anything. No part of the world itself, so no snapshot holds it. */
  story: Story | null = null;
  readonly automation: AutomationSteps;
  readonly #loop: () => WorkLoop;
  readonly #restartFunctions: () => void;
  readonly #invoker: Invoker;

  constructor(options: SiteOptions) {
    super(options);
    this.#loop = options.loop;
    this.#restartFunctions = options.restartFunctions;
    this.#invoker = options.invoker;
    this.automation = new AutomationSteps({
      actions: this.manifest.actions,
      clock: this.clock,
      run: (call) => this.runAction(call),
    });
  }

  /**
   * Moves the clock forward, doing everything that comes due on the way.
   * @param by milliseconds or an ISO 8601 duration such as `PT1H`
   */
  async advance(by: number | string, { schedules = 'each' }: { schedules?: ScheduleMode } = {}): Promise<void> {
    await this.#loop().advance(typeof by === 'number' ? by : durationMs(by), schedules);
  }

  /** Moves the clock forward to an ISO instant. @throws RangeError when that lies in the past */
  async advanceTo(instant: string, { schedules = 'each' }: { schedules?: ScheduleMode } = {}): Promise<void> {
    const at = Date.parse(instant);
    if (Number.isNaN(at)) throw new RangeError(`Not an instant: ${instant}`);
    await this.#loop().advanceTo(at, schedules);
  }

  /** A step of an automation rule. @throws InvokeError when no rule could be so */
  runAction(call: ActionCall): Promise<ActionOutcome> {
    return runAction(this, call, (spec) => this.#invoker.run(this, spec));
  }

  /** Resolves when nothing is due any more. */
  settle(): Promise<void> {
    return this.#loop().settle();
  }

  /** The complete state of this site, once nothing is due. */
  async snapshot(): Promise<SiteSnapshot> {
    await this.settle();
    return takeSnapshot(this);
  }

  async restore(snapshot: SiteSnapshot): Promise<void> {
    await this.settle();
    await restoreSnapshot(this, snapshot);
    this.#restartFunctions();
    this.wake();
  }
}
