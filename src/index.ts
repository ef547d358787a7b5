/**
 * The functions of the manifest. Each is loaded when it is first called: the platform starts a process for whichever surface
 * somebody opens, and the rest of the bundle would only make them wait. `eager` keeps all in one file.
 */
type Handler<Args extends unknown[]> = (...args: Args) => unknown;

const lazily =
  <Args extends unknown[]>(load: () => Promise<Handler<Args>>) =>
  async (...args: Args): Promise<unknown> =>
    (await load())(...args);

export const askForRating = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/actions/ask-for-rating')).askForRating,
);
export const checkRisk = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/actions/check-risk')).checkRisk,
);
export const openFollowUp = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/actions/open-follow-up')).openFollowUp,
);
export const lookAtClocks = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/consumers/look-at-clocks')).lookAtClocks,
);
export const rebuild = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/consumers/rebuild')).rebuild,
);
export const writeFields = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/consumers/write-fields')).writeFields,
);
export const daily = lazily(async () => (await import(/* webpackMode: "eager" */ './entry/jobs/daily')).daily);
export const hourly = lazily(async () => (await import(/* webpackMode: "eager" */ './entry/jobs/hourly')).hourly);
export const tick = lazily(async () => (await import(/* webpackMode: "eager" */ './entry/jobs/tick')).tick);
export const agent = lazily(async () => (await import(/* webpackMode: "eager" */ './entry/resolvers/agent')).agent);
export const gadget = lazily(async () => (await import(/* webpackMode: "eager" */ './entry/resolvers/gadget')).gadget);
export const portal = lazily(async () => (await import(/* webpackMode: "eager" */ './entry/resolvers/portal')).portal);
export const queuePage = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/resolvers/queue-page')).queuePage,
);
export const settings = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/resolvers/settings')).settings,
);
export const workspace = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/resolvers/workspace')).workspace,
);
export const lifecycle = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/triggers/lifecycle')).lifecycle,
);
export const requestEvent = lazily(
  async () => (await import(/* webpackMode: "eager" */ './entry/triggers/request-event')).requestEvent,
);
