import { useEffect, useState } from 'react';
import type { CalendarSettings, ProcessSettings, SettingsView } from '../../../src/contract/settings';
import { Chips } from '../../kit/chips';
import { Button } from '../../kit/controls';
import { Fault, SelectField } from '../../kit/fields';
import { useWords } from '../../kit/text';
import type { MessageKey } from '../../kit/words';
import { AskingFields } from './AskingFields';
import type { Faults } from './faults';
import { NameFields } from './NameFields';
import { NumberField } from '../../kit/number-field';
import { OwnHours } from './OwnHours';
import { ReaderField } from './ReaderField';
import { projectAmong } from './site-ids';
import { useFault } from './use-fault';

interface ProcessFormProps {
  readonly process: ProcessSettings;
  readonly path: string;
  readonly faults: Faults;
  readonly site: SettingsView['site'];
  readonly calendar: CalendarSettings;
  readonly onChange: (process: ProcessSettings) => void;
  readonly onRemove: () => void;
}

const VISIBILITIES: readonly { id: ProcessSettings['visibility']; name: MessageKey }[] = [
  { id: 'team', name: 'visibility.team' },
  { id: 'managers', name: 'visibility.managers' },
  { id: 'aggregate', name: 'visibility.aggregate' },
];

/** One process. Folded to its name once it has one; open while something in it is wrong. */
export function ProcessForm({ process, path, faults, site, calendar, onChange, onRemove }: ProcessFormProps) {
  const words = useWords();
  const change = (part: Partial<ProcessSettings>) => onChange({ ...process, ...part });
  const name = process.name[words.language] || words.text('settings.process.unnamed');
  const wrong = [...faults.keys()].some((key) => key.startsWith(`${path}.`));
  // Held here: read off the draft, it would fold up under the first letter of a new name.
  const [open, setOpen] = useState(process.name.en === '');
  useEffect(() => {
    if (wrong) setOpen(true);
  }, [wrong]);
  const types = site.requestTypes.filter((type) => type.projectId === process.projectId);
  const typesFault = faults.get(`${path}.requestTypeIds`);
  return (
    <details class="process" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <bdi class="process-name">{name}</bdi>{' '}
        <span class="quiet small">
          {words.text('settings.process.types', { count: process.requestTypeIds.length })}
        </span>
      </summary>
      <div class="process-body">
        <NameFields
          label="settings.process.name"
          value={process.name}
          path={`${path}.name`}
          faults={faults}
          onChange={(value) => change({ name: value })}
        />
        <NameFields
          label="settings.process.team"
          value={process.team}
          path={`${path}.team`}
          faults={faults}
          onChange={(value) => change({ team: value })}
        />
        <SelectField
          label={words.text('settings.process.project')}
          value={String(process.projectId)}
          choices={site.projects.map((project) => ({ id: project.id, name: `${project.name} (${project.key})` }))}
          onChange={(id) => {
            const projectId = projectAmong(site.projects, id);
            // Request types belong to one project, so another project starts with none.
            if (projectId !== null) change({ projectId, requestTypeIds: [] });
          }}
        />
        <div class="field">
          <Chips
            legend={words.text('settings.process.requestTypes')}
            choices={types}
            chosen={process.requestTypeIds}
            onChange={(chosen) => change({ requestTypeIds: [...chosen] })}
          />
          {types.length === 0 && <p class="field-note">{words.text('settings.process.noTypes')}</p>}
          {typesFault && <Fault text={words.text(typesFault)} />}
        </div>
        <ProcessRules process={process} path={path} faults={faults} change={change} />
        <AskingFields process={process} path={path} faults={faults} change={change} />
        <OwnHours process={process} path={path} faults={faults} calendar={calendar} onChange={onChange} />
        <ReaderField
          reader={process.commentReader}
          path={`${path}.commentReader.name`}
          faults={faults}
          onChange={(commentReader) => change({ commentReader })}
        />
        <div>
          <Button look="subtle" onPress={onRemove}>
            {words.text('settings.process.remove', { name })}
          </Button>
        </div>
      </div>
    </details>
  );
}

interface RulesProps extends Pick<ProcessFormProps, 'process' | 'path' | 'faults'> {
  readonly change: (part: Partial<ProcessSettings>) => void;
}

function ProcessRules({ process, path, faults, change }: RulesProps) {
  const words = useWords();
  const fault = useFault(faults, path);
  return (
    <>
      <SelectField
        label={words.text('settings.process.visibility')}
        value={process.visibility}
        choices={VISIBILITIES.map(({ id, name }) => ({ id, name: words.text(name) }))}
        note={words.text('settings.process.visibility.note')}
        onChange={(visibility) => change({ visibility })}
      />
      <div class="pair">
        <NumberField
          label={words.text('settings.process.target')}
          note={words.text('settings.process.target.note')}
          value={process.target}
          step="0.1"
          fault={fault('target')}
          onChange={(target) => change({ target })}
        />
        <NumberField
          label={words.text('settings.process.meaningful')}
          note={words.text('settings.process.meaningful.note')}
          value={process.meaningfulMinutes}
          step="1"
          fault={fault('meaningfulMinutes')}
          onChange={(meaningfulMinutes) => change({ meaningfulMinutes })}
        />
      </div>
    </>
  );
}
