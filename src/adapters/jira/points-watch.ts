import type { PointsLeft, PointsWatch } from '../../usecases/ports/jira';

/** The header by which Jira says that less than a fifth of the app's points of the hour is left. */
const NEAR_LIMIT = 'x-ratelimit-nearlimit';
const LIMIT = 'x-ratelimit-limit';
const REMAINING = 'x-ratelimit-remaining';

interface Headers {
  readonly get: (name: string) => string | null;
}

/** What Jira's answers of one invocation say of the points; the newest answer counts. */
export const createPointsWatch = (): PointsWatch & { readonly note: (headers: Headers) => void } => {
  let isNear = false;
  let left: PointsLeft | null = null;
  return {
    note: (headers) => {
      const said = headers.get(NEAR_LIMIT);
      if (said !== null) isNear = said === 'true';
      left = leftIn(headers) ?? left;
    },
    isNearLimit: () => isNear,
    left: () => left,
  };
};

const leftIn = (headers: Headers): PointsLeft | null => {
  const [limit, remaining] = [LIMIT, REMAINING].map((name) => Number.parseInt(headers.get(name) ?? '', 10));
  return limit !== undefined && remaining !== undefined && limit > 0 && remaining >= 0 ? { limit, remaining } : null;
};
