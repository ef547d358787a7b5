import { getAppContext } from '@forge/api';

/** What the platform itself says of the running invocation; nothing here comes from a browser. */
export interface PlatformCall {
  readonly appId: string;
  /** An app that is not sold has no licence, and lacks none. */
  readonly isLicensed: boolean;
  readonly scopes: readonly string[];
  readonly version: string;
  readonly environment: string;
  /** Module of the manifest through which the function was called. */
  readonly moduleKey: string;
  /** Milliseconds until the platform ends this function. */
  readonly timeLeft: () => number;
}

export const platformCall = (): PlatformCall => {
  const context = getAppContext();
  return {
    appId: context.appAri.appId,
    isLicensed: context.license?.active !== false,
    scopes: scopesOf(context.permissions?.scopes),
    version: context.appVersion,
    environment: context.environmentType,
    moduleKey: context.moduleKey,
    timeLeft: () => context.invocationRemainingTimeInMillis(),
  };
};

/** Scopes are a list, or a map of what each may do. */
const scopesOf = (scopes: unknown): readonly string[] => {
  if (Array.isArray(scopes)) return scopes.filter((scope): scope is string => typeof scope === 'string');
  return typeof scopes === 'object' && scopes !== null ? Object.keys(scopes) : [];
};
