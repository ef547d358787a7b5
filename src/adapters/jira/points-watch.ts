import type { PointsWatch } from '../../usecases/ports/jira';

/** The header by which Jira says that less than a fifth of the app's points of the hour is left. */
const NEAR_LIMIT = 'x-ratelimit-nearlimit';

interface Headers {
  readonly get: (name: string) => string | null;
}

/** What Jira's answers of one invocation say of the points; the newest answer counts. */
export const createPointsWatch = (): PointsWatch & { readonly note: (headers: Headers) => void } => {
  let isNear = false;
  return {
    note: (headers) => {
      const said = headers.get(NEAR_LIMIT);
      if (said !== null) isNear = said === 'true';
    },
    isNearLimit: () => isNear,
  };
};
