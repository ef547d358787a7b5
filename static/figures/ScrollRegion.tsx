import type { ComponentChildren } from 'preact';

/** What may be wider than its place: it scrolls by itself, by keyboard too, and pushes nothing else aside. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has no control to take the focus
    <div class="scroll-region" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
