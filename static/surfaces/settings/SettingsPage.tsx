import { useEffect } from 'react';
import { callSettings } from '../../kit/bridge';
import { Bone, ErrorState, Skeleton } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import type { Reading } from '../../kit/use-answer';
import type { SettingsView } from '../../../src/contract/settings';
import { FiguresSection } from './FiguresSection';
import { SettingsForm } from './SettingsForm';

const readSettings = () => callSettings('readSettings', {});
const PROGRESS_EVERY = 2_000;

/** One page, every default usable: nothing here has to be filled before the app works. */
export function SettingsPage() {
  const words = useWords();
  const reading = useAnswer(readSettings);
  useProgress(reading);
  const { value: view, error, busy, reload } = reading;
  if (!view) return error ? <ErrorState error={error} busy={busy} onRetry={reload} /> : <SettingsSkeleton />;
  return (
    <div class="settings">
      <header>
        <h1>{words.text('settings.title')}</h1>
        <p class="quiet">{words.text('settings.intro')}</p>
      </header>
      <SettingsForm view={view} onSaved={reading.replace} readAgain={readSettings} />
      <FiguresSection view={view} onStarted={reading.replace} />
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
