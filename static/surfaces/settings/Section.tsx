import { useId } from 'react';
import type { ComponentChildren } from 'preact';

interface SectionBoxProps {
  readonly title: string;
  readonly intro: string;
  readonly children: ComponentChildren;
}

/** One heading of the page with its sentence. */
export function Section({ title, intro, children }: SectionBoxProps) {
  const id = useId();
  return (
    <section class="settings-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="quiet">{intro}</p>
      {children}
    </section>
  );
}
