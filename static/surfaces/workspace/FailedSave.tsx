import type { AnswerError } from '../../kit/bridge';
import { Button, Notice } from '../../kit/controls';
import { useErrorText } from '../../kit/states';
import { useWords } from '../../kit/text';

interface FailedSaveProps {
  readonly error: AnswerError | null;
  readonly onStale: () => void;
}

/** Why nothing was saved; after somebody else's save, a way to what is stored. What belongs to a field stands there as well. */
export function FailedSave({ error, onStale }: FailedSaveProps) {
  const words = useWords();
  const wordError = useErrorText();
  if (error === null) return null;
  return (
    <Notice tone="danger" role="alert">
      <span>{wordError(error)}</span>
      {error.code === 'STALE_SAVE' && (
        <Button look="link" onPress={onStale}>
          {words.text('settings.loadStored')}
        </Button>
      )}
    </Notice>
  );
}
