import type { NotAskedReason } from '../../../src/contract/words.ts';
import { closeKeyOf, type PlannedPush } from '../../../src/domain/survey/push.ts';
import type { Pushes, PushState } from '../../../src/usecases/ports/pushes.ts';
import type { MemoryStore } from './memory-store.ts';

type Row = PlannedPush & { readonly state: PushState; readonly movedAt: number };

/** Pushes in memory, beside the store whose closes they are of. */
export class MemoryPushes implements Pushes {
  readonly rows = new Map<string, Row>();
  readonly #store: MemoryStore;

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  async plan(pushes: readonly PlannedPush[]): Promise<void> {
    for (const push of pushes) {
      const key = closeKeyOf(push);
      if (!this.rows.has(key)) this.rows.set(key, { ...push, state: 'waiting', movedAt: push.closedAt });
    }
  }

  readonly due: Pushes['due'] = async (now, stuckSince, limit) =>
    [...this.rows.values()]
      .flatMap((row) => {
        const { state } = row;
        const projectId = this.#store.records.get(row.issueId)?.projectId ?? null;
        if (state !== 'waiting' && (state !== 'sending' || row.movedAt >= stuckSince)) return [];
        return row.dueAt <= now ? [{ ...row, state, isOpen: this.#isOpen(row), projectId }] : [];
      })
      .slice(0, limit);

  #isOpen({ issueId, closeNo }: PlannedPush): boolean {
    const { request, invitation, answers } = this.#store.factsOf(this.#store.records.get(issueId));
    const stands = request?.closedAt !== null && request?.closeNo === closeNo && !request.deleted;
    return stands && invitation?.status === 'open' && !answers.some(({ item }) => item === 'experience');
  }

  readonly neighbours: Pushes['neighbours'] = async (closers, from, to) =>
    [...this.rows.values()].filter(
      ({ closer, closedAt }) => closer !== null && closers.includes(closer) && closedAt >= from && closedAt <= to,
    );

  readonly contacts: Pushes['contacts'] = async (requesters, since) =>
    [...this.rows.values()]
      .filter(({ requester, state }) => requesters.includes(requester) && (state === 'sent' || state === 'sending'))
      .filter(({ movedAt }) => movedAt >= since)
      .map(({ requester, movedAt }) => ({ requester, at: movedAt as PlannedPush['closedAt'] }));

  readonly tryMove: Pushes['tryMove'] = async (push, { from, to, at }) => {
    const row = this.rows.get(closeKeyOf(push));
    if (row?.state !== from) return false;
    this.rows.set(closeKeyOf(push), { ...row, state: to, movedAt: at });
    return true;
  };

  readonly tryAsk: Pushes['tryAsk'] = async (close, at) => {
    const row = this.rows.get(closeKeyOf(close));
    const invitation = this.#store.invited.get(closeKeyOf(close));
    if (row?.channel !== 'none' || !['waiting', 'settled'].includes(row.state)) return false;
    if (invitation?.status !== 'open' || invitation.notAskedReason !== null) return false;
    this.rows.set(closeKeyOf(close), { ...row, channel: 'comment', state: 'waiting', movedAt: at });
    return true;
  };

  async unask(push: PlannedPush, reason: NotAskedReason): Promise<void> {
    const key = closeKeyOf(push);
    const invitation = this.#store.invited.get(key);
    if (invitation === undefined || this.#store.answered.get(key)?.has('experience') === true) return;
    this.#store.invited.set(key, { ...invitation, notAskedReason: reason });
  }
}
