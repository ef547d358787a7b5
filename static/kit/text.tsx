import { createContext, Fragment, useContext } from 'react';
import type { ComponentChildren } from 'preact';
import type { MessageKey, Words } from './words';

/** Set by `mountSurface`. */
export const WordsContext = createContext<Words | null>(null);

/** The person's language. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords outside of mountSurface');
  return words;
}

interface TextProps {
  readonly id: MessageKey;
  readonly values: Readonly<Record<string, ComponentChildren>>;
}

/**
 * A text with names or figures in it. Each string is isolated, so that a Hebrew summary inside an English sentence, or
 * the reverse, cannot pull punctuation over; elements are put in as they are, numbers choose plurals.
 */
export function Text({ id, values }: TextProps) {
  const words = useWords();
  const isolated: Record<string, ComponentChildren> = {};
  for (const [name, value] of Object.entries(values)) {
    isolated[name] = typeof value === 'string' ? <bdi>{value}</bdi> : value;
  }
  return (
    <>
      {words.pieces(id, isolated).map((piece, index) => (
        <Fragment key={index}>{piece}</Fragment>
      ))}
    </>
  );
}

/** A figure that reads left to right in both languages: `+8`, `4 / 5`, `PAY-118`. */
export function Ltr({ children }: { readonly children: ComponentChildren }) {
  return <bdi dir="ltr">{children}</bdi>;
}
