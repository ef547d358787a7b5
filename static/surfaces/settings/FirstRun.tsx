import { useState } from 'react';
import type { Settings, SettingsView } from '../../../src/contract/settings';
import { callSettings } from '../../kit/bridge';
import { Button, Notice } from '../../kit/controls';
import { PageList } from '../../kit/page-list';
import { useErrorText } from '../../kit/states';
import { useWords } from '../../kit/text';
import type { MessageKey } from '../../kit/words';
import { AskingSection } from './AskingSection';
import { CalendarSection } from './CalendarSection';
import { DepartmentsSection } from './DepartmentsSection';
import { findFaults } from './faults';
import { PreviewBox } from './PreviewBox';
import { ProjectsSection } from './ProjectsSection';
import { RetentionSection } from './RetentionSection';
import type { SectionProps } from './section-props';
import { usePreview } from './use-preview';
import { STEPS } from './steps';
import { ImportSection } from './TransferSections';
import type { Step } from './steps';
import { useSave } from './use-save';

const NAMES: Readonly<Record<Step, MessageKey>> = {
  projects: 'settings.projects',
  departments: 'settings.departments',
  calendar: 'settings.calendar',
  asking: 'settings.asking',
  privacy: 'settings.part.privacy',
};

const readAgain = () => callSettings('readSettings', {});

interface FirstRunProps {
  readonly view: SettingsView;
  readonly onStarted: (view: SettingsView) => void;
}

/** Five steps, every default usable, Start at any of them. Until then nothing is read, written or sent by the app. */
export function FirstRun({ view, onStarted }: FirstRunProps) {
  const words = useWords();
  const wordError = useErrorText();
  const [draft, setDraft] = useState<Settings>({ ...view.settings, isStarted: true });
  const [step, setStep] = useState<Step>('projects');
  const preview = usePreview(draft);
  const save = useSave({ version: view.version, readAgain, onSaved: onStarted });
  const faults = findFaults(draft);
  const next = STEPS[STEPS.indexOf(step) + 1];
  const section = {
    draft: { ...draft, isStarted: false },
    faults,
    site: view.site,
    change: (part: Partial<Settings>) => setDraft((before) => ({ ...before, ...part })),
  };
  return (
    <div class="settings">
      <header>
        <h1>{words.text('first.title')}</h1>
        <p class="quiet">{words.text('first.intro')}</p>
      </header>
      <PageList
        label={words.text('first.steps')}
        kind="steps"
        entries={STEPS.map((each, index) => ({ id: each, name: `${index + 1} · ${words.text(NAMES[each])}` }))}
        current={step}
        onChoose={setStep}
      />
      <StepFields step={step} section={section} coverage={preview.coverage ?? view.coverage} />
      <PreviewBox step={step} draft={draft} site={view.site} preview={preview} />
      {save.error && (
        <Notice tone="danger" role="alert">
          {wordError(save.error)}
        </Notice>
      )}
      {faults.size > 0 && <Notice tone="danger">{words.text('settings.faults', { count: faults.size })}</Notice>}
      <div class="save-bar">
        <div class="save-actions">
          <Button look="primary" busy={save.busy} onPress={() => faults.size === 0 && save.send(draft)}>
            {words.text('first.start')}
          </Button>
          {next && (
            <Button onPress={() => setStep(next)}>{words.text('first.next', { what: words.text(NAMES[next]) })}</Button>
          )}
          <span class="quiet small">{words.text('first.note')}</span>
        </div>
      </div>
      <Moving onMoved={onStarted} />
    </div>
  );
}

interface MovingProps {
  readonly onMoved: (view: SettingsView) => void;
}

/** For whoever comes from another site: settings are taken only here, before anybody has saved any. */
function Moving({ onMoved }: MovingProps) {
  const words = useWords();
  const open = async () => {
    const answer = await readAgain();
    if (answer.ok) onMoved(answer.value);
  };
  return (
    <details>
      <summary>{words.text('first.import')}</summary>
      <ImportSection
        next={
          <div>
            <Button onPress={() => void open()}>{words.text('first.import.open')}</Button>
          </div>
        }
      />
    </details>
  );
}

interface StepFieldsProps {
  readonly step: Step;
  readonly section: SectionProps;
  readonly coverage: SettingsView['coverage'];
}

function StepFields({ step, section, coverage }: StepFieldsProps) {
  switch (step) {
    case 'projects':
      return <ProjectsSection {...section} />;
    case 'departments':
      return <DepartmentsSection {...section} coverage={coverage} />;
    case 'calendar':
      return <CalendarSection {...section} />;
    case 'asking':
      return <AskingSection {...section} />;
    case 'privacy':
      return <RetentionSection {...section} />;
  }
}
