import type { AccountId, Instant, IssueId, ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { DepartmentValue } from '../experience/observed-issue';
import { placementOf } from '../experience/request-record';
import type { ScopedAnswer } from '../privacy/answer-book';

/** A rating that Jira's own satisfaction survey brought, 1 to 5, one a request. */
export interface NativeRating {
  readonly issueId: IssueId;
  readonly projectId: ProjectId;
  readonly requestTypeId: string | null;
  readonly departmentSource: DepartmentValue | null;
  /** null once the account is erased. */
  readonly requesterId: AccountId | null;
  readonly rating: number;
  readonly ratedAt: Instant;
}

/**
 * The rating as releases count it: by the process and the department of the settings as they are now. It is no answer of ours,
 * so it is in a series of its own; who was asked for it, nobody knows.
 */
export const answerOfRating = (native: NativeRating, settings: Settings): ScopedAnswer => ({
  projectId: native.projectId,
  ...placementOf(settings, native),
  person: native.requesterId,
  item: 'native',
  mode: 'invited',
  value: native.rating,
  reasons: [],
  declined: false,
  answeredAt: native.ratedAt,
});
