import { Button, Notice } from '../../kit/controls';
import { useErrorText } from '../../kit/states';
import { useWords } from '../../kit/text';
import type { Rating } from './use-rating';

/** Says that a score is being saved, or why it was not and how to try again. */
export function RatingStatus({ rating }: { readonly rating: Rating }) {
  const words = useWords();
  const wordError = useErrorText();
  const { saving, fault, failed, rate } = rating;
  return (
    <>
      <div class="unseen" role="status">
        {saving === null ? '' : words.text('card.saving')}
      </div>
      {fault && failed !== null && (
        <Notice tone="danger" role="alert">
          <span>{wordError(fault)}</span>
          <Button look="link" onPress={() => rate(failed)}>
            {words.text('state.retry')}
          </Button>
        </Notice>
      )}
    </>
  );
}
