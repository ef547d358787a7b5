import { type Html, html } from './html.ts';
import type { Page } from './page.ts';
import type { SlaClock } from './shapes.ts';

export type SlaLook = 'running' | 'paused' | 'breached' | 'met';

/** How one clock stands, in a word and a look; null when it never ran. */
export function slaState(
  { t, formats }: Page,
  clock: SlaClock,
): { readonly look: SlaLook; readonly word: string } | null {
  const running = clock.ongoingCycle;
  if (running === undefined) {
    const last = clock.completedCycles.at(-1);
    if (last === undefined) return null;
    return last.breached ? { look: 'breached', word: t.slaBreached } : { look: 'met', word: t.slaMet };
  }
  const left = running.remainingTime.millis;
  if (running.breached || left < 0) return { look: 'breached', word: t.slaOverdue(formats.duration(Math.abs(left))) };
  return running.paused === true
    ? { look: 'paused', word: t.slaPaused }
    : { look: 'running', word: t.slaRemaining(formats.duration(left)) };
}

/** The clock as a short coloured word, for the sidebar of an issue and for columns. */
export function slaBadge(page: Page, clock: SlaClock): Html | null {
  const state = slaState(page, clock);
  return state === null ? null : html`<span class="sla sla-${state.look}"><bdi>${state.word}</bdi></span>`;
}
