import type { RequestFact } from '../request-fact';

/** How many requests something was required of, and how many of them were complete when they were created. */
export interface CompleteShare {
  readonly complete: number;
  readonly of: number;
}

/** The department's side of an interface: counts, from which the share follows where `of` > 0. An operational figure. */
export const completeShareOf = (facts: readonly Pick<RequestFact, 'complete'>[]): CompleteShare => ({
  complete: facts.filter(({ complete }) => complete === true).length,
  of: facts.filter(({ complete }) => complete !== null).length,
});
