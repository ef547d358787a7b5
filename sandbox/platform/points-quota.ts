import { JIRA_NEAR_LIMIT_SHARE, JIRA_POINTS_PER_HOUR } from '../limits.ts';
import type { RestAnswer } from './ports.ts';

const HOUR = 3_600_000;

/** The hourly points of an app: one pool over all its sites, full again at each hour of UTC. */
export class PointsQuota {
  #hour = -1;
  #spent = 0;

  /** The 429 of an empty pool, or null while there is something left. */
  refusal(now: number, limit = JIRA_POINTS_PER_HOUR): RestAnswer | null {
    this.#turn(now);
    if (this.#spent < limit) return null;
    const reset = (this.#hour + 1) * HOUR;
    return {
      status: 429,
      headers: {
        ...this.headers(now, limit),
        'retry-after': String(Math.max(1, Math.ceil((reset - now) / 1000))),
        'x-ratelimit-reset': new Date(reset).toISOString(),
        'ratelimit-reason': 'jira-quota-global-based',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }),
    };
  }

  spend(points: number, now: number): void {
    this.#turn(now);
    this.#spent += points;
  }

  headers(now: number, limit = JIRA_POINTS_PER_HOUR): Readonly<Record<string, string>> {
    this.#turn(now);
    const remaining = Math.max(0, limit - this.#spent);
    const untilFull = Math.ceil(((this.#hour + 1) * HOUR - now) / 1000);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-nearlimit': String(this.#spent > limit * JIRA_NEAR_LIMIT_SHARE),
      'beta-ratelimit-policy': `"global-app-quota";q=${limit};w=${HOUR / 1000}`,
      'beta-ratelimit': `"global-app-quota";r=${remaining};t=${untilFull}`,
    };
  }

  get spent(): number {
    return this.#spent;
  }

  #turn(now: number): void {
    const hour = Math.floor(now / HOUR);
    if (hour === this.#hour) return;
    this.#hour = hour;
    this.#spent = 0;
  }
}
