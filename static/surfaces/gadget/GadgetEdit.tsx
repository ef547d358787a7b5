import { useEffect, useRef, useState } from 'react';
import type { GadgetConfig, TileId } from '../../../src/contract/gadget';
import type { ProjectId } from '../../../src/contract/ids';
import { periodName, PERIODS, STANDARD_PERIOD, tileWords } from '../../figures/measure-words';
import { callGadget, closeGadgetEdit, connectWidgetEdit, submitGadget } from '../../kit/bridge';
import type { WidgetEdit } from '../../kit/bridge';
import { Chips } from '../../kit/chips';
import { Button, Notice } from '../../kit/controls';
import { Fault, Field, SelectField, TextField } from '../../kit/fields';
import { usePlace } from '../../kit/mount';
import { ErrorState } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import { configIn, MOST_TILES, PRESETS, STANDARD_TILES } from './config';

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
      <Choices config={config} tilesFault={faults.tiles} onChange={change} />
      <SelectField
        label={words.text('edit.period')}
        value={config.period ?? STANDARD_PERIOD}
        choices={PERIODS.map((id) => ({ id, name: words.text(periodName(id)) }))}
        onChange={(period) => change({ period })}
      />
      <BaselineField config={config} onChange={setConfig} />
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

interface ChoicesProps {
  readonly config: GadgetConfig;
  readonly tilesFault: string | undefined;
  readonly onChange: (part: GadgetConfig) => void;
}

/** What the server says may be chosen from: projects of this person, and measures that have a source. */
function Choices({ config, tilesFault, onChange }: ChoicesProps) {
  const words = useWords();
  const { value, error, busy, reload } = useAnswer(readChoices);
  if (error) return <ErrorState error={error} busy={busy} onRetry={reload} />;
  const projects = value?.projects ?? [];
  const measures = value?.measures ?? [];
  return (
    <>
      <div class="field">
        <Chips
          legend={words.text('edit.projects')}
          choices={projects.map(({ id, key, name }) => ({ id, name: `${name} (${key})` }))}
          chosen={config.projects ?? []}
          onChange={(chosen) =>
            onChange({
              projects: chosen.filter((id): id is ProjectId => projects.some((known) => known.id === id)),
            })
          }
        />
        <p class="field-note">{words.text('edit.projectsNote')}</p>
      </div>
      <div class="field" role="group" aria-label={words.text('edit.presets')}>
        <span class="field-label">{words.text('edit.presets')}</span>
        <div class="actions">
          <Button onPress={() => onChange({ tiles: readable(PRESETS.A, measures) })}>
            {words.text('edit.presetA')}
          </Button>
          <Button onPress={() => onChange({ tiles: readable(PRESETS.B, measures) })}>
            {words.text('edit.presetB')}
          </Button>
        </div>
        <p class="field-note">{words.text('edit.presetsNote')}</p>
      </div>
      <div class="field">
        <Chips
          legend={words.text('edit.tiles')}
          choices={measures.map((id) => ({ id, name: words.text(tileWords(id).name) }))}
          chosen={config.tiles ?? STANDARD_TILES}
          onChange={(chosen) => onChange({ tiles: measures.filter((tile) => chosen.includes(tile)) })}
        />
        {tilesFault && <Fault text={tilesFault} />}
      </div>
    </>
  );
}

const readable = (preset: readonly TileId[], measures: readonly TileId[]): TileId[] =>
  preset.filter((tile) => measures.includes(tile));

interface BaselineFieldProps {
  readonly config: GadgetConfig;
  readonly onChange: (config: GadgetConfig) => void;
}

/** The day at which the baseline ended. Noon, so that no time zone moves it to another day. */
function BaselineField({ config, onChange }: BaselineFieldProps) {
  const words = useWords();
  const { baseline, ...rest } = config;
  return (
    <Field label={words.text('edit.baseline')} note={words.text('edit.baselineNote')}>
      {(wiring) => (
        <input
          {...wiring}
          class="input"
          type="date"
          value={baseline === undefined ? '' : dateText(baseline)}
          onChange={(event) => {
            const chosen = noonOf(event.currentTarget.value);
            onChange(chosen === null ? rest : { ...rest, baseline: chosen });
          }}
        />
      )}
    </Field>
  );
}

const NOON = 'T12:00:00Z';
const dateText = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

type Baseline = NonNullable<GadgetConfig['baseline']>;
const isInstant = (value: number): value is Baseline => Number.isSafeInteger(value) && value > 0;

/** Noon of a chosen day; null for none. */
function noonOf(date: string): Baseline | null {
  const instant = Date.parse(`${date}${NOON}`);
  return isInstant(instant) ? instant : null;
}
