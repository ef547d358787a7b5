import { useEffect, useRef, useState } from 'react';
import type { GadgetConfig, TileId } from '../../../src/contract/gadget';
import type { ProjectId } from '../../../src/contract/ids';
import { callGadget, closeGadgetEdit, connectWidgetEdit, submitGadget } from '../../kit/bridge';
import type { WidgetEdit } from '../../kit/bridge';
import { Chips } from '../../kit/chips';
import { Button, Notice } from '../../kit/controls';
import { Fault, SelectField, TextField } from '../../kit/fields';
import { usePlace } from '../../kit/mount';
import { ErrorState } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import { configIn, MOST_TILES, periodName, PERIODS, STANDARD_PERIOD, STANDARD_TILES, TILES, tileWords } from './config';

const readChoices = () => callGadget('readChoices', {});
const LONGEST_TITLE = 120;

/** Title, projects, tiles and period of one gadget. The classic gadget saves itself, a widget is saved by the page. */
export function GadgetEdit() {
  const words = useWords();
  const { extension, moduleKey } = usePlace();
  const [config, setConfig] = useState(() => configIn(extension));
  const [failed, setFailed] = useState(false);
  const classic = moduleKey === 'xla-gadget';
  const faults = useFaults(config);
  useWidgetSave(config, { enabled: !classic, valid: faults.none });
  const change = (part: GadgetConfig) => setConfig((before) => ({ ...before, ...part }));
  const save = () => {
    if (faults.none) void submitGadget(config).catch(() => setFailed(true));
  };
  return (
    <form
      class="gadget-edit"
      aria-label={words.text('edit.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (classic) save();
      }}
    >
      <TextField
        label={words.text('edit.name')}
        value={config.title ?? ''}
        placeholder={words.text('edit.namePlaceholder')}
        fault={faults.title}
        onChange={(title) => change({ title })}
      />
      <ProjectsField config={config} onChange={(projects) => change({ projects })} />
      <TilesField config={config} fault={faults.tiles} onChange={(tiles) => change({ tiles })} />
      <SelectField
        label={words.text('edit.period')}
        value={config.period ?? STANDARD_PERIOD}
        choices={PERIODS.map((id) => ({ id, name: words.text(periodName(id)) }))}
        onChange={(period) => change({ period })}
      />
      {failed && (
        <Notice tone="danger" role="alert">
          {words.text('edit.failed')}
        </Notice>
      )}
      {classic && (
        <div class="actions">
          <Button look="primary" type="submit">
            {words.text('edit.save')}
          </Button>
          <Button look="subtle" onPress={() => void closeGadgetEdit().catch(() => undefined)}>
            {words.text('edit.cancel')}
          </Button>
        </div>
      )}
    </form>
  );
}

function useFaults(config: GadgetConfig) {
  const words = useWords();
  const title = (config.title ?? '').length > LONGEST_TITLE ? words.text('edit.titleTooLong') : undefined;
  const count = config.tiles?.length ?? STANDARD_TILES.length;
  const tiles =
    count === 0 ? words.text('edit.noTiles') : count > MOST_TILES ? words.text('edit.manyTiles') : undefined;
  return { title, tiles, none: title === undefined && tiles === undefined };
}

/** A widget's page asks for the configuration when its own Save is pressed; `null` keeps the form open. */
function useWidgetSave(config: GadgetConfig, { enabled, valid }: { enabled: boolean; valid: boolean }): void {
  const latest = useRef<GadgetConfig | null>(config);
  const [edit, setEdit] = useState<WidgetEdit | null>(null);
  useEffect(() => {
    if (!enabled) return;
    void connectWidgetEdit().then((api) => {
      api?.onProductSave(() => latest.current);
      setEdit(api);
    });
  }, [enabled]);
  useEffect(() => {
    latest.current = valid ? config : null;
    if (valid) edit?.updateConfig(config);
  }, [config, edit, valid]);
}

interface ProjectsFieldProps {
  readonly config: GadgetConfig;
  readonly onChange: (projects: ProjectId[]) => void;
}

function ProjectsField({ config, onChange }: ProjectsFieldProps) {
  const words = useWords();
  const { value, error, busy, reload } = useAnswer(readChoices);
  if (error) return <ErrorState error={error} busy={busy} onRetry={reload} />;
  const projects = value?.projects ?? [];
  return (
    <div class="field">
      <Chips
        legend={words.text('edit.projects')}
        choices={projects.map(({ id, key, name }) => ({ id, name: `${name} (${key})` }))}
        chosen={config.projects ?? []}
        onChange={(chosen) =>
          onChange(chosen.filter((id): id is ProjectId => projects.some((known) => known.id === id)))
        }
      />
      <p class="field-note">{words.text('edit.projectsNote')}</p>
    </div>
  );
}

interface TilesFieldProps {
  readonly config: GadgetConfig;
  readonly fault: string | undefined;
  readonly onChange: (tiles: TileId[]) => void;
}

function TilesField({ config, fault, onChange }: TilesFieldProps) {
  const words = useWords();
  return (
    <div class="field">
      <Chips
        legend={words.text('edit.tiles')}
        choices={TILES.map((id) => ({ id, name: words.text(tileWords(id).name) }))}
        chosen={config.tiles ?? STANDARD_TILES}
        onChange={(chosen) => onChange(TILES.filter((tile) => chosen.includes(tile)))}
      />
      {fault && <Fault text={fault} />}
    </div>
  );
}
