import type { SettingsView } from '../../../src/contract/settings';
import { Button, Notice } from '../../kit/controls';
import { useErrorText } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import type { Save } from './use-save';

interface SaveBarProps {
  readonly save: Save;
  readonly base: SettingsView;
  readonly changed: boolean;
  readonly faultCount: number;
  readonly onDiscard: () => void;
  readonly onOverwrite: () => void;
}

/** Save, discard, and what became of the last save. */
export function SaveBar({ save, base, changed, faultCount, onDiscard, onOverwrite }: SaveBarProps) {
  const words = useWords();
  return (
    <div class="save-bar">
      <Outcome save={save} changed={changed} faultCount={faultCount} onOverwrite={onOverwrite} />
      <div class="save-actions">
        <Button look="primary" type="submit" busy={save.busy}>
          {words.text('settings.save')}
        </Button>
        {changed && (
          <Button look="subtle" onPress={onDiscard}>
            {words.text('settings.discard')}
          </Button>
        )}
        <span class="quiet small">
          {base.savedAt === null ? (
            words.text('settings.neverSaved')
          ) : (
            <Text
              id="settings.savedBy"
              values={{ by: base.savedBy ?? '', at: words.dateTime(base.savedAt), known: base.savedBy ? 1 : 0 }}
            />
          )}
        </span>
      </div>
    </div>
  );
}

function Outcome({ save, changed, faultCount, onOverwrite }: Omit<SaveBarProps, 'base' | 'onDiscard'>) {
  const words = useWords();
  const wordError = useErrorText();
  if (save.error) {
    return (
      <Notice tone="danger" role="alert">
        <span>{wordError(save.error)}</span>
        {save.error.code === 'STALE_SAVE' && (
          <span class="save-choices">
            <Button look="link" onPress={save.loadStored}>
              {words.text('settings.loadStored')}
            </Button>
            <Button look="link" onPress={onOverwrite}>
              {words.text('settings.overwrite')}
            </Button>
          </span>
        )}
      </Notice>
    );
  }
  if (faultCount > 0) {
    return (
      <Notice tone="danger" role="alert">
        {words.text('settings.faults', { count: faultCount })}
      </Notice>
    );
  }
  if (save.done && !changed) {
    return (
      <Notice tone="success" role="status">
        {words.text('settings.saved')}
      </Notice>
    );
  }
  return null;
}
