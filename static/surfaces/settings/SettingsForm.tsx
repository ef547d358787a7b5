import { useEffect, useRef, useState } from 'react';
import type { Settings, SettingsView } from '../../../src/contract/settings';
import type { Answer } from '../../../src/contract/errors';
import type { AnswerError } from '../../kit/bridge';
import { AskingSection } from './AskingSection';
import { CalendarSection } from './CalendarSection';
import { DepartmentsSection } from './DepartmentsSection';
import { findFaults } from './faults';
import type { Faults } from './faults';
import { PARTS, partOf } from './parts';
import type { Part } from './parts';
import { PeopleSection } from './PeopleSection';
import { ProcessesSection } from './ProcessesSection';
import { ProjectsSection } from './ProjectsSection';
import { RetentionSection } from './RetentionSection';
import { SaveBar } from './SaveBar';
import type { SectionProps } from './section-props';
import { useSave } from './use-save';

/** The field the server refused, under the path its own form uses. */
function refusedBy(error: AnswerError | null): Faults {
  const isAtField = error?.code === 'BAD_INPUT' || error?.code === 'NO_WORKING_TIME';
  if (!isAtField || error.field === undefined) return new Map();
  return new Map([[error.field.replace(/^settings\./, '').replace(/^(calendar\.daysOff)\..*/, '$1'), 'fault.refused']]);
}

interface SettingsFormProps {
  readonly part: Part;
  /** Told on which pages a field needs attention. */
  readonly onFaults: (wrong: ReadonlySet<Part>) => void;
  /** Shows another page, where the first field stands that needs attention. */
  readonly onGoTo: (part: Part) => void;
  readonly view: SettingsView;
  readonly onSaved: (view: SettingsView) => void;
  readonly readAgain: () => Promise<Answer<SettingsView>>;
}

/**
 * The draft lives here and is replaced only when the person says so: a newer version that arrives while the page is
 * open never overwrites what was typed.
 */
export function SettingsForm({ part, onFaults, onGoTo, view, onSaved, readAgain }: SettingsFormProps) {
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
    change: (changed: Partial<Settings>) => setDraft((before) => ({ ...before, ...changed })),
  };
  const wrong = [...new Set([...shown.keys()].map(partOf))].toSorted().join(' ');
  useEffect(() => onFaults(new Set(PARTS.filter((each) => wrong.split(' ').includes(each)))), [wrong, onFaults]);
  const submit = () => {
    setChecked(true);
    const [first] = faults.keys();
    if (first === undefined) {
      save.send(draft);
      return;
    }
    if (![...faults.keys()].some((path) => partOf(path) === part)) onGoTo(partOf(first));
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
      <Sections part={part} section={section} view={view} />
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

interface SectionsProps {
  readonly part: Part;
  readonly section: SectionProps;
  readonly view: SettingsView;
}

function Sections({ part, section, view }: SectionsProps) {
  switch (part) {
    case 'setup':
      return (
        <>
          <ProjectsSection {...section} />
          <DepartmentsSection {...section} coverage={view.coverage} />
          <PeopleSection {...section} />
        </>
      );
    case 'processes':
      return <ProcessesSection {...section} />;
    case 'calendar':
      return <CalendarSection {...section} />;
    case 'asking':
      return <AskingSection {...section} />;
    case 'privacy':
      return <RetentionSection {...section} />;
    default:
      return null;
  }
}
