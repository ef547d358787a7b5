import type { ClosedFact } from '../../src/domain/figures/cell.ts';

/** A closed request of which only what is given is known. */
export const aClosedFact = (known: Partial<ClosedFact> = {}): ClosedFact => ({
  reopens: 0,
  handovers: 0,
  returns: 0,
  slaMet: null,
  complete: null,
  cycleMs: null,
  responseMs: null,
  silenceMs: null,
  waitingMs: null,
  outcome: null,
  channel: null,
  metrics: [],
  ...known,
});
