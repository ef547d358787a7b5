import type { WorkspaceView } from '../../../src/contract/workspace';

/** What every page of the workspace is given. */
export interface PageProps {
  readonly view: WorkspaceView;
  /** Reads the project and its processes again, after something of theirs was saved. */
  readonly reload: () => void;
  /** The address below the page: `['payslip-fix']`. */
  readonly rest: readonly string[];
  /** Goes to another address below this page. */
  readonly go: (...rest: readonly string[]) => void;
}
