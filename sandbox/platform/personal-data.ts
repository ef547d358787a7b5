/** An account that an app must erase (`closed`) or refresh (`updated`). */
export interface AccountChange {
  readonly accountId: string;
  readonly status: 'closed' | 'updated';
  /** Epoch ms. */
  readonly at: number;
}

/** What the personal-data report of one site answers. Accounts are closed or changed through the control contract. */
export class PersonalData {
  #changes = new Map<string, AccountChange>();

  change(change: AccountChange): void {
    this.#changes.set(change.accountId, change);
  }

  /** Of the accounts an app holds, those that are closed, or changed after the app last fetched them. */
  report(
    accounts: readonly { readonly accountId: string; readonly updatedAt: string }[],
  ): readonly { accountId: string; status: AccountChange['status'] }[] {
    return accounts.flatMap(({ accountId, updatedAt }) => {
      const change = this.#changes.get(accountId);
      if (change === undefined || (change.status === 'updated' && change.at <= Date.parse(updatedAt))) return [];
      return [{ accountId, status: change.status }];
    });
  }

  snapshot(): readonly AccountChange[] {
    return [...this.#changes.values()];
  }

  load(changes: readonly AccountChange[]): void {
    this.#changes = new Map(changes.map((change) => [change.accountId, change]));
  }
}
