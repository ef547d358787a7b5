/** What goes wrong, each as a share of the occasions. */
export interface Faults {
  /** Product events that never come, come twice, come up to three minutes late. */
  readonly dropEvent: number;
  readonly doubleEvent: number;
  readonly delayEvent: number;
  /** Queue events that never come, and that come up to five minutes late. */
  readonly dropLook: number;
  readonly delayLook: number;
  /** Invocations that die at some call. */
  readonly kill: number;

  /** Until when anything goes wrong. */
  readonly until: number;
  /** Stretches in which nothing of the app runs, Jira refuses everything, or mail gets no answer. */
  readonly outages: readonly { readonly from: number; readonly to: number; readonly of: 'app' | 'jira' | 'mail' }[];
}

export const NO_FAULTS: Faults = {
  dropEvent: 0,
  doubleEvent: 0,
  delayEvent: 0,
  dropLook: 0,
  delayLook: 0,
  kill: 0,
  until: 0,
  outages: [],
};
