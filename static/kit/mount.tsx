import { Component, createContext, useContext } from 'react';
import type { ComponentChildren } from 'preact';
import { createRoot } from 'react-dom/client';
import { announceReady } from './bridge';
import type { SurfaceContext } from './context';
import { ErrorState } from './states';
import { WordsContext } from './text';
import type { Words } from './words';

/** What `main.ts` hands to a surface. */
export interface SurfaceProps {
  readonly root: HTMLElement;
  readonly context: SurfaceContext;
  readonly words: Words;
}

/** Every surface module exports one as `show`. */
export type ShowSurface = (props: SurfaceProps) => void;

const PlaceContext = createContext<SurfaceContext | null>(null);

/** Where the surface stands. */
export function usePlace(): SurfaceContext {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('usePlace outside of mountSurface');
  return place;
}

interface BoundaryProps {
  readonly children: ComponentChildren;
}

/** A fault while drawing becomes a sentence with a retry instead of an empty frame. */
class Boundary extends Component<BoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return <>{this.props.children}</>;
    return <ErrorState error={{ code: 'UNEXPECTED', message: '' }} onRetry={() => this.setState({ broken: false })} />;
  }
}

/** Draws a surface with its language and place around it. */
export function mountSurface({ root, context, words }: SurfaceProps, surface: ComponentChildren): void {
  createRoot(root).render(
    <WordsContext.Provider value={words}>
      <PlaceContext.Provider value={context}>
        <Boundary>{surface}</Boundary>
      </PlaceContext.Provider>
    </WordsContext.Provider>,
  );
  announceReady();
}
