import { getAppContext } from '@forge/api';

/** What the platform itself says of the running invocation; nothing here comes from a browser. */
export interface PlatformCall {
  readonly appId: string;
  /** Module of the manifest through which the function was called. */
  readonly moduleKey: string;
  /** Milliseconds until the platform ends this function. */
  readonly timeLeft: () => number;
}

export const platformCall = (): PlatformCall => {
  const context = getAppContext();
  return {
    appId: context.appAri.appId,
    moduleKey: context.moduleKey,
    timeLeft: () => context.invocationRemainingTimeInMillis(),
  };
};
