import { useRef, useState } from 'react';
import type { Settings, SettingsView } from '../../../src/contract/settings';
import type { Answer } from '../../../src/contract/errors';
import type { AnswerError } from '../../kit/bridge';
import { AskingSection } from './AskingSection';
import { CalendarSection } from './CalendarSection';
import { DepartmentsSection } from './DepartmentsSection';
import { findFaults } from './faults';
import type { Faults } from './faults';
import { PeopleSection } from './PeopleSection';
import { ProcessesSection } from './ProcessesSection';
import { ProjectsSection } from './ProjectsSection';
import { SaveBar } from './SaveBar';
import { useSave } from './use-save';

/** The field the server refused, under the path its own form uses. */
function refusedBy(error: AnswerError | null): Faults {
  const isAtField = error?.code === 'BAD_INPUT' || error?.code === 'NO_WORKING_TIME';
  if (!isAtField || error.field === undefined) return new Map();
  return new Map([[error.field.replace(/^settings\./, '').replace(/^(calendar\.daysOff)\..*/, '$1'), 'fault.refused']]);
}

interface SettingsFormProps {
  readonly view: SettingsView;
  readonly onSaved: (view: SettingsView) => void;
  readonly readAgain: () => Promise<Answer<SettingsView>>;
}

/**
 * The draft lives here and is replaced only when the person says so: a newer version that arrives while the page is
 * open never overwrites what was typed.
 */
export function SettingsForm({ view, onSaved, readAgain }: SettingsFormProps) {
  const [base, setBase] = useState(view);
  const [draft, setDraft] = useState(view.settings);
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const take = (fresh: SettingsView) => {
    setBase(fresh);
    setDraft(fresh.settings);
    setChecked(false);
    onSaved(fresh);
  };
  const save = useSave({ version: base.version, readAgain, onSaved: take });
  const faults = findFaults(draft);
  const shown = new Map([...(checked ? faults : []), ...refusedBy(save.error)]);
  const section = {
    draft,
    faults: shown,
    site: view.site,
    change: (part: Partial<Settings>) => setDraft((before) => ({ ...before, ...part })),
  };
  const submit = () => {
    setChecked(true);
    if (faults.size === 0) save.send(draft);
    else
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]')?.focus(),
      );
  };
  return (
    <form
      ref={form}
      class="settings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ProjectsSection {...section} />
      <ProcessesSection {...section} />
      <DepartmentsSection {...section} coverage={view.coverage} />
      <CalendarSection {...section} />
      <AskingSection {...section} />
      <PeopleSection {...section} />
      <SaveBar
        save={save}
        base={base}
        changed={JSON.stringify(draft) !== JSON.stringify(base.settings)}
        faultCount={shown.size}
        onDiscard={() => take(base)}
        onOverwrite={() => save.sendOver(draft)}
      />
    </form>
  );
}
