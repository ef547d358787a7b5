import { useEffect, useState } from 'react';
import { callSettings } from '../../kit/bridge';
import { Bone, ErrorState, Skeleton } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import type { Reading } from '../../kit/use-answer';
import type { SettingsView } from '../../../src/contract/settings';
import { AuditPage } from './AuditPage';
import { FiguresSection } from './FiguresSection';
import { FirstRun } from './FirstRun';
import { HealthPage } from './HealthPage';
import { PartList } from './PartList';
import { isForm } from './parts';
import type { Part } from './parts';
import { PersonSection } from './PersonSection';
import { SourcesPage } from './sources/SourcesPage';
import { TransferSections } from './TransferSections';
import { SettingsForm } from './SettingsForm';

const readSettings = () => callSettings('readSettings', {});
const PROGRESS_EVERY = 2_000;

/** One page, every default usable: nothing here has to be filled before the app works. */
export function SettingsPage() {
  const words = useWords();
  const [part, setPart] = useState<Part>('setup');
  const [wrong, setWrong] = useState<ReadonlySet<Part>>(new Set());
  const reading = useAnswer(readSettings);
  useProgress(reading);
  const { value: view, error, busy, reload } = reading;
  if (!view) return error ? <ErrorState error={error} busy={busy} onRetry={reload} /> : <SettingsSkeleton />;
  if (!view.settings.isStarted && view.version === 0) return <FirstRun view={view} onStarted={reading.replace} />;
  return (
    <div class="settings-frame">
      <PartList current={part} wrong={wrong} onChoose={setPart} />
      <div class="settings">
        <header>
          <h1>{words.text('settings.title')}</h1>
          <p class="quiet">{words.text('settings.intro')}</p>
        </header>
        {/* The form stays while another page is looked at, so that nothing typed is lost. */}
        <div hidden={!isForm(part)}>
          <SettingsForm
            part={part}
            onFaults={setWrong}
            onGoTo={setPart}
            view={view}
            onSaved={reading.replace}
            readAgain={readSettings}
          />
        </div>
        {part === 'privacy' && <PersonSection />}
        {part === 'sources' && <SourcesPage />}
        {part === 'health' && <HealthPage />}
        {part === 'data' && (
          <>
            <FiguresSection view={view} onStarted={reading.replace} />
            <TransferSections />
          </>
        )}
        {part === 'audit' && <AuditPage />}
      </div>
    </div>
  );
}

/** Long work goes on without this tab; while the tab is open it shows how far the work is. */
function useProgress({ value, reload }: Reading<SettingsView>): void {
  const running = (value?.rebuild ?? null) !== null;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(reload, PROGRESS_EVERY);
    return () => clearInterval(timer);
  }, [running, reload]);
}

function SettingsSkeleton() {
  return (
    <Skeleton>
      <div class="settings">
        <Bone width="40%" height="1.5rem" />
        {[1, 2, 3, 4].map((section) => (
          <div key={section} class="settings-section">
            <Bone width="10rem" height="1.25rem" />
            <Bone width="100%" height="5rem" />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
