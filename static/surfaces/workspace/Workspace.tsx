import { useCallback } from 'react';
import { callWorkspace } from '../../kit/bridge';
import { Bone, ErrorState, Skeleton } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAddress } from '../../kit/use-address';
import { useAnswer } from '../../kit/use-answer';
import { PAGES } from './pages';
import type { WorkspacePage } from './pages';

const readWorkspace = () => callWorkspace('readWorkspace', {});

/** The pages of the service owner, one beside the other, in the list at the reading start. */
export function Workspace() {
  const { value: view, error, busy, reload } = useAnswer(readWorkspace);
  const address = useAddress();
  const [first = '', ...rest] = address?.parts ?? [];
  const current = PAGES.find(({ id }) => id === first) ?? PAGES[0];
  const goTo = address?.go;
  const goBelow = useCallback((...below: readonly string[]) => goTo?.(current.id, ...below), [goTo, current.id]);
  if (!view || !address)
    return error ? <ErrorState error={error} busy={busy} onRetry={reload} /> : <WorkspaceSkeleton />;
  return (
    <div class="workspace">
      <PageList current={current} onChoose={({ id }) => address.go(id)} />
      <div class="workspace-page">
        {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
        <current.Page view={view} reload={reload} rest={rest} go={goBelow} />
      </div>
    </div>
  );
}

interface PageListProps {
  readonly current: WorkspacePage;
  readonly onChoose: (page: WorkspacePage) => void;
}

function PageList({ current, onChoose }: PageListProps) {
  const words = useWords();
  return (
    <nav class="page-list" aria-label={words.text('workspace.pages')}>
      <ul>
        {PAGES.map((page) => (
          <li key={page.id}>
            <button
              class="page-link"
              type="button"
              aria-current={page.id === current.id ? 'page' : undefined}
              onClick={() => onChoose(page)}
            >
              {words.text(page.name)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function WorkspaceSkeleton() {
  return (
    <Skeleton>
      <div class="workspace">
        <Bone width="100%" height="4rem" />
        <div class="workspace-page">
          <Bone width="40%" height="1.5rem" />
          <Bone width="100%" height="10rem" />
        </div>
      </div>
    </Skeleton>
  );
}
