import type { AuditView, ReadAudit } from '../../contract/audit';
import { toInstant } from '../../domain/time/instant';
import type { Audit } from '../ports/admin';
import type { People } from '../ports/jira';

const PAGE = 50;

/**
 * A page of what was done, newest first, with names as Jira knows them now.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readAudit =
  (deps: { readonly audit: Pick<Audit, 'page'>; readonly people: Pick<People, 'findName'> }) =>
  async ({ payload: { before } }: { readonly payload: ReadAudit }): Promise<AuditView> => {
    const from = before === null ? null : { ...before, at: toInstant(before.at) };
    // One more than is shown tells whether there is another page.
    const found = await deps.audit.page(from, PAGE + 1);
    const notes = found.slice(0, PAGE);
    const accounts = [...new Set(notes.flatMap(({ by }) => by ?? []))];
    const names = new Map(
      await Promise.all(accounts.map(async (account) => [account, await deps.people.findName(account)] as const)),
    );
    const last = found.length <= PAGE ? undefined : notes.at(-1);
    return {
      entries: notes.map(({ by, ...note }) => ({ ...note, by: by === null ? null : (names.get(by) ?? null) })),
      next: last === undefined ? null : { at: last.at, id: last.id },
    };
  };
