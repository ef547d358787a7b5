import type { ComponentType } from 'preact';
import type { MessageKey } from '../../kit/words';
import { Alerts } from './Alerts';
import { Contracts } from './contracts/Contracts';
import { Overview } from './Overview';
import type { PageProps } from './page-props';

export interface WorkspacePage {
  /** First part of the page's address. */
  readonly id: string;
  readonly name: MessageKey;
  readonly Page: ComponentType<PageProps>;
}

/** The left list, in its order. A page appears here with its function, never before. */
export const PAGES: readonly [WorkspacePage, ...WorkspacePage[]] = [
  { id: 'overview', name: 'workspace.overview', Page: Overview },
  { id: 'contracts', name: 'workspace.contracts', Page: Contracts },
  { id: 'alerts', name: 'workspace.alerts', Page: Alerts },
];
