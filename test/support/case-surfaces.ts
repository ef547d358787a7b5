import type { CardState } from '../../scripts/card-states.ts';
import type { PanelView } from '../../src/contract/panel.ts';
import type { Case } from './case-desk.ts';

/** What an agent's panel, the fields of the queue and the gadget's counts say of one case. */
export interface Said {
  readonly status: PanelView['status'];
  readonly why: PanelView['notAskedReason'];
  /** What the field XLA status holds; null: nothing. */
  readonly field: string | null;
  readonly score: number | null;
  /** Ratings of the process are kept from the agent. */
  readonly hidden: boolean;
  /** Requests closed, closes that were to be rated, and those of them that were asked about. */
  readonly counts: { readonly closed: number; readonly closes: number; readonly asked: number };
  /** By its id in the gadget; a request type outside of every process is one of its own. */
  readonly process: string;
}

const ONE = { closed: 1, closes: 1, asked: 1 };
const UNASKED = { closed: 1, closes: 1, asked: 0 };

const awaiting: Said = {
  status: 'awaiting',
  why: null,
  field: 'Awaiting rating',
  score: null,
  hidden: false,
  counts: ONE,
  process: 'payroll',
};
const open: Said = { ...awaiting, status: 'open', field: null, counts: { closed: 0, closes: 0, asked: 0 } };
const missed = (score: number): Said => ({ ...awaiting, status: 'missed', field: 'Missed', score });
const notAsked = (why: Said['why']): Said => ({
  ...awaiting,
  status: 'not-asked',
  why,
  field: 'Not asked',
  counts: UNASKED,
});

/** Written by hand from what a case is to mean, not read off the app. */
export const STATES_SAID: Readonly<Record<CardState, Said>> = {
  // Nobody is awaited any more once the card is closed.
  expired: { ...awaiting, status: 'not-rated', field: null },
  // That close was asked about; the request itself is open again.
  withdrawn: { ...open, counts: { closed: 0, closes: 1, asked: 1 } },
  answered: { ...awaiting, status: 'met', field: 'Met', score: 5 },
  'answered-low': missed(2),
  ask: awaiting,
  'ask-declined': awaiting,
  spam: notAsked('spam'),
  duplicate: notAsked('duplicate'),
  'closed-silent': notAsked('closed-by-automation'),
  // A desk's own staff is also out of its experience level.
  'not-pushed': { ...notAsked('requester-is-agent'), counts: { closed: 1, closes: 0, asked: 0 } },
  open,
  plain: { ...open, process: 'rt:702' },
  'promise-late': open,
  'promise-waiting': open,
  'promise-complete': open,
  'follow-up-late': missed(1),
  'follow-up-open': missed(1),
  'follow-up-done': missed(1),
  'follow-up-declined': missed(1),
};

export const CASES_SAID: Readonly<Record<Case, Said>> = {
  'on-behalf': awaiting,
  'closed-by-requester': notAsked('requester-closed-it'),
  'no-reporter': notAsked('no-reporter'),
  // Five, of which the first is asked about.
  bulk: { ...notAsked('bulk-close'), counts: { closed: 5, closes: 5, asked: 1 } },
  circle: notAsked('duplicate'),
  // Ratings that managers alone see leave nothing on the request, not even whether it was asked about.
  'not-reopened': { ...notAsked('closed-by-automation'), field: null, hidden: true, process: 'leave' },
  routine: { ...notAsked('not-meaningful'), process: 'rt:804' },
  later: { ...awaiting, process: 'payslip' },
  // It was asked about before it became somebody else's.
  'moved-reporter': { ...notAsked(null), counts: ONE },
  managers: { ...awaiting, field: null, hidden: true, process: 'leave' },
  aggregate: { ...awaiting, field: null, hidden: true, process: 'salary' },
};
