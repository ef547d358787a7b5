import type { PanelView } from '../../../src/contract/panel';

/** Where a request stands, by the key of its word. */
export const STATUS_WORDS = {
  open: 'xla.open',
  awaiting: 'xla.awaiting',
  met: 'xla.met',
  missed: 'xla.missed',
  'not-asked': 'xla.notAsked',
  'not-rated': 'xla.notRated',
} as const satisfies Record<PanelView['status'], string>;

/** Why nobody was asked, by the key of its sentence. */
export const NOT_ASKED = {
  'requester-is-agent': 'notAsked.requester-is-agent',
  'requester-closed-it': 'notAsked.requester-closed-it',
  'reporter-is-app': 'notAsked.reporter-is-app',
  'no-reporter': 'notAsked.no-reporter',
  'not-meaningful': 'notAsked.not-meaningful',
  spam: 'notAsked.spam',
  duplicate: 'notAsked.duplicate',
  'closed-by-automation': 'notAsked.closed-by-automation',
  'sampled-out': 'notAsked.sampled-out',
  'bulk-close': 'notAsked.bulk-close',
  'contact-budget': 'notAsked.contact-budget',
} as const satisfies Record<NonNullable<PanelView['notAskedReason']>, string>;
