import type { IssueId } from '../../../src/contract/ids.ts';
import type { FollowUp } from '../../../src/domain/follow-up/follow-up.ts';
import type { FollowUps } from '../../../src/usecases/ports/follow-ups.ts';

/** Follow-ups in memory: the same natural key and the same rule of versions. */
export class MemoryFollowUps implements FollowUps {
  readonly rows = new Map<string, FollowUp>();

  async open(followUp: FollowUp): Promise<void> {
    if (!this.rows.has(keyOf(followUp))) this.rows.set(keyOf(followUp), followUp);
  }

  async ofIssue(issueId: IssueId): Promise<readonly FollowUp[]> {
    return [...this.rows.values()].filter((row) => row.issueId === issueId);
  }

  async tryChange(followUp: FollowUp): Promise<boolean> {
    if (this.rows.get(keyOf(followUp))?.version !== followUp.version - 1) return false;
    this.rows.set(keyOf(followUp), followUp);
    return true;
  }
}

const keyOf = ({ issueId, cause }: FollowUp): string => `${issueId} ${cause}`;
