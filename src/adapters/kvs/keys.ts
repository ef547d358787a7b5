import { shortHash } from '../../domain/experience/short-hash';

/** Keys of the key-value store. Accounts go in as hashes: the store then holds nothing to report or erase. */
export const cacheKeys = {
  catalogue: (): string => 'site-catalogue-2',
  /** Something the catalogue lacked when it was read last: `status:10`, `sla:10700`. */
  lack: (lack: string): string => `lack-1:${lack}`,
  /** Names that were stored lately, by a hash of them. */
  names: (hash: string): string => `names-1:${hash}`,
  active: (accountId: string): string => `active-1:${shortHash(accountId)}`,
  /** Sources of incidents and their desks. */
  sources: (): string => 'sources-1',
  staff: (accountId: string, projectId: string): string => `staff-1:${projectId}:${shortHash(accountId)}`,
  lead: (projectId: string): string => `lead-1:${projectId}`,
  language: (accountId: string): string => `language-1:${shortHash(accountId)}`,
  /** Of somebody whose language may not be known. */
  spoken: (accountId: string): string => `spoken-1:${shortHash(accountId)}`,
  rights: (accountId: string, scope: string): string => `rights-1:${shortHash(accountId)}:${shortHash(scope)}`,
};
