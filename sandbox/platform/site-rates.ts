import { CallTime } from './call-time.ts';
import { InvocationRates } from './invocation-rates.ts';
import { JiraRates } from './jira-rates.ts';
import type { Clock } from './ports.ts';
import { StorageRates } from './storage-rates.ts';

/** Every rate of one site and the clock they count by. */
export class SiteRates {
  readonly time: CallTime;
  readonly invocations = new InvocationRates();
  readonly jira = new JiraRates();
  readonly storage = new StorageRates();

  constructor(clock: Clock) {
    this.time = new CallTime(clock);
  }

  /** All begin anew: the site was put back to another instant. */
  restart(): void {
    for (const rates of [this.time, this.invocations, this.jira, this.storage]) rates.restart();
  }
}
