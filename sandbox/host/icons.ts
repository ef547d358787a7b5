import { Html } from './html.ts';

const icon = (paths: string): Html =>
  new Html(
    `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`,
  );

/** The few signs the frame needs, drawn here. */
export const icons = {
  mark: new Html(
    '<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect width="24" height="24" rx="6" fill="currentColor"/><path d="M6.5 12.2 11 16.5l6.5-9" fill="none" stroke="var(--ds-icon-inverse)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>',
  ),
  queue: icon('<path d="M2.5 4h11M2.5 8h11M2.5 12h7"/>'),
  portal: icon('<circle cx="8" cy="8" r="5.75"/><path d="M2.5 8h11M8 2.25c4 4 4 7.5 0 11.5-4-4-4-7.5 0-11.5Z"/>'),
  plus: icon('<path d="M8 3v10M3 8h10"/>'),
  search: icon('<circle cx="7" cy="7" r="4.25"/><path d="m10.25 10.25 3.25 3.25"/>'),
  settings: icon(
    '<circle cx="8" cy="8" r="2.25"/><path d="M8 1.75v2M8 12.25v2M1.75 8h2M12.25 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4"/>',
  ),
  chevron: icon('<path d="m4.5 6.5 3.5 3.5 3.5-3.5"/>'),
  app: icon(
    '<rect x="2.25" y="2.25" width="4.75" height="4.75" rx="1"/><rect x="9" y="2.25" width="4.75" height="4.75" rx="1"/><rect x="2.25" y="9" width="4.75" height="4.75" rx="1"/><path d="M11.4 9.25v4.5M9.15 11.5h4.5"/>',
  ),
  board: icon('<rect x="2.25" y="2.25" width="11.5" height="11.5" rx="1.5"/><path d="M8 2.25v11.5M8 7h5.75"/>'),
  lock: icon('<rect x="3.25" y="7" width="9.5" height="6.75" rx="1.25"/><path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2"/>'),
  more: icon('<path d="M3.25 8h.01M8 8h.01M12.75 8h.01" stroke-width="2.25"/>'),
  speech: icon('<path d="M2.25 3.25h11.5v7.5H8l-3 2.5v-2.5H2.25Z"/>'),
  request: icon('<path d="M3.25 2.25h9.5v11.5h-9.5ZM5.75 5.75h4.5M5.75 8.5h4.5"/>'),
  check: icon('<path d="m3.25 8.5 3 3 6.5-7"/>'),
  arrow: icon('<path d="M2.75 8h10.5M9.5 4.25 13.25 8 9.5 11.75"/>'),
} as const;
