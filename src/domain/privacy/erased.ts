import type { AccountId } from '../../contract/ids';

const PREFIX = 'gone:';

/** Begins the name under which an erased person still counts as one person; Atlassian never hears of it. */
export const ERASED_PREFIX = PREFIX;

/** A new name that leads nowhere. `token` is random. */
export const aliasOf = (token: string): string => `${PREFIX}${token}`;

/** Whether whoever this was has been erased: of their answers only figures may speak. */
export const isErased = (accountId: AccountId | null): boolean => accountId?.startsWith(PREFIX) === true;
