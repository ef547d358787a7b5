/** Rows of contracts and follow-ups as they go in and come out; BIGINT arrives as a string. */

/** One version of a process's contract. Natural key: process and version. */
export interface ContractsTable {
  process_id: string;
  version: number;
  /** Grows with every save and signature over all versions. */
  revision: number;
  /** JSON of the terms. */
  terms: string;
  decider_id: string | null;
  /** JSON `{en, he}`. */
  decider_name: string | null;
  is_public: number;
  review_on: string | null;
  edited_by: string | null;
  edited_at: string | number;
  giving_by: string | null;
  giving_at: string | number | null;
  receiving_by: string | null;
  receiving_at: string | number | null;
}

/** A promise to get back to a requester. Natural key: issue and cause. */
export interface FollowUpsTable {
  issue_id: string | number;
  cause: string;
  project_id: string | number;
  process_id: string | null;
  /** open · declined (the requester does not want it) · done */
  state: string;
  owner_id: string | null;
  opened_at: string | number;
  due_at: string | number;
  outcome: string | null;
  /** For the team only. */
  note: string | null;
  /** Shown to the requester. */
  reply: string | null;
  done_at: string | number | null;
  changed_by: string | null;
  changed_at: string | number;
  version: number;
}

/** That a requester was asked for what is missing. Natural key: issue and items. */
export interface AsksTable {
  issue_id: string | number;
  /** Hash of the missing items: other items are another ask. */
  items: string;
  asked_at: string | number;
  /** asking · asked */
  state: string;
}
