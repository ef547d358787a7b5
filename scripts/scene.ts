import type { Page } from 'playwright-core';
import { ADMIN } from '../test/support/small-desk.ts';

/** One picture before it is taken: who looks at what. */
export interface Scene {
  readonly name: string;
  readonly person: string;
  readonly path: string;
  readonly viewport: 'desktop' | 'phone';
  /** Modules whose frames must have drawn something. */
  readonly modules: readonly string[];
  readonly content: 'ready' | 'held back' | 'refused';
  /** Only what a window shows of the page, for pictures that stand in a text. */
  readonly cropped?: boolean;
  /** What a person does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

export interface Stage {
  readonly url: string;
  readonly scenes: readonly Scene[];
  readonly stop: () => Promise<void>;
}

/** A page of Jira, as the administrator sees it unless told otherwise. */
export const pageScene = (name: string, path: string, more: Partial<Scene> = {}): Scene => ({
  name,
  person: ADMIN,
  path,
  viewport: 'desktop',
  modules: [],
  content: 'ready',
  ...more,
});
