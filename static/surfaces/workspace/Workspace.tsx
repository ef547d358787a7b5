import { useCallback } from 'react';
import { callWorkspace } from '../../kit/bridge';
import { PageList } from '../../kit/page-list';
import { Bone, ErrorState, Skeleton } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAddress } from '../../kit/use-address';
import { useAnswer } from '../../kit/use-answer';
import { PAGES } from './pages';

const readWorkspace = () => callWorkspace('readWorkspace', {});

/** The pages of the service owner, one beside the other, in the list at the reading start. */
export function Workspace() {
  const words = useWords();
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
      <PageList
        label={words.text('workspace.pages')}
        kind="pages"
        entries={PAGES.map(({ id, name }) => ({ id, name: words.text(name) }))}
        current={current.id}
        onChoose={(id) => address.go(id)}
      />
      <div class="workspace-page">
        {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
        <current.Page view={view} reload={reload} rest={rest} go={goBelow} />
      </div>
    </div>
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
