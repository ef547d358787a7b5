/** What each scene of a card is called, so that a table of cases can be held against the names that are really photographed. */
import { CASES } from '../test/support/case-desk.ts';

/** States of a request under a signed contract that have to lie some days before they are looked at. */
export const LATE_STATES = ['promise-late', 'follow-up-late'] as const;

/** States of promise and follow-up that do not take days. */
export const PROMISE_STATES = [
  'promise-waiting',
  'promise-complete',
  'follow-up-open',
  'follow-up-done',
  'follow-up-declined',
] as const;

/** States of card and panel on the small desk. */
export const CARD_STATES = [
  'expired',
  'withdrawn',
  'answered',
  'answered-low',
  'ask',
  'ask-declined',
  'spam',
  'duplicate',
  'closed-silent',
  'not-pushed',
  'open',
  'plain',
  ...LATE_STATES,
  ...PROMISE_STATES,
] as const;
export type CardState = (typeof CARD_STATES)[number];

/** Cases of the desk of cases that somebody sees on a card: the one nobody asked for has nobody who does. */
export const SHOWN_CASES = CASES.filter((name) => name !== 'no-reporter');
