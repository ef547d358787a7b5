import { callSettings } from '../../../kit/bridge';
import { Bone, ErrorState, Skeleton } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import { useAnswer } from '../../../kit/use-answer';
import { Section } from '../Section';
import { HistorySection } from './HistorySection';
import { ImportSection } from './ImportSection';
import { StaffSection } from './StaffSection';
import { SourceList } from './SourceList';

const readSources = () => callSettings('readSources', {});

/** Where figures come from beside Jira. */
export function SourcesPage() {
  const words = useWords();
  const { value: view, error, busy, reload } = useAnswer(readSources);
  return (
    <div class="settings">
      <Section title={words.text('sources.title')} intro={words.text('sources.intro')}>
        {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
        {!view && !error && (
          <Skeleton>
            <Bone width="100%" height="6rem" />
          </Skeleton>
        )}
        {view && <SourceList view={view} onChanged={reload} />}
      </Section>
      {view && <ImportSection view={view} onMoved={reload} />}
      <HistorySection of="requests" />
      <HistorySection of="ratings" />
      <StaffSection />
    </div>
  );
}
