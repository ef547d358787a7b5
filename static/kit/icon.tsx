/** Shapes that go beside a word, so that colour is never alone. */
export type IconName = 'check' | 'warning' | 'info' | 'lock' | 'clock' | 'up' | 'down' | 'level' | 'back' | 'open';

const PATHS: Readonly<Record<IconName, string>> = {
  check: 'M3 8.5 6.5 12 13 4.5',
  warning: 'M8 2 15 14H1Z M8 6.5v3.5 M8 12v.01',
  info: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z M8 7.5V11 M8 5v.01',
  lock: 'M3.5 7h9v7h-9Z M5.5 7V4.5a2.5 2.5 0 0 1 5 0V7',
  clock: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z M8 4.5V8l2.5 1.5',
  up: 'M8 13V3 M3.5 7.5 8 3l4.5 4.5',
  down: 'M8 3v10 M3.5 8.5 8 13l4.5-4.5',
  level: 'M3 6h10 M3 10h10',
  back: 'M13 8H3 M7.5 3.5 3 8l4.5 4.5',
  open: 'M6.5 3H3v10h10V9.5 M9 3h4v4 M13 3 7.5 8.5',
};

/** Arrows that mean "back" and "out" follow the reading direction. */
const TURNS = new Set<IconName>(['back', 'open']);

/** Drawn in the text's colour; silent for screen readers, because the word beside it says the same. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      class={TURNS.has(name) ? 'icon icon-turns' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
